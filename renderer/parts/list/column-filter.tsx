/** The filter of one column, by kind: words, choices, from–to, whether anything stands there. */
import { Button, Checkbox, Group, ScrollArea, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { type AnyField, useVocabulary } from '../../vocabulary.tsx';
import { FieldInput } from '../field-input.tsx';
import { pinyinOf } from '../../../db/rules/pinyin.ts';
import { useDesk } from '../use-desk.ts';

interface ColumnFilterProps {
  readonly field: AnyField;
  readonly filters: readonly Filter[];
  /** The filters of this column, replaced; closes the filter. */
  readonly onApply: (filters: readonly Filter[]) => void;
}

type Options = readonly { readonly value: string; readonly label: string }[];

/** What may be ticked; null for kinds that are searched or bounded instead. */
function useOptions(field: AnyField): Options | null {
  const { list } = useVocabulary();
  const register = field.kind === 'ref' ? field.register : '';
  const records = useDesk('records.choices', { register, limit: 500 }, { enabled: field.kind === 'ref' });
  if (field.kind === 'choice') return list(field.list).values.map(({ code, label }) => ({ value: code, label }));
  if (field.kind === 'flag') {
    return [
      { value: '1', label: '是' },
      { value: '0', label: '否' },
    ];
  }
  return field.kind === 'ref' ? (records.data ?? []).map(({ id, label }) => ({ value: id, label })) : null;
}

function Choices({ field, options, filters, onApply }: ColumnFilterProps & { readonly options: Options }) {
  const [ticked, setTicked] = useState<string[]>(() =>
    (filters.find((filter) => filter.op === 'is')?.values ?? []).map(String),
  );
  const [word, setWord] = useState('');
  const wanted = word.trim().toLowerCase();
  const shown = options.filter(
    ({ label }) => wanted === '' || label.includes(wanted) || pinyinOf(label).initials.includes(wanted),
  );
  const values = field.kind === 'flag' ? ticked.map(Number) : ticked;
  return (
    <Frame
      field={field}
      apply={() => onApply(ticked.length === 0 ? [] : [{ key: field.key, op: 'is', values }])}
      onApply={onApply}
    >
      {options.length > 8 ? (
        <TextInput
          size="xs"
          label={`在${field.label}里查找`}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
          data-autofocus
        />
      ) : null}
      <Checkbox.Group
        value={ticked}
        onChange={setTicked}
        label={options.length > 8 ? null : field.label}
        aria-label={field.label}
      >
        {/* The buttons below stay in the window, also at 150 %. */}
        <ScrollArea.Autosize mah="clamp(80px, 100vh - 420px, 260px)">
          <Stack gap={6} pt={4}>
            {shown.map((option) => (
              <Checkbox key={option.value} size="xs" value={option.value} label={option.label} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Checkbox.Group>
    </Frame>
  );
}

function Bounds({ field, filters, onApply }: ColumnFilterProps) {
  const bound = (op: 'from' | 'to'): FieldValue => filters.find((filter) => filter.op === op)?.values[0] ?? null;
  const [from, setFrom] = useState(bound('from'));
  const [to, setTo] = useState(bound('to'));
  const one = (op: 'from' | 'to', value: FieldValue): readonly Filter[] =>
    value === null ? [] : [{ key: field.key, op, values: [value] }];
  const input = (key: string, label: string, value: FieldValue, set: (value: FieldValue) => void) => (
    <FieldInput field={{ ...plainOf(field), key, label }} value={value} onChange={set} />
  );
  return (
    <Frame field={field} apply={() => onApply([...one('from', from), ...one('to', to)])} onApply={onApply}>
      {input(`${field.key}-from`, `${field.label} 从`, from, setFrom)}
      {input(`${field.key}-to`, '到（含）', to, setTo)}
    </Frame>
  );
}

/** The field without what only a form needs. */
function plainOf(field: AnyField): AnyField {
  const { help: _help, required: _required, ...rest } = field;
  return rest;
}

function Words({ field, filters, onApply }: ColumnFilterProps) {
  const [word, setWord] = useState(() => String(filters.find((filter) => filter.op === 'contains')?.values[0] ?? ''));
  const apply = () => onApply(word.trim() === '' ? [] : [{ key: field.key, op: 'contains', values: [word.trim()] }]);
  return (
    <Frame field={field} apply={apply} onApply={onApply}>
      <TextInput
        size="xs"
        label={`${field.label} 含`}
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
        data-autofocus
      />
    </Frame>
  );
}

type FrameProps = Pick<ColumnFilterProps, 'field' | 'onApply'> & {
  readonly apply: () => void;
  readonly children: ReactNode;
};

/** The inputs of a filter, Enter or 筛选 to apply them. */
function Frame({ field, apply, onApply, children }: FrameProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply();
  };
  return (
    <form onSubmit={submit} style={{ width: 220, display: 'grid', gap: 6 }}>
      {children}
      <Group gap="xs" wrap="nowrap">
        <Button size="compact-xs" type="submit">
          筛选
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onApply([])}>
          清除
        </Button>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => onApply([{ key: field.key, op: 'empty', values: [] }])}
        >
          只看没填的
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => onApply([{ key: field.key, op: 'filled', values: [] }])}
        >
          只看已填的
        </Button>
      </Group>
    </form>
  );
}

export function ColumnFilter(props: ColumnFilterProps) {
  const options = useOptions(props.field);
  const { kind } = props.field;
  const bounded = kind === 'day' || kind === 'year' || kind === 'integer' || kind === 'decimal' || kind === 'money';
  if (options !== null) return <Choices {...props} options={options} />;
  return bounded ? <Bounds {...props} /> : <Words {...props} />;
}
