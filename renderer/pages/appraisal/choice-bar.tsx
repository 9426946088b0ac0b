/** The controls above the forms: year, whose forms, what stands on them. */
import { Checkbox, Group, Input, MultiSelect, SegmentedControl, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { RefInput } from '../../parts/inputs/ref-input.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { type FormChoice, type Scope, yearsUpTo } from './form-choice.ts';

interface ChoiceBarProps {
  readonly choice: FormChoice;
  readonly change: (patch: Partial<FormChoice>) => void;
}

const scopes = [
  { value: 'community', label: '整个社区' },
  { value: 'picked', label: '选定人员' },
  { value: 'one', label: '单个人' },
] as const satisfies readonly { readonly value: Scope; readonly label: string }[];

const options = [
  { key: 'opinions', label: '打印意见' },
  { key: 'scores', label: '打印得分' },
  { key: 'photo', label: '照片' },
  { key: 'county', label: '备案意见栏' },
  { key: 'duplex', label: '双面' },
] as const;

function CommunitySelect({ choice, change }: ChoiceBarProps) {
  const found = useDesk('records.choices', { register: 'communities', limit: 500 });
  const data = [{ value: '', label: '全街道' }, ...(found.data ?? []).map(({ id, label }) => ({ value: id, label }))];
  return (
    <Select
      label="社区"
      data={data}
      value={choice.community}
      onChange={(value) => change({ community: value ?? '' })}
      allowDeselect={false}
      searchable
      w={220}
    />
  );
}

/** People found by name, pinyin or tail of a number; the picked ones stay among the options so that they keep their names. */
function PeoplePicker({ choice, change }: ChoiceBarProps) {
  const [typed, setTyped] = useState('');
  const [word] = useDebouncedValue(typed.trim(), 200);
  const names = useDesk(
    'records.choices',
    { register: 'people', ids: [...choice.picked], limit: 500 },
    { enabled: choice.picked.length > 0, keep: true },
  );
  const found = useDesk('records.choices', { register: 'people', search: word, limit: 50 }, { keep: true });
  const known = new Map([...(names.data ?? []), ...(found.data ?? [])].map(({ id, label }) => [id, label]));
  for (const id of choice.picked) if (!known.has(id)) known.set(id, '……');
  return (
    <MultiSelect
      label="人员"
      data={[...known].map(([value, label]) => ({ value, label }))}
      filter={({ options: all }) => all}
      value={[...choice.picked]}
      onChange={(picked) => change({ picked })}
      searchValue={typed}
      onSearchChange={setTyped}
      searchable
      clearable
      hidePickedOptions
      placeholder={choice.picked.length === 0 ? '姓名、拼音或身份证尾号' : ''}
      nothingFoundMessage="没有找到这个人"
      clearButtonProps={{ 'aria-label': '清空' }}
      style={{ flex: 1, minWidth: 260, maxWidth: 560 }}
      styles={{ pillsList: { maxHeight: 58, overflow: 'auto' } }}
    />
  );
}

const personField = { key: 'person', label: '人员', kind: 'ref', register: 'people' } as const;

export function ChoiceBar({ choice, change }: ChoiceBarProps) {
  const { today } = useSession();
  return (
    <Group align="flex-start" gap="md" style={{ rowGap: 8 }} mb="xs">
      <Select
        label="考核年度"
        data={yearsUpTo(today).map((year) => ({ value: String(year), label: `${year} 年` }))}
        value={String(choice.year)}
        onChange={(value) => value !== null && change({ year: Number(value) })}
        allowDeselect={false}
        w={110}
      />
      <Input.Wrapper label="范围" labelElement="div">
        <SegmentedControl
          aria-label="范围"
          data={[...scopes]}
          value={choice.scope}
          onChange={(scope) => change({ scope })}
          h={36}
          style={{ display: 'flex' }}
        />
      </Input.Wrapper>
      {choice.scope === 'community' ? <CommunitySelect choice={choice} change={change} /> : null}
      {choice.scope === 'picked' ? <PeoplePicker choice={choice} change={change} /> : null}
      {choice.scope === 'one' ? (
        <div style={{ width: 260 }}>
          <RefInput
            field={personField}
            value={choice.one}
            onChange={(one) => change({ one: typeof one === 'string' ? one : null })}
          />
        </div>
      ) : null}
      <Input.Wrapper label="打印哪些" labelElement="div">
        <Group gap="md" h={36}>
          {options.map(({ key, label }) => (
            <Checkbox
              key={key}
              label={label}
              checked={choice[key]}
              onChange={(event) => change({ [key]: event.currentTarget.checked })}
            />
          ))}
        </Group>
      </Input.Wrapper>
    </Group>
  );
}
