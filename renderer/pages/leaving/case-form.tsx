/** Who leaves, why, when, and which of office and labour relation ends. */
import { Checkbox, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { groundsFor, tracksFor } from '../../../db/rules/leaving-grounds.ts';
import type { RefField } from '../../../db/registers/model/field.ts';
import { RefInput } from '../../parts/inputs/ref-input.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { Draft } from './draft.ts';

interface CaseFormProps {
  readonly draft: Draft;
  readonly onChange: (patch: Partial<Draft>) => void;
}

const personField: RefField = { key: 'person', label: '人员', kind: 'ref', register: 'people', required: true };

interface CodeSelectProps {
  readonly label: string;
  readonly list: string;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  /** The codes that are offered; all unless told. */
  readonly only?: readonly string[];
  readonly required?: boolean;
}

function CodeSelect({ label, list, value, onChange, only, required = false }: CodeSelectProps) {
  const { values } = useVocabulary().list(list);
  const data = values
    .filter(({ code, hidden }) => code === value || (hidden !== true && (only === undefined || only.includes(code))))
    .map(({ code, label: name }) => ({ value: code, label: name }));
  return (
    <Select
      label={label}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable={!required}
      allowDeselect={!required}
      withAsterisk={required}
      disabled={data.length === 0}
      placeholder={data.length === 0 ? '不需要' : ''}
      openOnFocus={false}
      selectFirstOptionOnChange
      maxDropdownHeight={280}
      clearButtonProps={{ 'aria-label': '清空', tabIndex: -1 }}
    />
  );
}

interface DaySelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly required?: boolean;
}

function DaySelect({ label, value, onChange, required = false }: DaySelectProps) {
  return (
    <DateInput
      label={label}
      valueFormat="YYYY-MM-DD"
      placeholder="如 2026-03-31"
      withAsterisk={required}
      clearable
      clearButtonProps={{ 'aria-label': `清空${label}`, tabIndex: -1 }}
      value={value}
      onChange={(day) => onChange(day === null ? null : day.slice(0, 10))}
    />
  );
}

/** What was decided: meeting, document, where to. */
function DecisionFields({ draft, onChange }: CaseFormProps) {
  const field = (key: 'meeting' | 'document' | 'wentTo' | 'note', label: string, most: number) => (
    <TextInput
      label={label}
      maxLength={most}
      value={draft[key]}
      onChange={({ currentTarget: { value } }) => onChange({ [key]: value })}
    />
  );
  return (
    <>
      {field('meeting', '研究会议（名称、日期）', 120)}
      {field('document', '审批文号', 80)}
      {field('wentTo', '去向', 100)}
      {field('note', '情况说明', 1000)}
    </>
  );
}

export function CaseForm({ draft, onChange }: CaseFormProps) {
  const { reason, track, ground } = draft;
  const grounds = reason === null ? [] : groundsFor(reason, track);
  const byEmployer = ground !== null && ['illness_over', 'unable', 'circumstances', 'redundancy'].includes(ground);
  return (
    <>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" verticalSpacing={6}>
        <RefInput
          field={personField}
          value={draft.person}
          onChange={(value) => onChange({ person: typeof value === 'string' ? value : null })}
          disabled={draft.leaving !== null}
        />
        <CodeSelect
          label="离岗原因"
          list="exit_reason"
          value={reason}
          onChange={(value) => onChange({ reason: value })}
          required
        />
        <CodeSelect
          label="办理范围"
          list="leaving_track"
          value={track}
          onChange={(value) => onChange({ track: value ?? 'both' })}
          {...(reason === null ? {} : { only: tracksFor(reason) })}
          required
        />
        <DaySelect
          label="离岗日期（最后一天）"
          value={draft.leavesOn}
          onChange={(day) => onChange({ leavesOn: day })}
          required
        />
        <CodeSelect
          label="解除(终止)依据"
          list="ending_ground"
          value={ground}
          onChange={(value) => onChange({ ground: value })}
          only={grounds}
        />
        <DaySelect label="本人申请日期" value={draft.appliedOn} onChange={(day) => onChange({ appliedOn: day })} />
        <DaySelect label="单位通知日期" value={draft.noticedOn} onChange={(day) => onChange({ noticedOn: day })} />
        <Group align="flex-end" pb={8}>
          <Checkbox
            label="支付代通知金"
            checked={draft.noticePaid}
            disabled={!byEmployer}
            onChange={({ currentTarget: { checked } }) => onChange({ noticePaid: checked })}
          />
        </Group>
        <DecisionFields draft={draft} onChange={onChange} />
      </SimpleGrid>
    </>
  );
}
