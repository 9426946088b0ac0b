/** The state of one record's form: what stands in the store, what was typed, what is wrong, and saving it. */
import { useEffect, useMemo, useState } from 'react';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { call, type OutputOf } from '../../desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { toast } from '../toast.tsx';
import { useDesk, useRefresh } from '../use-desk.ts';
import { useAttempt } from './use-attempt.ts';
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

/** A conflict settled: the version that was looked at, and what is still to be written. */
interface Settled {
  readonly version: number;
  readonly patch: Patch;
}

/** The record as it stood when the form was opened; later versions are taken over only while nothing was typed. */
function useOpened(file: RecordFile | undefined, typed: boolean): RecordFile | undefined {
  const [opened, setOpened] = useState(file);
  const fresh =
    file !== undefined && file !== opened && (opened === undefined || !typed || file.version === opened.version);
  useEffect(() => {
    if (fresh) setOpened(file);
  }, [fresh, file]);
  return fresh ? file : opened;
}

const same = (one: FieldValue | undefined, other: FieldValue | undefined): boolean => (one ?? null) === (other ?? null);

/** What was typed, against what the record began with; typing the old value again is no change. */
function usePatch(base: Patch | undefined) {
  const [patch, setPatch] = useState<Patch>({});
  const set = (key: string, value: FieldValue) =>
    setPatch((now) => {
      const { [key]: _old, ...rest } = now;
      return same(base?.[key], value) ? rest : { ...rest, [key]: value };
    });
  return { patch, set, setPatch };
}

/** The stored record of a form, frozen as it was opened. */
function useStored({ register, id }: FormOptions, typed: boolean) {
  const reading = useDesk('records.get', { register: register.key, id: id ?? '' }, { enabled: id !== undefined });
  return { reading, file: useOpened(reading.data, typed) };
}

export function useRecordForm(options: FormOptions) {
  const { register, id, values: defaults } = options;
  const fields = useVocabulary().fields(register);
  const refresh = useRefresh();
  const [typed, setTyped] = useState(false);
  const { reading, file } = useStored(options, typed);
  const base = id === undefined ? defaults : file?.values;
  const { patch, set, setPatch } = usePatch(base);
  const dirty = Object.keys(patch).length > 0;
  if (dirty !== typed) setTyped(dirty);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const attempt = useAttempt();
  const owner = register.owner === undefined ? '' : String(defaults[register.owner] ?? '');
  const { draft, drop, isRead } = useDraft(`record:${register.key}:${id ?? 'new'}:${owner}`, patch);
  const values: Patch = useMemo(() => ({ ...base, ...patch }), [base, patch]);

  const write = async (mode: Mode, settled: Settled | null): Promise<string> => {
    const version = settled?.version ?? file?.version;
    const { changeId, record } = await call('records.save', {
      register: register.key,
      patch: id === undefined ? { ...defaults, ...patch } : (settled?.patch ?? patch),
      ...(id === undefined ? {} : { id, ...(version === undefined ? {} : { version }) }),
      ...mode,
    });
    await drop();
    setPatch({});
    setLeft(new Set());
    toast.saved(`${register.label}已保存。`, changeId);
    await refresh();
    return record.id;
  };
  /** Checks and saves; the record's key, or null where something is to be mended first. */
  const save = async (mode: Mode = { mode: 'correct' }, settled: Settled | null = null): Promise<string | null> => {
    setLeft(new Set(fields.map((field) => field.key)));
    const faulty = Object.keys(allFaults(register, fields, values)).length > 0;
    return faulty && settled === null ? null : attempt.run(() => write(mode, settled));
  };
  return {
    fields,
    values,
    patch,
    faults: { ...faultsAt(register, fields, values, left), ...attempt.faults } satisfies Faults,
    file,
    reading,
    save,
    set: (key: string, value: FieldValue) => {
      attempt.touch(key);
      set(key, value);
    },
    leave: (key: string) => setLeft((now) => new Set(now).add(key)),
    attempt,
    isReady: id === undefined || file !== undefined,
    draft: isRead && !dirty ? draft : null,
    takeDraft: () => draft !== null && setPatch(draft.patch),
    drop: async () => {
      setPatch({});
      await drop();
      await refresh();
    },
  };
}

export type RecordForm = ReturnType<typeof useRecordForm>;
