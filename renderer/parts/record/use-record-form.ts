/** The state of one record's form: what stands in the store, what was typed, what is wrong, and saving it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
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
  /** It stands in front: a form that is being saved behind the next one does not. */
  readonly stands: boolean;
  /** It followed another form in the panel: what lies in a new record's slot is that one's draft. */
  readonly follows: boolean;
}

/** For dated facts: 更正 mends the record, 变动 closes it and begins a new one. */
export type Mode = { readonly mode: 'correct' } | { readonly mode: 'change'; readonly from: string };

/** A conflict settled: the version that was looked at, and what is still to be written. */
export interface Settled {
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

/** What was typed as a draft, and the version that it began from. */
function useTyped(options: FormOptions, base: Patch | undefined, present: number | undefined) {
  const { register, id, values: defaults, stands } = options;
  const { patch, set, setPatch } = usePatch(base);
  /** The version of a draft that was taken up; a later one may have been saved since. */
  const [begun, setBegun] = useState<number | undefined>(undefined);
  const version = begun ?? present;
  const owner = register.owner === undefined ? '' : String(defaults[register.owner] ?? '');
  const slot = `record:${register.key}:${id ?? 'new'}:${owner}`;
  const draft = useDraft(slot, { patch, version, stands });
  const clear = () => {
    setPatch({});
    setBegun(undefined);
  };
  const take = (fields: readonly Field[]) => {
    if (draft.draft === null) return;
    const known = new Set(fields.map((field) => field.key));
    setPatch(Object.fromEntries(Object.entries(draft.draft.patch).filter(([key]) => known.has(key))));
    setBegun(draft.draft.version);
  };
  return { ...draft, patch, dirty: Object.keys(patch).length > 0, set, version, clear, take };
}

export function useRecordForm(options: FormOptions) {
  const { register, id, values: defaults, follows } = options;
  const fields = useVocabulary().fields(register);
  const refresh = useRefresh();
  const queries = useQueryClient();
  const [dirty, setDirty] = useState(false);
  const { reading, file } = useStored(options, dirty);
  const base = id === undefined ? defaults : file?.values;
  const typed = useTyped(options, base, file?.version);
  const { patch } = typed;
  if (typed.dirty !== dirty) setDirty(typed.dirty);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const attempt = useAttempt();
  const values: Patch = useMemo(() => ({ ...base, ...patch }), [base, patch]);
  const write = async (mode: Mode, settled: Settled | null): Promise<string> => {
    const version = settled?.version ?? typed.version;
    const { changeId, record } = await call('records.save', {
      register: register.key,
      patch: id === undefined ? { ...defaults, ...patch } : (settled?.patch ?? patch),
      ...(id === undefined ? {} : { id, ...(version === undefined ? {} : { version }) }),
      ...mode,
    });
    await typed.drop();
    if (record.id === id) queries.setQueryData(['records.get', { register: register.key, id }], record);
    typed.clear();
    setLeft(new Set());
    toast.saved(`${register.label}已保存。`, changeId);
    void refresh();
    return record.id;
  };
  return {
    fields,
    values,
    patch,
    faults: { ...faultsAt(register, fields, values, left), ...attempt.faults } satisfies Faults,
    file,
    reading,
    /** Shows all faults; true where there are none. */
    check: (): boolean => {
      setLeft(new Set(fields.map((field) => field.key)));
      return Object.keys(allFaults(register, fields, values)).length === 0;
    },
    /** Saves what `check` let pass; the record's key, or null where something is to be mended first. */
    save: (mode: Mode, settled: Settled | null = null): Promise<string | null> =>
      attempt.run(() => write(mode, settled)),
    set: (key: string, value: FieldValue) => {
      attempt.touch(key);
      typed.set(key, value);
    },
    leave: (key: string) => setLeft((now) => new Set(now).add(key)),
    attempt,
    isReady: id === undefined || file !== undefined,
    draft: typed.isRead && !dirty && !(follows && id === undefined) ? typed.draft : null,
    takeDraft: () => typed.take(fields),
    rewriteDraft: typed.rewrite,
    drop: async () => {
      typed.clear();
      await typed.drop();
      await refresh();
    },
  };
}

export type RecordForm = ReturnType<typeof useRecordForm>;
