/** The tables that the county opens by hand, 花名册 and 考核汇总: as workbooks, and as pages for the plain folder. */
import { listQuerySchema } from '../../db/list-query.ts';
import { registerOf } from '../../db/ledger.ts';
import { labelsOf } from '../../db/labels.ts';
import type { Field, Privacy } from '../../db/registers/model/field.ts';
import { appraisalWords } from '../../db/rules/lists/appraisal-grade.ts';
import { formatMoney } from '../../db/rules/money.ts';
import { prepared } from '../../db/statements.ts';
import { listHtml } from '../papers/list-html.ts';
import { writeWorkbook, type TableColumn, type TableSpec, type TableValue } from '../sheets/write.ts';
import { officeFacts, officeLine } from './office-line.ts';
import { mayBeNamed, viewerFor, type Disclosure, type ParcelChoice } from './parcel-contents.ts';
import { withFonts } from './printed.ts';
import type { OfficeCall } from './procedure.ts';
import { shownTable } from './shown-table.ts';
import { footLine } from './submissions.ts';

/** A sheet, with the records that its rows show and how its columns are masked where they left in full. */
export interface ParcelSheet extends TableSpec {
  readonly ids: readonly string[];
  readonly privacy: readonly (Privacy | undefined)[];
}

/** A workbook with its sheets, before it is written. */
export interface ParcelBook {
  readonly title: string;
  readonly sheets: readonly ParcelSheet[];
}

/** 填报单位(盖章)/负责人/填表人/电话: names stand only where the office has entered them in 单位信息 or at the addressee. */
function footText(call: OfficeCall, { recipient }: ParcelChoice): string {
  const { unit, head, preparer, phone } = footLine(call.ledger, recipient);
  const part = (label: string, text: string): string => `${label}：${text.padEnd(8, '　')}`;
  const names = [part('负责人', head), part('填表人', preparer), part('联系电话', phone)];
  return `填报单位(盖章)：${unit}　　　　${names.join('')}`;
}

/** What of a sheet is hidden again on screen: nothing of what left masked. */
const privacyOf = (fields: readonly Field[], disclosure: Disclosure): readonly (Privacy | undefined)[] =>
  fields.map((field) => (disclosure === 'full' ? field.private : undefined));

function rosterSpec(call: OfficeCall, choice: ParcelChoice, disclosure: Disclosure): ParcelSheet {
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
    columns: [
      { label: '序号', kind: 'integer', width: 6 },
      ...table.fields.map(({ label, kind }) => ({ label, kind })),
    ],
    rows: table.rows.map((row, place) => [place + 1, ...row]),
    ids: table.ids,
    privacy: [undefined, ...privacyOf(table.fields, disclosure)],
    footLines: [footText(call, choice)],
  };
}

const grades = ['excellent', 'competent', 'basic', 'unfit', 'ungraded', 'pending', 'absent'] as const;

/** The four grades in the words that the office chose. */
function gradeWords(call: OfficeCall): (typeof appraisalWords)['competent' | 'qualified'] {
  return appraisalWords[officeFacts(call.ledger).appraisal_words === 'qualified' ? 'qualified' : 'competent'];
}

interface GradeCount {
  readonly community: string | null;
  readonly grade: string | null;
  readonly n: number;
}

/** Per community, as of the end of the year, how many got which grade. */
function gradeCounts(call: OfficeCall, year: number): readonly GradeCount[] {
  return prepared(
    call.ledger.db,
    `SELECT (SELECT a.community FROM live_appointments a WHERE a.person = p.person
        AND coalesce(a.starts_on, '') <= p.year || '-12-31' AND coalesce(a.ends_on || '-99-99', '9999') >= p.year || '-12-31'
        ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on DESC, a.id LIMIT 1) AS community, p.final_grade AS grade, count(*) AS n
     FROM live_appraisals p WHERE p.year = ? GROUP BY 1, 2`,
  ).all(year) as GradeCount[];
}

