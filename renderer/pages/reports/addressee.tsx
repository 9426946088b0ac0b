/** 一、报给谁: the recipient, chosen or added in place, the period and the days. */
import { Button, Fieldset, Group, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconPlus } from '@tabler/icons-react';
import { RefInput } from '../../parts/inputs/ref-input.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useSession } from '../../session.tsx';
import type { ChoiceFaults, ParcelChoice } from './parcel-choice.ts';

interface AddresseeProps {
  readonly choice: ParcelChoice;
  readonly change: (patch: Partial<ParcelChoice>) => void;
  readonly faults: ChoiceFaults;
}

const recipientField = {
  key: 'recipient',
  label: '收件单位',
  kind: 'ref',
  register: 'recipients',
  required: true,
} as const;

/** The periods that reports are usually made of, the one that is due first. */
function usualPeriods(today: string): readonly string[] {
  const year = Number(today.slice(0, 4));
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const names = ['第一季度', '第二季度', '第三季度', '第四季度'];
  return [`${year}年${names[quarter - 1] ?? ''}`, `${year}年`, `${year - 1}年度`, `${year}年上半年`];
}

export function Addressee({ choice, change, faults }: AddresseeProps) {
  const { today } = useSession();
  const drawer = useRecordDrawer();
  const year = Number(today.slice(0, 4));
  const add = () => drawer.open({ register: 'recipients', onSaved: (recipient) => change({ recipient }) });
  return (
    <Fieldset legend="一、报给谁">
      <Group align="flex-start" gap="xs" wrap="nowrap">
        <div style={{ flex: 1, minWidth: 0 }}>
          <RefInput
            field={recipientField}
            value={choice.recipient}
            onChange={(value) => change({ recipient: typeof value === 'string' ? value : null })}
            error={faults.recipient}
          />
        </div>
        <Button variant="default" mt={21} leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
          新增
        </Button>
      </Group>
      <Group align="flex-start" grow mt="xs" gap="xs">
        <TextInput
          label="期间"
          withAsterisk
          list="usual-periods"
          maxLength={40}
          value={choice.period}
          error={faults.period}
          onChange={(event) => change({ period: event.currentTarget.value })}
        />
        <DateInput
          label="数据截止日"
          withAsterisk
          valueFormat="YYYY-MM-DD"
          maxDate={today}
          value={choice.cutOff}
          error={faults.cutOff}
          onChange={(value) => change({ cutOff: value ?? '' })}
        />
        <Select
          label="考核年度"
          data={Array.from({ length: 12 }, (_, place) => ({
            value: String(year - place),
            label: `${year - place} 年`,
          }))}
          value={String(choice.year)}
          onChange={(value) => value !== null && change({ year: Number(value) })}
          allowDeselect={false}
        />
      </Group>
      <datalist id="usual-periods">
        {usualPeriods(today).map((period) => (
          <option key={period} value={period} />
        ))}
      </datalist>
    </Fieldset>
  );
}
