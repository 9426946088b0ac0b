/** A further row of somebody whose first row stands above: 兼任. Only the post is taken, beside the main one. */
import { newKey } from '../../../db/keys.ts';
import { created } from './apply-values.ts';
import { holding, ownedBy } from './known.ts';
import type { Match, PlanContext, PlannedRow, RowDraft } from './plan-types.ts';
import type { RowRead, StagedRow } from './reading.ts';
import { waits } from './read-row.ts';

const posts = 'appointments';
/** By what two posts of one person are told apart. */
const telling = ['community', 'department', 'position'] as const;

/** @param first the planned row of the same person that stands above */
export function planPost(
  context: PlanContext,
  row: StagedRow,
  read: RowRead,
  match: Match,
  first: PlannedRow | undefined,
): PlannedRow {
  const draft: RowDraft = {
    context,
    row,
    read,
    problems: [],
    fields: new Map(),
    marks: new Map(),
    remarks: ['同一个人的另一个职务：只加这一条兼任，其余栏目以第一行为准。'],
    edits: [],
    asks: new Set(),
  };
  const person = first?.record ?? first?.newRecord ?? null;
  const given = read.targets.get(posts)?.given;
  if (first === undefined || person === null || first.tab === 'problem' || first.tab === 'skipped') {
    draft.problems.push({ code: 'twin', reason: '这个人的第一行还没有定下，请先处理那一行，或跳过这一行。' });
  } else if (given === undefined || given.size === 0) {
    draft.problems.push({ code: 'twin', reason: '与上面一行是同一个人，又没有写职务，请跳过这一行。' });
  } else {
    addPost(draft, person, first.record, created(draft, context.register(posts), given));
  }
  const tab = problemTab(draft) ?? (draft.edits.length === 0 ? 'same' : 'update');
  const { problems, fields, marks, remarks, edits, asks } = draft;
  return {
    row,
    read,
    tab,
    record: first?.record ?? null,
    newRecord: null,
    problems,
    fields,
    marks,
    remarks,
    edits: tab === 'update' ? edits : [],
    asks: [...asks],
    match,
  };
}

/** The same file again adds nothing: a post that holds already is left alone. */
function addPost(
  draft: RowDraft,
  person: string,
  known: string | null,
  values: Readonly<Record<string, string | number | null>>,
): void {
  const { context } = draft;
  const held = holding(context.register(posts), ownedBy(context.known, posts, known), context.settings.asOf);
  const isHeld = held.some((record) => telling.every((key) => (record.values[key] ?? null) === (values[key] ?? null)));
  if (isHeld) return;
  draft.edits.push({ op: 'create', register: posts, id: newKey(), values: { ...values, person, is_main: 0 } });
}

function problemTab(draft: RowDraft): 'skipped' | 'problem' | null {
  if (draft.row.decisions.skip === true) return 'skipped';
  return draft.problems.length > 0 || waits(draft.read) ? 'problem' : null;
}
