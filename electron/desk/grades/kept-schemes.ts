/** The schemes that the office keeps: read with their content, written as one change. */
import { listOf } from '../../../db/code-lists.ts';
import type { Ledger } from '../../../db/ledger.ts';
import { type Edit, type WrittenChange, writeChange } from '../../../db/records.ts';
import { newKey } from '../../../db/keys.ts';
import { checkScheme, type SchemeFault } from '../../../db/rules/grade-scheme/check.ts';
import { type Scheme, schemeSchema } from '../../../db/rules/grade-scheme/scheme.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';

export interface KeptScheme {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly region: string;
  readonly document: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly current: boolean;
  readonly note: string;
  /** Null where its content cannot be read any more. */
  readonly scheme: Scheme | null;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly region: string | null;
  readonly document: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly is_current: number | null;
  readonly content: string;
  readonly note: string | null;
}

function contentOf(text: string): Scheme | null {
  try {
    return schemeSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const keptFrom = (row: Row): KeptScheme => ({
  id: row.id,
  version: row.version,
  name: row.name,
  region: row.region ?? '',
  document: row.document ?? '',
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  current: row.is_current === 1,
  note: row.note ?? '',
  scheme: contentOf(row.content),
});

/** All schemes, the current one first. */
export function keptSchemes(ledger: Ledger): readonly KeptScheme[] {
  const sql = 'SELECT * FROM live_grade_schemes ORDER BY coalesce(is_current, 0) DESC, starts_on DESC, name';
  return (prepared(ledger.db, sql).all() as Row[]).map(keptFrom);
}

/** @throws DeskError scheme-missing, scheme-unreadable */
export function schemeOf(ledger: Ledger, id: string): KeptScheme & { readonly scheme: Scheme } {
  const row = prepared(ledger.db, 'SELECT * FROM live_grade_schemes WHERE id = ?').get(id) as Row | undefined;
  if (row === undefined) throw new DeskError('scheme-missing', '这个等级方案已不存在，请刷新后重新选择。');
  const kept = keptFrom(row);
  if (kept.scheme === null)
    throw new DeskError(
      'scheme-unreadable',
      `等级方案“${kept.name}”的内容看不懂了，可能被手工改过。请在它的修改历史里撤销，或从模板重新做一个。`,
    );
  return { ...kept, scheme: kept.scheme };
}

/** The name of a 岗位层次 in the office's words. */
export const postLabel =
  (ledger: Ledger) =>
  (post: string): string =>
    labelOf(listOf(ledger, 'post_class'), post) ?? post;

/** What is wrong with a scheme, in the office's words. */
export const faultsOf = (ledger: Ledger, scheme: Scheme): readonly SchemeFault[] =>
  checkScheme(scheme, postLabel(ledger));

export interface SchemeFacts {
  readonly name: string;
  readonly region: string;
  readonly document: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly current: boolean;
  readonly note: string;
  readonly scheme: Scheme;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Writes a scheme; where it becomes the current one, the former ceases to be. @throws LedgerError invalid, conflict */
export function saveScheme(
  call: OfficeCall,
  of: { readonly id: string; readonly version: number } | null,
  facts: SchemeFacts,
): WrittenChange & { readonly id: string } {
  const values = {
    name: facts.name,
    region: orNull(facts.region),
    document: orNull(facts.document),
    starts_on: facts.startsOn,
    ends_on: facts.endsOn,
    is_current: facts.current ? 1 : 0,
    content: JSON.stringify(facts.scheme),
    note: orNull(facts.note),
  };
  const id = of?.id ?? newKey();
  const register = 'grade_schemes';
  const others = facts.current ? keptSchemes(call.ledger).filter((one) => one.current && one.id !== id) : [];
  const edits: Edit[] = [
    ...others.map((one): Edit => ({ op: 'update', register, id: one.id, version: null, patch: { is_current: 0 } })),
    of === null
      ? { op: 'create', register, id, values }
      : { op: 'update', register, id, version: of.version, patch: values },
  ];
  const title = `${of === null ? '新建' : '修改'}等级方案：${facts.name}`;
  return { ...writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits), id };
}
