/** Saving a record's form: 更正 or 自某日起变动 first, the faults in view where it cannot be saved, then what comes next. */
import { type RefObject, useEffect, useState } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { asksMode, type ModeChoice, modeOf, noChoice } from './dated-mode.tsx';
import type { OpenRecord } from './record-panel.tsx';
import type { Rounds } from './use-rounds.ts';
import type { Mode, RecordForm, Settled } from './use-record-form.ts';

interface SavingOptions {
  readonly register: Register;
  readonly form: RecordForm;
  readonly request: OpenRecord;
  /** The element around the form, for the first fault. */
  readonly place: RefObject<HTMLElement | null>;
  /** Shows the next form while this one is being saved. */
  readonly goOn: Rounds['goOn'];
  /** This form has done its work. */
  readonly close: () => void;
}

/** The record after this one in the list that it was opened from. */
export function nextOf({ id, ids }: OpenRecord): string | undefined {
  return id === undefined ? undefined : ids?.[ids.indexOf(id) + 1];
}

const correcting: Mode = { mode: 'correct' };

export function useSaving({ register, form, request, place, goOn, close }: SavingOptions) {
  const { id, onSaved } = request;
  const [choice, setChoice] = useState<ModeChoice>(noChoice);
  const [fault, setFault] = useState<string | null>(null);
  const asks = asksMode(register, form);
  const next = nextOf(request);
  const nothingTyped = id !== undefined && Object.keys(form.patch).length === 0;
  useUnsavedGuard(form);

  const showFault = (): void =>
    void setTimeout(() =>
      place.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid=true]')?.focus(),
    );
  /** How the form may be saved now; null where something is to be mended first, which is then in view. */
  const ready = (): Mode | null => {
    if (form.attempt.busy) return null;
    const mode = asks ? modeOf(choice) : correcting;
    setFault(typeof mode === 'string' ? mode : null);
    if (typeof mode === 'string') return null;
    if (form.check()) return mode;
    showFault();
    return null;
  };
  const save = async (mode: Mode, settled: Settled | null = null): Promise<string | null> => {
    const saved = await form.save(mode, settled);
    if (saved === null) showFault();
    return saved;
  };
  /** The form closes, and who asked for the record hears of it. */
  const saveAndClose = async (): Promise<void> => {
    if (nothingTyped) {
      close();
      return;
    }
    const mode = ready();
    const saved = mode === null ? null : await save(mode);
    if (saved === null) return;
    close();
    onSaved?.(saved);
  };
  /** The next form stands at once: keys that follow belong to it. Where the desk refuses, this one comes back. */
  const saveAndNext = (): void => {
    const mode = nothingTyped ? correcting : ready();
    if (mode === null) return;
    const saving = () => (nothingTyped ? Promise.resolve(id) : save(mode));
    if (id !== undefined && next === undefined) void saving().then((saved) => saved === null || close());
    else goOn(id === undefined ? request : { ...request, id: next ?? id }, saving());
  };
  /** Writes after a conflict was decided field by field. */
  const settle = async (settled: Settled): Promise<void> => {
    const mode = asks ? modeOf(choice) : correcting;
    if (typeof mode !== 'string' && (await save(mode, settled)) !== null) close();
  };
  const choose = (chosen: ModeChoice): void => {
    setChoice(chosen);
    setFault(null);
  };
  return { asks, choice, choose, fault, hasNext: next !== undefined, saveAndClose, saveAndNext, settle };
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
