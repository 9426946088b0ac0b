/** What a parcel of this office holds: the chosen registers as tables, the workbooks the county opens, the manifest's facts. */
import { listQuerySchema } from '../../db/list-query.ts';
import { customFields, registerOf } from '../../db/ledger.ts';
import { list, labelsFor } from '../../db/read.ts';
import type { Field, FieldValue } from '../../db/registers/model/field.ts';
import type { Register } from '../../db/registers/model/register.ts';
import { labelsOf } from '../../db/labels.ts';
import { prepared } from '../../db/statements.ts';
import type { ParcelFieldType, ParcelTable, ParcelValue } from '../parcel/tables.ts';
import { writeTable, writeWorkbook, type TableSpec } from '../sheets/write.ts';
import { officeLine } from './office-line.ts';
import type { OfficeCall } from './procedure.ts';
import { labelled, shownTable } from './shown-table.ts';

export type Disclosure = 'full' | 'masked' | 'left-out';

/** What the clerk chose: for whom, of which period and day, how each register leaves. */
export interface ParcelChoice {
  readonly period: string;
  readonly cutOff: string;
  /** The year of the appraisals in 考核汇总. */
  readonly year: number;
  readonly disclosure: Readonly<Record<string, Disclosure>>;
}

/** The registers that may leave the office at all, in the menu's order, with what is proposed. */
export function leavingRegisters(call: OfficeCall): readonly { readonly register: Register; readonly proposed: Disclosure; readonly count: number }[] {
  return [...call.ledger.registers.values()]
    .filter((register) => register.leaves !== 'never')
    .map((register) => {
      const { n } = prepared(call.ledger.db, `SELECT count(*) AS n FROM "live_${register.key}"`).get() as { n: number };
      const proposed = register.leaves === 'full' ? 'full' : 'masked';
      return { register, proposed, count: n };
    });
}

const viewerFor = (call: OfficeCall, disclosure: Disclosure) => ({ ...call.viewer, revealed: disclosure === 'full' });

function parcelType(field: Field): ParcelFieldType {
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'day':
    case 'year':
    case 'flag':
      return field.kind;
    default:
      return 'text';
  }
}

/** A register as a table: keys and codes stay as they are, labels of choices stand beside them. */
function tableOf(call: OfficeCall, register: Register, disclosure: Disclosure): ParcelTable {
  const own: readonly Field[] = [...register.fields, ...customFields(call.ledger, register.key)].filter((field) => field.kind !== 'photo');
  const query = listQuerySchema.parse({ register: register.key, columns: own.map((field) => field.key), limit: 100_000 });
  const result = list(call.ledger, viewerFor(call, disclosure), query);
  const fields = own.flatMap((field) => {
    const base = { name: field.key, label: field.label, type: parcelType(field), private: field.private !== undefined };
    return field.kind === 'choice' || field.kind === 'ref'
      ? [base, { name: `${field.key}_label`, label: `${field.label}(名称)`, type: 'text' as const, private: false }]
      : [base];
  });
  const rows = result.rows.map((row) => {
    const values: Record<string, ParcelValue> = { id: row.id };
    for (const field of own) {
      const value: FieldValue = row.values[field.key] ?? null;
      values[field.key] = value;
      if (field.kind === 'choice' || field.kind === 'ref') values[`${field.key}_label`] = labelled(call.ledger, field, value, result.labels);
    }
    return values;
  });
  const references = own.flatMap((field) =>
    field.kind === 'ref' ? [{ fields: [field.key], reference: { resource: field.register, fields: ['id'] } }] : [],
  );
  return {
    name: register.key,
    title: register.label,
    fields: [{ name: 'id', label: '记录编号', type: 'text', private: false }, ...fields],
    rows,
    primaryKey: ['id'],
    foreignKeys: references,
  };
}

/** The chosen registers; references to registers that stay behind are left as plain keys. */
export function parcelTables(call: OfficeCall, choice: ParcelChoice): readonly ParcelTable[] {
  const chosen = leavingRegisters(call).filter(({ register }) => (choice.disclosure[register.key] ?? 'left-out') !== 'left-out');
  const names = new Set(chosen.map(({ register }) => register.key));
  return chosen.map(({ register }) => {
    call.signal.throwIfAborted();
    const table = tableOf(call, register, choice.disclosure[register.key] ?? 'masked');
    return { ...table, foreignKeys: (table.foreignKeys ?? []).filter((key) => names.has(key.reference.resource)) };
  });
}

