/** A case of leaving as it is typed: from a record, with its usual track and ground, to what the desk is asked. */
import { tracksFor, usualGround } from '../../../db/rules/leaving-grounds.ts';

export interface Draft {
  readonly person: string | null;
  readonly leaving: { readonly id: string; readonly version: number } | null;
  readonly reason: string | null;
  readonly ground: string | null;
  readonly track: string;
  readonly appliedOn: string | null;
  readonly noticedOn: string | null;
  readonly leavesOn: string | null;
  readonly noticePaid: boolean;
  readonly meeting: string;
  readonly document: string;
  readonly wentTo: string;
  readonly note: string;
}

export const emptyDraft: Draft = {
  person: null,
  leaving: null,
  reason: null,
  ground: null,
  track: 'both',
  appliedOn: null,
  noticedOn: null,
  leavesOn: null,
  noticePaid: false,
  meeting: '',
  document: '',
  wentTo: '',
  note: '',
};

/** A draft with a part of it changed: a new reason brings its usual track and ground, a new track its ground. */
export function changed(draft: Draft, patch: Partial<Draft>): Draft {
  const next = { ...draft, ...patch };
  if (next.reason === null) return { ...next, ground: null };
  const track = patch.reason === undefined ? next.track : (tracksFor(next.reason)[0] ?? 'both');
  const fresh = patch.reason !== undefined || patch.track !== undefined;
  return { ...next, track, ground: fresh ? usualGround(next.reason, track) : next.ground };
}

interface KeptCase {
  readonly id: string;
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A day known to the day; the desk refuses the others here. */
const exact = (value: unknown): string | null => (typeof value === 'string' && value.length === 10 ? value : null);

/** The draft of a case on record. */
export function draftFrom({ id, version, values }: KeptCase): Draft {
  return {
    person: text(values['person']),
    leaving: { id, version },
    reason: text(values['reason']),
    ground: text(values['ground']) === '' ? null : text(values['ground']),
    track: text(values['track']),
    appliedOn: exact(values['applied_on']),
    noticedOn: exact(values['noticed_on']),
    leavesOn: exact(values['leaves_on']),
    noticePaid: values['notice_paid'] === 1,
    meeting: text(values['meeting']),
    document: text(values['approval_document']),
    wentTo: text(values['went_to']),
    note: text(values['note']),
  };
}

/** What the desk is asked; null while something that it needs is missing. */
export function askedOf({ person, reason, leavesOn, ...rest }: Draft) {
  return person === null || person === '' || reason === null || leavesOn === null
    ? null
    : { ...rest, person, reason, leavesOn };
}
