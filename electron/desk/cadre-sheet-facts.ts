/** 任免审批表 and 书记备案表 filled from the registers as they stand today. */
import { listOf } from '../../db/code-lists.ts';
import { registerOf, today } from '../../db/ledger.ts';
import { listQuerySchema } from '../../db/list-query.ts';
import { labelsOf } from '../../db/labels.ts';
import { list } from '../../db/read.ts';
import type { FieldValue } from '../../db/registers/model/field.ts';
import { may } from '../../db/rights.ts';
import { formatDay } from '../../db/rules/day.ts';
import { appraisalWords } from '../../db/rules/lists/appraisal-grade.ts';
import { labelOf } from '../../db/rules/lists/lookup.ts';
import { type ResumeEntry, resumeLines } from '../../db/rules/resume.ts';
import { prepared } from '../../db/statements.ts';
import type { CadreSheet, Relative } from '../papers/cadre-sheet.ts';
import { photoOf } from './appraisal-facts.ts';
import { DeskError } from './errors.ts';
import { officeFacts } from './office-line.ts';
import type { OfficeCall } from './procedure.ts';
import { labelled } from './shown-table.ts';

export interface SheetChoice {
  readonly people: readonly string[];
  /** The 书记备案表 instead of the 任免审批表. */
  readonly filing: boolean;
  /** Empty ones are taken from the latest 书记县级备案 of the person, on the 书记备案表 only. */
  readonly proposed: string;
  readonly removed: string;
  readonly reason: string;
  readonly photo: boolean;
  /** Relatives in full, or their rows empty. */
  readonly family: boolean;
  /** 简历 from the records, or as 本人简历 has it. */
  readonly resume: 'records' | 'text';
}

const columns = [
  'name',
  'sex',
  'birth_day',
  'age',
  'nation',
  'native_place',
  'birth_place',
  'political',
  'party_joined_on',
  'work_started_on',
  'health',
  'technical_title',
  'speciality',
  'full_time_education',
  'full_time_degree',
  'full_time_school',
  'full_time_major',
  'in_service_education',
  'in_service_degree',
  'in_service_school',
  'in_service_major',
  'community',
  'positions',
  'photo',
  'resume',
  'rewards',
] as const;
type Texts = Readonly<Record<(typeof columns)[number], string>>;

/** The years of appraisals that the sheet tells. */
const appraisalYears = 5;

const text = (value: FieldValue | undefined): string => (value === null || value === undefined ? '' : String(value));
const month = (day: string): string => (day === '' ? '' : formatDay(day, '1990.05'));
const fullDay = (day: string): string => (day === '' ? '' : formatDay(day, '1990年5月1日'));
/** The rows of a question about one person; the caller knows their columns. */
const all = (call: OfficeCall, sql: string, person: string): readonly unknown[] =>
  prepared(call.ledger.db, sql).all(person);

function choiceWord(call: OfficeCall, key: string, code: string | null): string {
  return code === null ? '' : (labelOf(listOf(call.ledger, key), code) ?? code);
}

