/** The keys of a form: Enter goes to the next field, Ctrl+S saves, Ctrl+Enter saves and goes on. */
import type { KeyboardEvent } from 'react';

const fieldsIn = 'input:not([type=hidden]):not([disabled]):not([readonly]), textarea:not([disabled])';

/** Moves to the next field of the form; at the last one stays. */
function focusNext(form: HTMLElement, from: HTMLElement): void {
  const fields = [...form.querySelectorAll<HTMLElement>(fieldsIn)].filter((field) => field.offsetParent !== null);
  const next = fields[fields.indexOf(from) + 1];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** Puts the keyboard into the field of a key; false where the form has none. */
export function focusField(form: HTMLElement | null, key: string): boolean {
  const input = form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`);
  const target =
    input?.matches('input, textarea') === true ? input : input?.querySelector<HTMLElement>('input, textarea');
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
  return target !== null && target !== undefined;
}

interface Acts {
  readonly save: () => void;
  readonly saveAndNext: () => void;
}

/** Handles a key pressed anywhere in a form. */
export function handleFormKey(event: KeyboardEvent<HTMLElement>, { save, saveAndNext }: Acts): void {
  if (event.nativeEvent.isComposing) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === 's') {
    event.preventDefault();
    save();
    return;
  }
  if (event.key !== 'Enter') return;
  if (control) {
    event.preventDefault();
    saveAndNext();
    return;
  }
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLInputElement) || event.shiftKey) return;
  event.preventDefault();
  // After a list has taken its choice.
  setTimeout(() => focusNext(currentTarget, target));
}