function rosterSpec(call: OfficeCall, choice: ParcelChoice, disclosure: Disclosure): TableSpec {
  const register = registerOf(call.ledger, 'people');
  const columns = register.listColumns.filter((key) => key !== 'on_roll' && key !== 'note');
  const query = listQuerySchema.parse({
    register: 'people',
    columns,
    filters: [{ key: 'on_roll', op: 'is', values: [1] }],
    sort: [{ key: 'community' }, { key: 'pinyin' }],
    day: choice.cutOff,
  });
  const table = shownTable(call.ledger, viewerFor(call, disclosure), query);
  return {
    sheetName: '花名册',
    title: '社区工作者花名册',
    subtitleLines: [`${officeLine(call.ledger)}　${choice.period}　截至 ${choice.cutOff}　共 ${table.total} 人`],
    columns: [{ label: '序号', kind: 'integer', width: 6 }, ...table.fields.map(({ label, kind }) => ({ label, kind }))],
    rows: table.rows.map((row, place) => [place + 1, ...row]),
    footLines: ['填报单位(盖章)：　　　　　　　负责人：　　　　　　填表人：　　　　　　联系电话：'],
  };
}

const grades = ['excellent', 'competent', 'basic', 'unfit', 'ungraded', 'pending', 'absent'] as const;

/** Per community how many got which grade in the year. */
function gradeSpec(call: OfficeCall, choice: ParcelChoice): TableSpec {
  const rows = prepared(
    call.ledger.db,
    `SELECT (SELECT a.community FROM live_appointments a WHERE a.person = p.person
        AND coalesce(a.starts_on, '') <= p.year || '-12-31' AND coalesce(a.ends_on || '-99-99', '9999') >= p.year || '-12-31'
        ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on DESC, a.id LIMIT 1) AS community, p.final_grade AS grade, count(*) AS n
     FROM live_appraisals p WHERE p.year = ? GROUP BY 1, 2`,
  ).all(choice.year) as { community: string | null; grade: string | null; n: number }[];
  const ids = [...new Set(rows.map((row) => row.community))];
  const names = labelsOf(call.ledger, registerOf(call.ledger, 'communities'), ids.filter((id) => id !== null));
  const lines = ids.map((id) => {
    const own = rows.filter((row) => row.community === id);
    const counts = grades.map((grade) => own.find((row) => row.grade === grade)?.n ?? 0);
    const open = own.find((row) => row.grade === null)?.n ?? 0;
    return [id === null ? '街道（未分社区）' : (names[id] ?? ''), own.reduce((sum, row) => sum + row.n, 0), ...counts, open];
  });
  const totals = ['合计', ...Array.from({ length: grades.length + 2 }, (_, place) => lines.reduce((sum, line) => sum + Number(line[place + 1] ?? 0), 0))];
  const heads = ['参加考核', '优秀', '称职', '基本称职', '不称职', '不定等次', '暂不定等次', '未参加', '等次未填'];
  return {
    sheetName: '考核汇总',
    title: `${choice.year}年度社区工作者考核结果汇总表`,
    subtitleLines: [officeLine(call.ledger)],
    columns: [{ label: '社区', kind: 'text', width: 20 }, ...heads.map((label) => ({ label, kind: 'integer' as const, width: 10 }))],
    rows: lines.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]), 'zh-Hans-CN')),
    totals,
    footLines: ['填报单位(盖章)：　　　　　　　负责人：　　　　　　填表人：　　　　　　联系电话：'],
  };
}

function detailSpec(call: OfficeCall, choice: ParcelChoice, disclosure: Disclosure): TableSpec {
  const columns = ['person', 'community', 'score_political', 'score_performance', 'score_satisfaction', 'score_total', 'satisfaction_rate', 'final_grade'];
  const query = listQuerySchema.parse({
    register: 'appraisals',
    columns,
    filters: [{ key: 'year', op: 'is', values: [choice.year] }],
    sort: [{ key: 'community' }, { key: 'person' }],
  });
  const table = shownTable(call.ledger, viewerFor(call, disclosure), query);
  return {
    sheetName: '考核明细',
    title: `${choice.year}年度社区工作者考核结果明细表`,
    subtitleLines: [`${officeLine(call.ledger)}　共 ${table.total} 人`],
    columns: table.fields.map(({ label, kind }) => ({ label, kind })),
    rows: table.rows,
  };
}

export interface ParcelWorkbook {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** The workbooks that the county opens by hand; those whose register stays behind are left out. */
export async function parcelWorkbooks(call: OfficeCall, choice: ParcelChoice): Promise<readonly ParcelWorkbook[]> {
  const people = choice.disclosure['people'] ?? 'left-out';
  const appraisals = choice.disclosure['appraisals'] ?? 'left-out';
  const books: ParcelWorkbook[] = [];
  if (people !== 'left-out') {
    books.push({ name: '花名册.xlsx', title: '花名册', bytes: await writeTable(rosterSpec(call, choice, people)) });
  }
  if (appraisals !== 'left-out') {
    const bytes = await writeWorkbook([gradeSpec(call, choice), detailSpec(call, choice, appraisals)]);
    books.push({ name: '考核汇总.xlsx', title: '考核汇总', bytes });
  }
  return books;
}

/** What a recipient is called. */
export function recipientName(call: OfficeCall, id: string): string {
  return labelsFor(call.ledger, [{ key: 'r', label: '', kind: 'ref', register: 'recipients' }], [{ values: { r: id } }])['recipients']?.[id] ?? '';
}