interface PostRow {
  readonly community: string | null;
  readonly department: string | null;
  readonly position: string | null;
  readonly is_main: number | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Study and posts; what is no main post while there is one, and study in service, stand beside it. */
function resumeOf(call: OfficeCall, person: string): readonly ResumeEntry[] {
  const posts = all(
    call,
    `SELECT community, department, position, is_main, starts_on AS "from", ends_on AS "to" FROM live_appointments WHERE person = ?`,
    person,
  ) as readonly PostRow[];
  const names = labelsOf(call.ledger, registerOf(call.ledger, 'communities'), [
    ...new Set(posts.flatMap((post) => post.community ?? [])),
  ]);
  const anyMain = posts.some((post) => post.is_main === 1);
  const studies = all(
    call,
    `SELECT school, major, study_mode AS mode, enrolled_on AS "from", graduated_on AS "to" FROM live_educations
     WHERE person = ? AND enrolled_on IS NOT NULL AND school IS NOT NULL`,
    person,
  ) as readonly {
    school: string | null;
    major: string | null;
    mode: string | null;
    from: string;
    to: string | null;
  }[];
  return [
    ...studies.map(({ school, major, mode, from, to }) => ({
      from,
      to,
      text: `${school ?? ''}${major === null ? '' : `${major}专业`}${mode === 'full_time' ? '' : '在职'}学习`,
      beside: mode !== 'full_time',
    })),
    ...posts.map((post) => ({
      from: post.from,
      to: post.to,
      text: `${post.community === null ? (post.department ?? '') : (names[post.community] ?? '')}${choiceWord(call, 'position', post.position)}`,
      beside: anyMain && post.is_main !== 1,
    })),
  ];
}

/** Awards and disciplines by the day; 奖惩情况 of the person where there is neither. */
function rewardsOf(call: OfficeCall, person: string, noted: string): string {
  const awards = (
    all(
      call,
      `SELECT granted_on AS day, name FROM live_awards WHERE person = ? AND outcome = 'granted'`,
      person,
    ) as readonly { day: string | null; name: string }[]
  ).map(({ day, name }) => ({ day: day ?? '', text: `${month(day ?? '')}获${name}` }));
  const disciplines = may(call.viewer, registerOf(call.ledger, 'disciplines'), 'read')
    ? (
        all(call, 'SELECT decided_on AS day, kind, name FROM live_disciplines WHERE person = ?', person) as readonly {
          day: string;
          kind: string;
          name: string;
        }[]
      ).map(({ day, kind, name }) => ({
        day,
        text: `${month(day)}受${choiceWord(call, 'discipline_kind', kind)}：${name}`,
      }))
    : [];
  const told = [...awards, ...disciplines].toSorted((one, other) => one.day.localeCompare(other.day));
  return told.length === 0 ? noted : `${told.map((one) => one.text).join('；')}。`;
}

function appraisalsOf(call: OfficeCall, person: string): string {
  const set: Readonly<Record<string, string>> =
    appraisalWords[officeFacts(call.ledger).appraisal_words === 'qualified' ? 'qualified' : 'competent'];
  const rows = all(
    call,
    `SELECT year, final_grade AS grade FROM live_appraisals WHERE person = ? AND final_grade IS NOT NULL
     ORDER BY year DESC LIMIT ${appraisalYears}`,
    person,
  ) as readonly { year: number; grade: string }[];
  const told = rows
    .toReversed()
    .map(({ year, grade }) => `${year}年${set[grade] ?? choiceWord(call, 'appraisal_grade', grade)}`);
  return told.length === 0 ? '' : `${told.join('，')}。`;
}

function familyOf(call: OfficeCall, person: string): readonly Relative[] {
  const rows = all(
    call,
    `SELECT relation, name, birth, political, work FROM live_family_members WHERE person = ?
     ORDER BY coalesce(sort_order, 99), relation, id`,
    person,
  ) as readonly Record<'relation' | 'name' | 'birth' | 'political' | 'work', string | null>[];
  return rows.map((row) => ({
    relation: choiceWord(call, 'relation', row.relation),
    name: text(row.name),
    birth: month(text(row.birth)),
    political: choiceWord(call, 'political', row.political),
    work: text(row.work),
  }));
}

interface FilingRow {
  readonly proposed_post: string | null;
  readonly removed_post: string | null;
  readonly reason: string | null;
  readonly filing_number: string | null;
  readonly answered_on: string | null;
}

function latestFiling(call: OfficeCall, person: string): FilingRow | undefined {
  return (
    all(
      call,
      `SELECT proposed_post, removed_post, reason, filing_number, answered_on FROM live_secretary_filings WHERE person = ?
     ORDER BY filed_on DESC, id DESC LIMIT 1`,
      person,
    ) as readonly FilingRow[]
  )[0];
}

/** The columns of the people as texts, in the order of the list. @throws DeskError nobody-chosen */
function textsOf(
  call: OfficeCall,
  people: readonly string[],
): readonly { readonly id: string; readonly texts: Texts }[] {
  const query = listQuerySchema.parse({
    register: 'people',
    columns: [...columns],
    filters: [],
    sort: [{ key: 'community' }, { key: 'pinyin' }],
    day: today(call.ledger),
    limit: 100_000,
    ids: people,
  });
  const result = list(call.ledger, call.viewer, query);
  if (result.rows.length === 0)
    throw new DeskError('nobody-chosen', '没有可打印的人员，可能已被删除。请回到人员列表重新勾选。');
  const register = registerOf(call.ledger, 'people');
  const fields = new Map([...register.fields, ...(register.derived ?? [])].map((field) => [field.key, field]));
  return result.rows.map((row) => {
    const texts = columns.map((key) => {
      const field = fields.get(key);
      const value = row.values[key] ?? null;
      if (field === undefined) return [key, ''];
      return [key, text(key === 'photo' ? value : labelled(call.ledger, field, value, result.labels))];
    });
    return { id: row.id, texts: Object.fromEntries(texts) as Texts };
  });
}

export interface FilledSheet extends CadreSheet {
  readonly person: string;
}

/** The sheets of the chosen people. @throws DeskError nobody-chosen */
export async function filledSheets(call: OfficeCall, choice: SheetChoice): Promise<readonly FilledSheet[]> {
  const { street } = officeFacts(call.ledger);
  const sheets: FilledSheet[] = [];
  for (const { id, texts } of textsOf(call, choice.people)) {
    call.signal.throwIfAborted();
    const filing = choice.filing ? latestFiling(call, id) : undefined;
    const records = choice.resume === 'records' ? resumeLines(resumeOf(call, id)) : [];
    const noted = texts.resume.split(/\r?\n/u).filter((line) => line.trim() !== '');
    sheets.push({
      person: id,
      filing: choice.filing ? { number: text(filing?.filing_number), day: fullDay(text(filing?.answered_on)) } : null,
      office: street,
      photo: choice.photo ? await photoOf(call, texts.photo) : null,
      name: texts.name,
      sex: texts.sex,
      birth: texts.birth_day === '' ? '' : `${month(texts.birth_day)}（${texts.age}岁）`,
      nation: texts.nation,
      nativePlace: texts.native_place,
      birthPlace: texts.birth_place,
      partyJoined: texts.party_joined_on === '' ? texts.political : month(texts.party_joined_on),
      workStarted: month(texts.work_started_on),
      health: texts.health,
      technicalTitle: texts.technical_title,
      speciality: texts.speciality,
      fullTime: {
        level: `${texts.full_time_education}${texts.full_time_degree}`,
        school: `${texts.full_time_school}${texts.full_time_major}`,
      },
      inService: {
        level: `${texts.in_service_education}${texts.in_service_degree}`,
        school: `${texts.in_service_school}${texts.in_service_major}`,
      },
      present: `${texts.community}${texts.positions}`,
      proposed: choice.proposed === '' ? text(filing?.proposed_post) : choice.proposed,
      removed: choice.removed === '' ? text(filing?.removed_post) : choice.removed,
      resume: records.length > 0 ? records : noted.map((line) => ({ period: '', text: line })),
      rewards: rewardsOf(call, id, texts.rewards),
      appraisals: appraisalsOf(call, id),
      reason: choice.reason === '' ? text(filing?.reason) : choice.reason,
      family: choice.family ? familyOf(call, id) : [],
    });
  }
  return sheets;
}
