/** Month, addressee, ID numbers, and which kinds of change the addressee gets. */
import { Button, Checkbox, Group, Popover, Select, Stack, Text } from '@mantine/core';
import { MonthPickerInput } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { type Choices, type IdStyle, type ListChoice, nobody } from './list-choice.ts';

interface ChoiceBarProps {
  readonly choices: Choices;
  readonly choice: ListChoice;
  readonly onChoose: (patch: Partial<ListChoice>) => void;
}

const idStyles: readonly { readonly value: IdStyle; readonly label: string }[] = [
  { value: 'masked', label: '遮盖' },
  { value: 'last6', label: '后六位' },
  { value: 'none', label: '不写' },
  { value: 'full', label: '完整（有记录）' },
];

function KindTicks({ choices, recipient }: { readonly choices: Choices; readonly recipient: string }) {
  const refresh = useRefresh();
  const [opened, { close, toggle }] = useDisclosure(false);
  const addressee = choices.addressees.find(({ id }) => id === recipient);
  const own: readonly string[] = addressee?.kinds ?? [];
  const [ticked, setTicked] = useState<readonly string[]>(own);
  const open = () => {
    setTicked(own);
    toggle();
  };
  const save = async () => {
    try {
      const kinds = choices.kinds.map(({ kind }) => kind).filter((kind) => ticked.includes(kind));
      const { changeId } = await call('monthChanges.setKinds', { recipient, kinds });
      await refresh();
      close();
      toast.saved(`以后给${addressee?.name ?? '它'}的变动单只列勾选的类别。`, changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-start" width={240} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconListCheck size={16} aria-hidden />} onClick={open}>
          报哪些变动（{own.length}）
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="报哪些变动">
        <Stack gap="xs">
          <Text size="sm">给{addressee?.name ?? '这个单位'}的变动单列哪些：</Text>
          {choices.kinds.map(({ kind, label }) => (
            <Checkbox
              key={kind}
              label={label}
              checked={ticked.includes(kind)}
              onChange={({ currentTarget: { checked } }) =>
                setTicked((now) => (checked ? [...now, kind] : now.filter((one) => one !== kind)))
              }
            />
          ))}
          <Button size="compact-md" disabled={ticked.length === 0} onClick={() => void save()}>
            保存，以后都这样
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

export function ChoiceBar({ choices, choice, onChoose }: ChoiceBarProps) {
  const session = useSession();
  const styles = session.has('private.reveal') ? idStyles : idStyles.filter(({ value }) => value !== 'full');
  const mayTick = !session.readOnly && session.has('report.write');
  return (
    <Group gap="xs" align="flex-end" mb="xs">
      <MonthPickerInput
        label="月份"
        w={130}
        valueFormat="YYYY年M月"
        maxDate={`${choices.last}-01`}
        value={`${choice.month}-01`}
        onChange={(month) => month !== null && onChoose({ month: month.slice(0, 7) })}
      />
      <Select
        label="收件单位"
        w={250}
        allowDeselect={false}
        searchable
        data={[
          { value: nobody, label: '不分单位（全部类别）' },
          ...choices.addressees.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={choice.recipient ?? nobody}
        onChange={(value) => value !== null && onChoose({ recipient: value === nobody ? null : value })}
      />
      <Select
        label="文件里的身份证号"
        w={150}
        allowDeselect={false}
        data={[...styles]}
        value={choice.ids}
        onChange={(value) => {
          const style = styles.find((one) => one.value === value);
          if (style !== undefined) onChoose({ ids: style.value });
        }}
      />
      {mayTick && choice.recipient !== null ? (
        <KindTicks key={choice.recipient} choices={choices} recipient={choice.recipient} />
      ) : null}
    </Group>
  );
}
