/** Saving a record's form: 更正 or 自某日起变动 first, the faults in view where it cannot be saved, then what comes next. */
import { type RefObject, useEffect, useState } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { asksMode, type ModeChoice, modeOf, noChoice } from './dated-mode.tsx';
import type { OpenRecord } from './record-panel.tsx';
import type { RecordForm } from './use-record-form.ts';

interface SavingOptions {
  readonly register: Register;
  readonly form: RecordForm;
  readonly request: OpenRecord;
  /** The element around the form, for the first fault. */
  readonly place: RefObject<HTMLElement | null>;
  readonly open: (request: OpenRecord) => void;
  readonly close: () => void;
}

export function useSaving({ register, form, request, place, open, close }: SavingOptions) {
  const { id, ids, onSaved } = request;
  const [choice, setChoice] = useState<ModeChoice>(noChoice);
  const [fault, setFault] = useState<string | null>(null);
  const asks = asksMode(register, form);
  const next = id === undefined ? undefined : ids?.[ids.indexOf(id) + 1];
  useUnsavedGuard(form);

  /** The key of the saved record, null where nothing was to be saved, undefined where something is to be mended. */
  const save = async (): Promise<string | null | undefined> => {
    const mode = asks ? modeOf(choice) : ({ mode: 'correct' } as const);
    setFault(typeof mode === 'string' ? mode : null);
    if (typeof mode === 'string') return undefined;
    if (id !== undefined && Object.keys(form.patch).length === 0) return null;
    const saved = await form.save(mode);
    if (saved !== null) return saved;
    setTimeout(() => place.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid=true]')?.focus());
    return undefined;
  };
  /** The panel closes, and who asked for the record hears of it. */
  const saveAndClose = async (): Promise<void> => {
    const saved = await save();
    if (saved === undefined) return;
    close();
    if (saved !== null) onSaved?.(saved);
  };
  const saveAndNext = async (): Promise<void> => {
    if ((await save()) === undefined) return;
    if (id === undefined) open({ ...request });
    else if (next !== undefined) open({ ...request, id: next });
    else close();
  };
  const choose = (chosen: ModeChoice): void => {
    setChoice(chosen);
    setFault(null);
  };
  return { asks, choice, choose, fault, hasNext: next !== undefined, saveAndClose, saveAndNext };
}

/** Asks before the browser closes the page over something typed. */
function useUnsavedGuard(form: RecordForm): void {
  const dirty = Object.keys(form.patch).length > 0;
  useEffect(() => {
    if (!dirty) return;
    const guard = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, [dirty]);
}
