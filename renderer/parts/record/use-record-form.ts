/** The state of one record's form: what stands in the store, what was typed, what is wrong, and saving it. */
import { useEffect, useMemo, useState } from 'react';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import type { FieldConflict } from '../../../db/records.ts';
import { call, DeskFailure, type OutputOf } from '../../desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { toast } from '../toast.tsx';
import { useDesk, useRefresh } from '../use-desk.ts';
import { allFaults, type Faults, faultsAt } from './faults.ts';
import { type Patch, useDraft } from './use-draft.ts';

export type RecordFile = OutputOf<'records.get'>;

export interface FormOptions {
  readonly register: Register;
  /** Undefined for a new record. */
  readonly id: string | undefined;
  /** What a new record begins with. */
  readonly values: Patch;
}

/** For dated facts: 更正 mends the record, 变动 closes it and begins a new one. */
export type Mode = { readonly mode: 'correct' } | { readonly mode: 'change'; readonly from: string };

interface Conflict {
  readonly version: number;
  readonly conflicts: readonly FieldConflict[];
}

function conflictOf(error: unknown): Conflict | null {
  if (!(error instanceof DeskFailure) || error.code !== 'conflict' || error.details === null) return null;
  return error.details as Conflict;
}

/** The record as it stood when the form was opened; later versions are taken over only while nothing was typed. */
function useOpened(file: RecordFile | undefined, typed: boolean): RecordFile | undefined {
  const [opened, setOpened] = useState(file);
  const fresh = file !== undefined && file !== opened && (opened === undefined || !typed || file.version === opened.version);
  useEffect(() => {
    if (fresh) setOpened(file);
  }, [fresh, file]);
  return fresh ? file : opened;
}

const same = (one: FieldValue | undefined, other: FieldValue | undefined): boolean => (one ?? null) === (other ?? null);

export function useRecordForm({ register, id, values: defaults }: FormOptions) {
  const vocabulary = useVocabulary();
  const fields = vocabulary.fields(register);
  const refresh = useRefresh();
  const [patch, setPatch] = useState<Patch>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [deskFaults, setDeskFaults] = useState<Faults>({});
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const file = useDesk('records.get', { register: register.key, id: id ?? '' }, { enabled: id !== undefined });
  const opened = useOpened(file.data, Object.keys(patch).length > 0);
  const owner = register.owner === undefined ? '' : String(defaults[register.owner] ?? '');
  const { draft, drop, isRead } = useDraft(`record:${register.key}:${id ?? 'new'}:${owner}`, patch);
  const base = id === undefined ? defaults : opened?.values;
  const values: Patch = useMemo(() => ({ ...base, ...patch }), [base, patch]);
  const faults: Faults = { ...faultsAt(register, fields, values, left), ...deskFaults };

  const set = (key: string, value: FieldValue) => {
    setDeskFaults(({ [key]: _gone, ...rest }) => rest);
    setPatch((now) => {
      const { [key]: _old, ...rest } = now;
      return same(base?.[key], value) ? rest : { ...rest, [key]: value };
    });
  };

  /** Checks and saves; the changed record's key, or null where something is to be mended first. */
  const save = async (mode: Mode = { mode: 'correct' }, settled: { readonly version: number; readonly patch: Patch } | null = null): Promise<string | null> => {
    const found = allFaults(register, fields, values);
    setLeft(new Set(fields.map((field) => field.key)));
    if (Object.keys(found).length > 0 && settled === null) return null;
    setBusy(true);
    setFailure(null);
    try {
      const whole = id === undefined ? { ...defaults, ...patch } : (settled?.patch ?? patch);
      const version = settled?.version ?? opened?.version;
      const { changeId, record } = await call('records.save', {
        register: register.key,
        patch: whole,
        ...(id === undefined ? {} : { id, ...(version === undefined ? {} : { version }) }),
        ...mode,
      });
      await drop();
      setPatch({});
      setConflict(null);
      setLeft(new Set());
      toast.saved(`${register.label}已保存。`, changeId);
      await refresh();
      return record.id;
    } catch (error) {
      const both = conflictOf(error);
      if (both !== null) setConflict(both);
      else {
        setFailure(error);
        if (error instanceof DeskFailure) setDeskFaults(Object.fromEntries(error.fields.map((one) => [one.field, one.message])));
      }
      return null;
    } finally {
      setBusy(false);
    }
  };

  return {
    fields,
    values,
    patch,
    set,
    leave: (key: string) => setLeft((now) => new Set(now).add(key)),
    faults,
    failure,
    busy,
    save,
    file: opened,
    reading: file,
    isReady: id === undefined ? true : opened !== undefined,
    conflict,
    forgetConflict: () => setConflict(null),
    draft: isRead && Object.keys(patch).length === 0 ? draft : null,
    takeDraft: () => draft !== null && setPatch(draft.patch),
    drop: async () => {
      setPatch({});
      await drop();
      await refresh();
    },
  };
}

export type RecordForm = ReturnType<typeof useRecordForm>;
