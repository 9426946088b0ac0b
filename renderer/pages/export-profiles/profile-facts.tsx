/** What the profile is called, to whom it goes, of which register it is, and what its file is like. */
import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { ask } from '../../parts/ask.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { Edited } from './profile-columns.ts';

const fileTypes = ['.xlsx', '.csv（UTF-8）', '.csv（GB18030）'] as const satisfies readonly Edited['fileType'][];

interface ProfileFactsProps {
  readonly edited: Edited;
  readonly disabled: boolean;
  readonly onChange: (next: Partial<Edited>) => void;
}

function Recipient({ edited, disabled, onChange }: ProfileFactsProps) {
  const found = useDesk('records.choices', { register: 'recipients', limit: 200 });
  return (
    <Select
      size="xs"
      w={170}
      label="收件单位"
      placeholder="可不填"
      clearable
      clearButtonProps={{ 'aria-label': '不填收件单位' }}
      searchable
      disabled={disabled}
      data={found.data?.map(({ id, label }) => ({ value: id, label })) ?? []}
      value={edited.recipient}
      onChange={(recipient) => onChange({ recipient })}
    />
  );
}

function RowRegister({ edited, disabled, onChange }: ProfileFactsProps) {
  const { registers } = useVocabulary();
  const session = useSession();
  const choose = async (register: string | null) => {
    if (register === null || register === edited.register) return;
    const body = '各列取的是原来台账的栏目，换了台账要重新选列。';
    if (edited.columns.length > 0 && !(await ask({ title: '换一个台账', body, confirm: '换台账' }))) return;
    onChange({ register, columns: [] });
  };
  // People first, then in the order of the areas.
  const own = registers
    .filter((register) => session.may(register, 'export') && register.single !== true)
    .toSorted((a, b) => Number(b.key === 'people') - Number(a.key === 'people'));
  return (
    <Select
      size="xs"
      w={140}
      label="导出哪个台账"
      searchable
      allowDeselect={false}
      disabled={disabled}
      data={own.map(({ key, label }) => ({ value: key, label }))}
      value={edited.register}
      onChange={(register) => void choose(register)}
    />
  );
}

export function ProfileFacts(props: ProfileFactsProps) {
  const { edited, disabled, onChange } = props;
  const isBook = edited.fileType === '.xlsx';
  return (
    <Group gap="xs" align="flex-end" mb={6}>
      <TextInput
        size="xs"
        w={190}
        label="格式名称"
        withAsterisk
        placeholder="如：省社工平台"
        maxLength={60}
        disabled={disabled}
        value={edited.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Recipient {...props} />
      <RowRegister {...props} />
      <Select
        size="xs"
        w={140}
        label="文件格式"
        allowDeselect={false}
        disabled={disabled}
        data={[...fileTypes]}
        value={edited.fileType}
        onChange={(value) => {
          const fileType = fileTypes.find((one) => one === value);
          if (fileType !== undefined) onChange({ fileType });
        }}
      />
      <TextInput
        size="xs"
        w={120}
        label="工作表名"
        placeholder="同格式名称"
        maxLength={31}
        disabled={disabled || !isBook}
        value={edited.sheetName}
        onChange={(event) => onChange({ sheetName: event.currentTarget.value })}
      />
      <Checkbox
        mb={6}
        label="带列表的标题"
        disabled={disabled || !isBook}
        checked={isBook && edited.titled}
        onChange={(event) => onChange({ titled: event.currentTarget.checked })}
      />
      <TextInput
        size="xs"
        style={{ flex: '1 1 140px' }}
        label="备注"
        maxLength={1000}
        disabled={disabled}
        value={edited.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </Group>
  );
}
