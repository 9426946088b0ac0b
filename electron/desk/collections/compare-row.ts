/**
 * What a community changed in a row: what came back is held against what was sent and what the ledger says now. Cells that
 * nobody touched say nothing, so that a table of last week takes back nothing that was written since.
 */
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';
import { type Cell, emptyCell, textCell } from '../../sheets/cell.ts';
import { readCell } from '../../sheets/cell-values.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import type { References } from '../import/references.ts';
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import type { Finding, SentColumn } from './shapes.ts';

export interface ComparedColumn extends SentColumn {
  /** The field that reads it; undefined for columns that no field stands behind. */
  readonly field: Field | undefined;
  /** The group of places that speak of one fact; null for the record's own fields. */
  readonly target: string | null;
}

export interface CompareContext {
  readonly columns: readonly ComparedColumn[];
  readonly lists: (key: string) => CodeList;
  readonly references: References;
}

export interface ComparedCell {
  /** What the import is given: empty where the cell says nothing new. */
  readonly cell: Cell;
  /** The import leaves the cell out until the clerk says otherwise. */
  readonly held: boolean;
}

export interface ComparedRow {
  readonly cells: readonly ComparedCell[];
  readonly findings: readonly Omit<Finding, 'row' | 'answer'>[];
  /** Columns that are computed and were changed all the same. */
  readonly computed: readonly string[];
}

const clearing = '（清空）';
const plain = (text: string): string => withoutSpaces(halfWidth(text));

/** Whether two cells mean the same to the field: 1990.5 and 1990-05, 党员 and 中共党员. */
export function sameMeaning(
  { lists, references }: CompareContext,
  column: ComparedColumn,
  one: Cell,
  other: Cell,
): boolean {
  if (plain(one.text) === plain(other.text)) return true;
  if (one.kind === 'empty' || other.kind === 'empty' || column.field === undefined) return false;
  const { field } = column;
  const [a, b] = [readCell(one, field, lists), readCell(other, field, lists)];
  if (a.value === undefined || b.value === undefined || a.value === null) return false;
  if (field.kind === 'ref' && typeof a.value === 'string' && typeof b.value === 'string') {
    const id = references.meant(field.register, a.value).id;
    return id !== undefined && id === references.meant(field.register, b.value).id;
  }
  return a.value === b.value;
}

type Verdict =
  | { readonly is: 'same' }
  | { readonly is: 'computed' }
  | { readonly is: 'taken'; readonly cell: Cell }
  | { readonly is: 'asked'; readonly cell: Cell; readonly code: Finding['code']; readonly text: string };

const quoted = (column: ComparedColumn, text: string): string =>
  text === '' ? '空' : column.private ? '（内容见预览）' : `“${text.slice(0, 40)}”`;

function judge(context: CompareContext, column: ComparedColumn, back: Cell, sent: string, now: string): Verdict {
  const sentCell = textCell(sent);
  if (sameMeaning(context, column, back, sentCell)) return { is: 'same' };
  if (column.place === null) return { is: 'computed' };
  const { label } = column;
  if (back.kind === 'empty') {
    const text = `“${label}”原来是${quoted(column, sent)}，交回时空着：台账保留原来的。确实要去掉的，选“采纳”。`;
    return { is: 'asked', cell: textCell(clearing), code: 'cleared', text };
  }
  if (!column.ask) {
    const text = `锁定的“${label}”被改了：原来${quoted(column, sent)}，交回${quoted(column, back.text)}。没有采用；确实要改的，选“采纳”。`;
    return { is: 'asked', cell: back, code: 'locked-changed', text };
  }
  const nowCell = textCell(now);
  const touched = !sameMeaning(context, column, nowCell, sentCell) && !sameMeaning(context, column, nowCell, back);
  if (touched && !now.includes('*')) {
    const text = `“${label}”下发以后台账也改过：现在${quoted(column, now)}，交回${quoted(column, back.text)}。没有采用；以社区的为准就选“采纳”。`;
    return { is: 'asked', cell: back, code: 'both-changed', text };
  }
  return { is: 'taken', cell: back };
}

/**
 * Compares one row.
 * @param back the returned cells, by the order of the columns; null where the column is gone
 * @param sent the texts as they were sent
 * @param now the texts as the ledger would be sent today
 */
export function compareRow(
  context: CompareContext,
  back: readonly (Cell | null)[],
  sent: readonly string[],
  now: readonly string[],
): ComparedRow {
  const verdicts = context.columns.map((column, i): Verdict => {
    const cell = back[i] ?? null;
    return cell === null ? { is: 'same' } : judge(context, column, cell, sent[i] ?? '', now[i] ?? '');
  });
  const moved = new Set(
    context.columns.flatMap((column, i) =>
      verdicts[i]?.is === 'taken' && column.target !== null ? [column.target] : [],
    ),
  );
  const asked = new Set(
    context.columns.flatMap((column, i) =>
      verdicts[i]?.is === 'asked' && column.target !== null ? [column.target] : [],
    ),
  );
  const cells = context.columns.map((column, i): ComparedCell => {
    const verdict = verdicts[i];
    if (verdict?.is === 'taken') return { cell: verdict.cell, held: false };
    if (verdict?.is === 'asked') return { cell: verdict.cell, held: true };
    // A fact is known by its parts: the number of a certificate says nothing without the certificate.
    const beside =
      verdict?.is === 'same' && column.target !== null && (moved.has(column.target) || asked.has(column.target));
    const text = now[i] ?? '';
    return { cell: beside && !text.includes('*') ? textCell(text) : emptyCell, held: false };
  });
  const findings = verdicts.flatMap((verdict, i) =>
    verdict.is === 'asked' ? [{ code: verdict.code, level: 'question' as const, text: verdict.text, column: i }] : [],
  );
  const computed = context.columns.flatMap((column, i) => (verdicts[i]?.is === 'computed' ? [column.label] : []));
  return { cells, findings, computed };
}
