/** What is chosen on the parcel page, and what can be said about it before asking the desk. */
import type { InputOf, OutputOf } from '../../desk.ts';

export type ParcelInput = InputOf<'parcels.preview'>;
export type Disclosure = ParcelInput['disclosure'][string];
export type LeavingRegister = OutputOf<'parcels.options'>['registers'][number];

export interface ParcelChoice {
  readonly recipient: string | null;
  readonly period: string;
  readonly cutOff: string;
  readonly year: number;
  /** Where the clerk chose otherwise than proposed. */
  readonly changed: Readonly<Record<string, Disclosure>>;
}

/** The choice that a page opened today begins with. @param today YYYY-MM-DD */
export function firstChoice(today: string): ParcelChoice {
  const year = Number(today.slice(0, 4));
  return {
    recipient: null,
    period: `${year}年`,
    cutOff: today,
    year: today.slice(5, 7) <= '06' ? year - 1 : year,
    changed: {},
  };
}

/** How each register leaves. */
export function disclosureOf(
  choice: ParcelChoice,
  registers: readonly LeavingRegister[],
): Readonly<Record<string, Disclosure>> {
  return Object.fromEntries(registers.map(({ key, proposed }) => [key, choice.changed[key] ?? proposed]));
}

export type ChoiceFaults = Readonly<Partial<Record<'recipient' | 'period' | 'cutOff', string>>>;

/** What is missing, at its field. */
export function faultsOf(choice: ParcelChoice): ChoiceFaults {
  return {
    ...(choice.recipient === null ? { recipient: '请选择收件单位；没有的点“新增”。' } : {}),
    ...(choice.period.trim() === '' ? { period: '请填写期间，如 2025年度、2026年第一季度。' } : {}),
    ...(choice.cutOff === '' ? { cutOff: '请选择数据截止日。' } : {}),
  };
}

/** What the desk is asked. */
export function inputOf(choice: ParcelChoice, registers: readonly LeavingRegister[]): ParcelInput {
  const { recipient, period, cutOff, year } = choice;
  return {
    recipient: recipient ?? '',
    period: period.trim(),
    cutOff,
    year,
    disclosure: disclosureOf(choice, registers),
  };
}
