/** What a reminder (待办) is: computed from records for a day, never stored. */
import { Temporal } from 'temporal-polyfill';
import type { FieldValue } from '../../registers/model/field.ts';
import type { Day } from '../day.ts';
import type { ReminderKind } from './kinds.ts';

/** Whom or what it is about. `id` is null for the office itself. */
export interface Subject {
  readonly of: 'person' | 'community' | 'office';
  readonly id: string | null;
  readonly name: string;
  /** Where the person works; empty where unknown. */
  readonly community: string;
}

/** What finishes it: every act ends in one panel beside the page, or needs none. */
export type ReminderAct =
  | {
      readonly does: 'record';
      readonly label: string;
      readonly register: string;
      /** Null for a new record, which begins with `values`. */
      readonly id: string | null;
      readonly values: Readonly<Record<string, FieldValue>>;
    }
  | {
      readonly does: 'promote';
      readonly label: string;
      readonly scheme: string;
      readonly person: string;
      readonly from: Day;
    }
  | { readonly does: 'send'; readonly label: string; readonly report: string }
  | { readonly does: 'correct'; readonly label: string; readonly report: string }
  | { readonly does: 'chase'; readonly label: string; readonly collection: string }
  | { readonly does: 'back-up'; readonly label: string };

export interface Reminder {
  /** The same from day to day as long as the same thing is meant: the kind and the record it comes from. */
  readonly key: string;
  readonly kind: ReminderKind;
  readonly subject: Subject;
  /** In a few words, with nothing that is private: 劳动合同到期. */
  readonly title: string;
  /** The sentence of the line. */
  readonly what: string;
  /** YYYY-MM-DD, the last day on which it is in time; null where nothing sets a day. */
  readonly dueOn: Day | null;
  /** The law, the measure or the practice that it comes from. */
  readonly why: string;
  readonly act: ReminderAct;
  /** Tells something of somebody's health: it stands on no paper and in no file, and no decision about it is kept. */
  readonly confined?: true;
}

/** The street itself as a subject. */
export const office: Subject = { of: 'office', id: null, name: '街道', community: '' };

/** The day so many days later (or earlier). @param day YYYY-MM-DD */
export function daysLater(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** A new record that is to be filled in. */
export function begin(
  label: string,
  register: string,
  values: Readonly<Record<string, FieldValue>>,
): Extract<ReminderAct, { does: 'record' }> {
  return { does: 'record', label, register, id: null, values };
}

/** A record that is to be completed. */
export function complete(label: string, register: string, id: string): Extract<ReminderAct, { does: 'record' }> {
  return { does: 'record', label, register, id, values: {} };
}
