/** Another value for a cell: chosen where the field has choices, else typed as in the file. */
import { Button, Group, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Field } from '../../../db/registers/model/field.ts';
import { useChoices } from '../../parts/inputs/choice-input.tsx';
import { useDesk } from '../../parts/use-desk.ts';

interface ValueInputProps {
  readonly field: Field | null;
  readonly text: string;
  readonly busy: boolean;
  readonly onSave: (text: string) => void;
}

interface ChosenProps extends Omit<ValueInputProps, 'field'> {
  readonly labels: readonly string[];
}

const label = '改为';

function Chosen({ labels, text, busy, onSave }: ChosenProps) {
  return (
    <Select
      label={label}
      description="选中就保存"
      data={[...new Set(labels)]}
      value={labels.includes(text) ? text : null}
      placeholder={text === '' ? '请选择' : text}
      onChange={(value) => value !== null && onSave(value)}
      disabled={busy}
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      // Else Enter finds nothing to take after typing that opens the list.
      selectFirstOptionOnDropdownOpen
      maxDropdownHeight={220}
      comboboxProps={{ withinPortal: false }}
      openOnFocus={false}
      autoFocus
      data-autofocus
    />
  );
}

function FromList({ list, ...rest }: Omit<ValueInputProps, 'field'> & { readonly list: string }) {
  const { data } = useChoices(list, null);
  return <Chosen {...rest} labels={data.map((option) => option.label)} />;
}

function FromRegister({ register, ...rest }: Omit<ValueInputProps, 'field'> & { readonly register: string }) {
  const found = useDesk('records.choices', { register, limit: 500 });
  return <Chosen {...rest} labels={(found.data ?? []).map((one) => one.label)} />;
}

function Typed({ field, text, busy, onSave }: ValueInputProps) {
  const [typed, setTyped] = useState(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(typed);
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label={label}
          style={{ flex: 1 }}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          placeholder={field?.kind === 'day' ? '如 1990.5 或 1990-05-01' : '空着就是不改动台账'}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          data-autofocus
        />
        <Button type="submit" loading={busy}>
          保存
        </Button>
      </Group>
    </form>
  );
}

export function ValueInput(props: ValueInputProps) {
  const { field, ...rest } = props;
  if (field?.kind === 'choice') return <FromList {...rest} list={field.list} />;
  if (field?.kind === 'flag') return <Chosen {...rest} labels={['是', '否']} />;
  if (field?.kind === 'ref') return <FromRegister {...rest} register={field.register} />;
  return <Typed {...props} />;
}
