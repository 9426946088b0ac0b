/** 批量修改: the same value in one or more fields of many records, as one change. */
import { Button, MultiSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { call } from '../../desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { BesideBody, BesideFoot } from '../beside.tsx';
import { FieldInput } from '../field-input.tsx';
import { FailureNote } from '../notes.tsx';
import { DatedMode, type ModeChoice, modeOf, noChoice } from '../record/dated-mode.tsx';
import { fieldFault } from '../record/faults.ts';
import { toast } from '../toast.tsx';
import { useRefresh } from '../use-desk.ts';

interface BulkEditProps {
  readonly register: Register;
  readonly ids: readonly string[];
  readonly done: () => void;
}

/** What many records may share: not whose they are, not what must differ, no picture. */
function sharable(register: Register, fields: readonly Field[]): readonly Field[] {
  const unique = new Set((register.unique ?? []).flat());
  return fields.filter((field) => field.key !== register.owner && !unique.has(field.key) && field.kind !== 'photo');
}

/** Whether a dated fact changes in more than its ends: 更正 or 自某日起变动? */
function asksMode({ dated }: Register, keys: readonly string[]): boolean {
  return dated?.to !== undefined && keys.some((key) => key !== dated.from && key !== dated.to);
}

function useBulkEdit({ register, ids, done }: BulkEditProps) {
  const refresh = useRefresh();
  const all = sharable(register, useVocabulary().fields(register));
  const [keys, setKeys] = useState<string[]>([]);
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [choice, setChoice] = useState<ModeChoice>(noChoice);
  const [modeFault, setModeFault] = useState<string | null>(null);
  const asks = asksMode(register, keys);
  const chosen = keys.flatMap((key) => all.find((field) => field.key === key) ?? []);
  const faultOf = (field: Field): string | null => fieldFault(field, values[field.key] ?? null);
  const save = async () => {
    const mode = asks ? modeOf(choice) : ({ mode: 'correct' } as const);
    setModeFault(typeof mode === 'string' ? mode : null);
    if (typeof mode === 'string') return;
    setBusy(true);
    setFailure(null);
    try {
      const patch = Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
      const { changeId, count } = await call('records.bulk', { register: register.key, ids: [...ids], patch, ...mode });
      await refresh();
      toast.saved(`已批量修改 ${count} ${register.unit}。`, changeId);
      done();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const set = (key: string, value: FieldValue) => setValues((now) => ({ ...now, [key]: value }));
  const mayTry = chosen.length > 0 && chosen.every((field) => faultOf(field) === null);
  const dated = { choice, onChange: setChoice, fault: modeFault };
  return { all, keys, setKeys, chosen, values, set, faultOf, failure, busy, save, mayTry, asks, dated };
}

export function BulkEdit(props: BulkEditProps) {
  const { register, ids } = props;
  const { all, keys, setKeys, chosen, values, set, faultOf, failure, busy, save, mayTry, asks, dated } =
    useBulkEdit(props);
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <Text size="sm">
            把选中的 {ids.length} {register.unit}
            改成同样的内容。留空的栏目会被清空；要么全部改成，要么都不改，可以撤销。
          </Text>
          <MultiSelect
            label="要改的栏目"
            data={all.map((field) => ({ value: field.key, label: field.label }))}
            value={keys}
            onChange={setKeys}
            searchable
            selectFirstOptionOnChange
            openOnFocus={false}
            data-autofocus
            maxDropdownHeight={260}
          />
          {chosen.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              value={values[field.key] ?? null}
              error={Object.hasOwn(values, field.key) ? faultOf(field) : null}
              onChange={(value) => set(field.key, value)}
            />
          ))}
          {asks ? <DatedMode {...dated} /> : null}
          {failure === null ? null : <FailureNote error={failure} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button onClick={() => void save()} loading={busy} disabled={!mayTry}>
          修改 {ids.length} {register.unit}
        </Button>
      </BesideFoot>
    </>
  );
}