function gradeSpec(call: OfficeCall, choice: ParcelChoice): ParcelSheet {
  const rows = gradeCounts(call, choice.year);
  const ids = [...new Set(rows.map((row) => row.community))];
  const names = labelsOf(
    call.ledger,
    registerOf(call.ledger, 'communities'),
    ids.filter((id) => id !== null),
  );
  const unsorted = ids.map((id) => {
    const own = rows.filter((row) => row.community === id);
    const counts = grades.map((grade) => own.find((row) => row.grade === grade)?.n ?? 0);
    const open = own.find((row) => row.grade === null)?.n ?? 0;
    const name = id === null ? '街道（未分社区）' : (names[id] ?? '');
    return { id: id ?? '', name, cells: [name, own.reduce((sum, row) => sum + row.n, 0), ...counts, open] };
  });
  const lines = unsorted.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'));
  const sumOf = (place: number): number => lines.reduce((sum, line) => sum + Number(line.cells[place] ?? 0), 0);
  const totals = ['合计', ...Array.from({ length: grades.length + 2 }, (_, place) => sumOf(place + 1))];
  const words = gradeWords(call);
  const heads = ['参加考核', ...Object.values(words), '不定等次', '暂不定等次', '未参加', '等次未填'];
  return {
    sheetName: '考核汇总',
    title: `${choice.year}年度社区工作者考核结果汇总表`,
    subtitleLines: [officeLine(call.ledger)],
    columns: [
      { label: '社区', kind: 'text', width: 20 },
      ...heads.map((label) => ({ label, kind: 'integer' as const, width: 10 })),
    ],
    rows: lines.map(({ cells }) => cells),
    ids: lines.map(({ id }) => id),
    privacy: [],
    totals,
    footLines: [footText(call, choice)],
  };
}

const detailColumns = [
  'person',
  'community',
  'score_political',
  'score_performance',
  'score_satisfaction',
  'score_total',
  'satisfaction_rate',
  'final_grade',
] as const;

function detailSpec(call: OfficeCall, choice: ParcelChoice, disclosure: Disclosure): ParcelSheet {
  const columns = detailColumns.filter((key) => key !== 'person' || mayBeNamed(call, choice, 'people'));
  const query = listQuerySchema.parse({
    register: 'appraisals',
    columns: [...columns],
    filters: [{ key: 'year', op: 'is', values: [choice.year] }],
    sort: [{ key: 'community' }, { key: 'person' }],
  });
  const table = shownTable(call.ledger, viewerFor(call, disclosure), query);
  const usual = Object.entries(appraisalWords.competent);
  const words = new Map<TableValue, string>(
    usual.map(([code, label]) => [label, wordOf(gradeWords(call), code, label)]),
  );
  const gradePlace = columns.indexOf('final_grade');
  return {
    sheetName: '考核明细',
    title: `${choice.year}年度社区工作者考核结果明细表`,
    subtitleLines: [`${officeLine(call.ledger)}　共 ${table.total} 人`],
    columns: table.fields.map(({ label, kind }) => ({ label, kind })),
    rows: table.rows.map((row) =>
      row.map((value, place) => (place === gradePlace ? (words.get(value) ?? value) : value)),
    ),
    ids: table.ids,
    privacy: privacyOf(table.fields, disclosure),
  };
}

function wordOf(words: Readonly<Record<string, string>>, code: string, otherwise: string): string {
  return words[code] ?? otherwise;
}

/** The registers that the workbooks are made from. */
export const bookRegisters: ReadonlySet<string> = new Set(['people', 'appraisals']);

/** The workbooks of a choice; those whose register stays behind are left out. */
export function parcelBooks(call: OfficeCall, choice: ParcelChoice): readonly ParcelBook[] {
  const people = choice.disclosure['people'] ?? 'left-out';
  const appraisals = choice.disclosure['appraisals'] ?? 'left-out';
  const books: ParcelBook[] = [];
  if (people !== 'left-out') books.push({ title: '花名册', sheets: [rosterSpec(call, choice, people)] });
  if (appraisals !== 'left-out') {
    books.push({ title: '考核汇总', sheets: [gradeSpec(call, choice), detailSpec(call, choice, appraisals)] });
  }
  return books;
}

/** The workbooks as files. */
export async function parcelWorkbooks(
  books: readonly ParcelBook[],
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const written = [];
  for (const { title, sheets } of books) written.push({ name: `${title}.xlsx`, bytes: await writeWorkbook(sheets) });
  return written;
}

/** A cell as it is read. */
export function cellText({ kind }: TableColumn, value: TableValue): string {
  if (value === null) return '';
  if (kind === 'flag') return value === 1 ? '是' : '否';
  if (kind === 'money' && typeof value === 'number') return formatMoney(value);
  return String(value);
}

/** A sheet as a document for print, in the same order and with the same lines around it. */
export function sheetHtml(call: OfficeCall, spec: TableSpec): string {
  const rows = spec.totals === undefined ? spec.rows : [...spec.rows, spec.totals];
  const sheet = {
    title: spec.title,
    subtitleLines: spec.subtitleLines ?? [],
    columns: spec.columns.map(({ label, kind, width }) => ({
      label,
      width: width ?? Math.max(6, label.length * 2),
      align: ['integer', 'decimal', 'money'].includes(kind) ? ('right' as const) : ('center' as const),
    })),
    rows: rows.map((row) => spec.columns.map((column, place) => cellText(column, row[place] ?? null))),
    footLines: spec.footLines ?? [],
    landscape: true,
  };
  return withFonts(call, (options) => listHtml(sheet, options));
}
