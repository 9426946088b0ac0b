/** The 任命材料包 filled from the registers: the letter, each sheet, and what the departments have answered so far. */
import { listOf } from '../../db/code-lists.ts';
import { today } from '../../db/ledger.ts';
import { formatDay } from '../../db/rules/day.ts';
import { labelOf } from '../../db/rules/lists/lookup.ts';
import { prepared } from '../../db/statements.ts';
import type { AppointmentPack } from '../papers/appointment-pack.ts';
import type { CadreSheet } from '../papers/cadre-sheet.ts';
import type { ReviewAnswer } from '../papers/joint-review.ts';
import { filledSheets, type SheetChoice } from './cadre-sheet-facts.ts';
import { officeFacts } from './office-line.ts';
import type { OfficeCall } from './procedure.ts';
import { textRows } from './text-rows.ts';

export interface PackChoice extends Omit<SheetChoice, 'filing'> {
  /** 主送机关; empty prints as room to write. */
  readonly addressee: string;
  /** ID numbers in full on the 资格联审表: the departments look people up by them. */
  readonly idNumber: boolean;
}

export interface FilledPack extends AppointmentPack {
  /** What to look at before the pack goes out, a sentence a person. */
  readonly notes: readonly string[];
}

/** The departments of the county's joint review (村、社区“两委”人选县级联审惯例), in the order of the table. */
const usualDepartments = [
  'discipline',
  'organisation',
  'politics_law',
  'police',
  'court',
  'procuratorate',
  'petition',
  'civil_affairs',
  'health',
];

const columns = [
  ...(['name', 'sex', 'nation', 'birth_day', 'education', 'political', 'party_joined_on'] as const),
  'id_number',
] as const;

interface CheckRow {
  readonly department: string;
  readonly sent: string | null;
  readonly number: string | null;
  readonly returned: string | null;
  readonly conclusion: string | null;
  readonly until: string | null;
}

const dotted = (day: string | null): string => (day === null ? '' : formatDay(day, '1990.05.01'));
const yearAndMonth = (day: string): string => (day === '' ? '' : formatDay(day.slice(0, 7), '1990年5月1日'));

/** The latest letter of 资格联审 to each department; those of a recruitment were about another post. */
function checksOf(call: OfficeCall, person: string): ReadonlyMap<string, CheckRow> {
  const rows = prepared(
    call.ledger.db,
    `SELECT department, sent_on AS sent, letter_number AS number, returned_on AS returned, conclusion, valid_until AS until
     FROM live_background_checks WHERE person = ? AND kind = 'joint' AND coalesce(occasion, '') <> 'recruitment'
     ORDER BY coalesce(sent_on, ''), id`,
  ).all(person) as CheckRow[];
  return new Map(rows.map((row) => [row.department, row]));
}

interface Answered {
  readonly answers: readonly ReviewAnswer[];
  readonly notes: readonly string[];
}

/** A conclusion that has run out is left blank and told: the department is to be asked anew. */
function answersOf(call: OfficeCall, person: string): Answered {
  const checks = checksOf(call, person);
  const departments = listOf(call.ledger, 'check_department');
  const conclusions = listOf(call.ledger, 'check_conclusion');
  const day = today(call.ledger);
  const notes: string[] = checks.size === 0 ? ['没有资格联审的发函记录，联审表印成空表'] : [];
  const keys = [...new Set([...usualDepartments, ...checks.keys()])];
  const answers = keys.map((key): ReviewAnswer => {
    const department = labelOf(departments, key) ?? key;
    const check = checks.get(key);
    if (check === undefined) return { department, letter: '', returned: '', conclusion: '' };
    const letter = [dotted(check.sent), check.number ?? ''].filter((text) => text !== '').join(' ');
    const expired = check.until !== null && `${check.until}-99-99` < day;
    if (expired) notes.push(`${department}的结论${check.until}已到期，结论印成空格`);
    else if (check.conclusion === 'unqualified') notes.push(`${department}的结论是“不合格”`);
    else if (check.conclusion !== 'qualified') notes.push(`${department}还没有结论`);
    const conclusion = expired || check.conclusion === null ? '' : (labelOf(conclusions, check.conclusion) ?? '');
    return {
      department,
      letter,
      returned: expired ? '' : dotted(check.returned),
      conclusion: check.conclusion === 'pending' ? '' : conclusion,
    };
  });
  return { answers, notes };
}

function political(texts: Readonly<Record<'political' | 'party_joined_on', string>>): string {
  const joined = yearAndMonth(texts.party_joined_on);
  return joined === '' || !texts.political.includes('党员') ? texts.political : `${texts.political}（${joined}入党）`;
}

/** @throws DeskError nobody-chosen */
export async function filledPack(call: OfficeCall, choice: PackChoice): Promise<FilledPack> {
  const office = officeFacts(call.ledger);
  const sheets = await filledSheets(call, { ...choice, filing: false });
  const facts = new Map(
    textRows(call, 'people', columns, choice.people, choice.idNumber).map(({ id, texts }) => [id, texts]),
  );
  const notes: string[] = [];
  const people = sheets.map((sheet) => {
    const texts = facts.get(sheet.person);
    const { answers, notes: own } = answersOf(call, sheet.person);
    if (own.length > 0) notes.push(`${sheet.name}：${own.join('；')}。`);
    const review = {
      ...reviewHead(sheet, office.street),
      birth: texts === undefined || texts.birth_day === '' ? '' : formatDay(texts.birth_day, '1990.05'),
      education: texts?.education ?? '',
      political: texts?.political ?? '',
      idNumber: choice.idNumber ? (texts?.id_number ?? '') : '',
      answers,
    };
    const person = {
      ...reviewHead(sheet, office.street),
      birth: yearAndMonth(texts?.birth_day ?? ''),
      education: texts?.education ?? '',
      political: texts === undefined ? '' : political(texts),
      removed: sheet.removed,
      reason: sheet.reason,
    };
    return { sheet, review, person };
  });
  return {
    letter: {
      addressee: choice.addressee,
      organ: `中共${office.county}${office.street}工作委员会`,
      people: people.map(({ person }) => person),
      contact: office.contact_name ?? '',
      phone: office.contact_phone ?? '',
    },
    people,
    notes,
  };
}

const reviewHead = (sheet: CadreSheet, office: string) => ({
  office,
  name: sheet.name,
  sex: sheet.sex,
  nation: sheet.nation,
  present: sheet.present,
  proposed: sheet.proposed,
});
