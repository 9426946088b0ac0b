/** 年度考核登记表 filled from the registers as they stood at the end of the year. */
import { listQuerySchema } from '../../db/list-query.ts';
import { listOf } from '../../db/code-lists.ts';
import { registerOf } from '../../db/ledger.ts';
import { readFile } from '../../db/attachment-files.ts';
import { list } from '../../db/read.ts';
import type { FieldValue } from '../../db/registers/model/field.ts';
import { storedRecord } from '../../db/rows.ts';
import { formatDay } from '../../db/rules/day.ts';
import { appraisalWords } from '../../db/rules/lists/appraisal-grade.ts';
import { labelOf } from '../../db/rules/lists/lookup.ts';
import { prepared } from '../../db/statements.ts';
import { type AppraisalForm, emptyAppraisalForm, type GradeWords } from '../papers/appraisal-form.ts';
import { DeskError } from './errors.ts';
import { officeFacts } from './office-line.ts';
import type { OfficeCall } from './procedure.ts';
import { filesFolder } from './state.ts';
import { labelled } from './shown-table.ts';

export interface FormChoice {
  readonly year: number;
  /** Whose forms: these people, or everybody on the roll at the year's end, of one community or of all. */
  readonly people?: readonly string[] | undefined;
  readonly community?: string | undefined;
  /** Opinions print only on purpose: most offices write them by hand. */
  readonly opinions: boolean;
  readonly scores: boolean;
  readonly photo: boolean;
  /** The box of the county's 备案意见. */
  readonly county: boolean;
}

export interface FilledForm {
  readonly person: string;
  readonly form: AppraisalForm;
  /** The year's appraisal record; without one only the head of the form is filled. */
  readonly appraisal: string | null;
}

const columns = [
  'name',
  'sex',
  'birth_day',
  'nation',
  'political',
  'education',
  'community',
  'position',
  'grade',
  'service_started_on',
  'main_since',
  'certificate',
  'photo',
] as const;

type Texts = Readonly<Record<(typeof columns)[number], string>>;

const secretaries = new Set(['secretary', 'secretary_director', 'first_secretary']);
const noRecord: Readonly<Record<string, FieldValue>> = {};

/** The grades in the words that the office chose. */
function gradeWords(call: OfficeCall): GradeWords {
  const words = appraisalWords[officeFacts(call.ledger).appraisal_words === 'qualified' ? 'qualified' : 'competent'];
  return [words.excellent, words.competent, words.basic, words.unfit];
}

function gradeText(call: OfficeCall, words: GradeWords, code: FieldValue | undefined): string {
  if (typeof code !== 'string') return '';
  const place = ['excellent', 'competent', 'basic', 'unfit'].indexOf(code);
  return words[place] ?? labelOf(listOf(call.ledger, 'appraisal_grade'), code) ?? code;
}

const text = (value: FieldValue | undefined): string => (value === null || value === undefined ? '' : String(value));
const month = (day: string): string => (day === '' ? '' : formatDay(day, '1990.05'));
const unit = (value: FieldValue | undefined, mark: string): string =>
  text(value) === '' ? '' : `${text(value)}${mark}`;

/** The appraisals of a year by person. */
function appraisalsOf(call: OfficeCall, year: number): ReadonlyMap<string, Readonly<Record<string, FieldValue>>> {
  const rows = prepared(call.ledger.db, 'SELECT * FROM live_appraisals WHERE year = ?').all(year) as (Record<
    string,
    FieldValue
  > & { person: string })[];
  return new Map(rows.map((row) => [row.person, row]));
}

/** A one-inch photo as a data address; null where there is none or it cannot be read. */
export async function photoOf(call: OfficeCall, attachment: string): Promise<string | null> {
  const stored =
    attachment === '' ? undefined : storedRecord(call.ledger, registerOf(call.ledger, 'attachments'), attachment);
  if (stored === undefined) return null;
  try {
    const bytes = await readFile(call.ledger.db, filesFolder(call.desk), text(stored.values['digest']));
    return `data:${text(stored.values['mime'])};base64,${bytes.toString('base64')}`;
  } catch {
    return null;
  }
}

/** @throws DeskError nobody-chosen */
export async function filledForms(call: OfficeCall, choice: FormChoice): Promise<readonly FilledForm[]> {
  const day = `${choice.year}-12-31`;
  const filters = [
    ...(choice.community === undefined ? [] : [{ key: 'community', op: 'is' as const, values: [choice.community] }]),
    ...(choice.people === undefined ? [{ key: 'on_roll', op: 'is' as const, values: [1] }] : []),
  ];
  const query = listQuerySchema.parse({
    register: 'people',
    columns: [...columns],
    filters,
    sort: [{ key: 'community' }, { key: 'pinyin' }],
    day,
    limit: 100_000,
    ...(choice.people === undefined ? {} : { ids: choice.people }),
  });
  const result = list(call.ledger, call.viewer, query);
  if (result.rows.length === 0) {
    throw new DeskError(
      'nobody-chosen',
      `${choice.year} 年末没有符合条件的在册人员，没有可打印的登记表。请改选年度、社区或人员。`,
    );
  }
  const people = registerOf(call.ledger, 'people');
  const fields = columns.map((key) => [...people.fields, ...(people.derived ?? [])].find((field) => field.key === key));
  const appraisals = appraisalsOf(call, choice.year);
  const forms: FilledForm[] = [];
  for (const row of result.rows) {
    call.signal.throwIfAborted();
    const texts = Object.fromEntries(
      columns.map((key, place) => {
        const field = fields[place];
        const value = row.values[key] ?? null;
        return [
          key,
          field === undefined ? '' : text(key === 'photo' ? value : labelled(call.ledger, field, value, result.labels)),
        ];
      }),
    ) as Texts;
    const appraisal = appraisals.get(row.id);
    const photo = choice.photo ? await photoOf(call, texts.photo) : null;
    const secretary = secretaries.has(text(row.values['position']));
    forms.push({
      person: row.id,
      form: formOf(call, choice, { texts, photo, secretary, appraisal: appraisal ?? noRecord }),
      appraisal: appraisal === undefined ? null : text(appraisal['id']),
    });
  }
  return forms;
}

interface Filling {
  readonly texts: Texts;
  readonly photo: string | null;
  readonly secretary: boolean;
  readonly appraisal: Readonly<Record<string, FieldValue>>;
}

function formOf(
  call: OfficeCall,
  choice: FormChoice,
  { texts, photo, secretary, appraisal: a }: Filling,
): AppraisalForm {
  const words = gradeWords(call);
  const blank = emptyAppraisalForm(officeFacts(call.ledger).street, String(choice.year), words);
  const opinion = (key: string): string => (choice.opinions ? text(a[key]) : '');
  const grade = (key: string): string => (choice.opinions ? gradeText(call, words, a[key]) : '');
  return {
    ...blank,
    photo,
    secretary,
    name: texts.name,
    sex: texts.sex,
    birth: month(texts.birth_day),
    ethnicity: texts.nation,
    politicalStatus: texts.political,
    education: texts.education,
    community: texts.community,
    post: texts.position,
    postGrade: texts.grade === '' ? '' : `${texts.grade}级`,
    communityWorkSince: month(texts.service_started_on),
    postSince: month(texts.main_since),
    qualification: texts.certificate,
    duties: text(a['duties']),
    summary: { ...blank.summary, text: text(a['summary']) },
    rewards: text(a['rewards']),
    ...(choice.scores ? results(a, blank) : {}),
    firstOpinion: { ...blank.firstOpinion, text: opinion('party_opinion'), grade: grade('proposed_grade') },
    committeeOpinion: { ...blank.committeeOpinion, text: opinion('group_opinion'), grade: grade('final_grade') },
    officeOpinion: { ...blank.officeOpinion, text: opinion('street_opinion') },
    countyOpinion: choice.county ? { text: opinion('county_opinion'), date: '' } : null,
    personOpinion: { ...blank.personOpinion, text: opinion('own_opinion') },
    noGrade: {
      ...blank.noGrade,
      text: [text(a['exemption_reason']), text(a['exemption_note'])].filter(Boolean).join('：'),
    },
    remarks: text(a['note']),
  };
}

/** What was counted and measured: attendance, ballot, satisfaction, scores. */
function results(a: Readonly<Record<string, FieldValue>>, blank: AppraisalForm): Partial<AppraisalForm> {
  return {
    attendance: {
      ...blank.attendance,
      due: text(a['due_days']),
      present: text(a['actual_days']),
      personalLeave: text(a['personal_leave_days']),
      sickLeave: text(a['sick_leave_days']),
      absent: text(a['absent_days']),
      trainingHours: text(a['training_hours']),
      rotation: text(a['rotation_note']),
    },
    ballot: {
      ...blank.ballot,
      voters: text(a['ballot_participants']),
      votes: [
        text(a['ballot_excellent']),
        text(a['ballot_competent']),
        text(a['ballot_basic']),
        text(a['ballot_incompetent']),
      ],
      score: text(a['ballot_score']),
    },
    satisfaction: {
      issued: text(a['survey_sent']),
      returned: text(a['survey_returned']),
      rate: unit(a['satisfaction_rate'], '%'),
    },
    scores: {
      dimensions: [
        { label: '政治素质', score: text(a['score_political']) },
        { label: '工作实绩', score: text(a['score_performance']) },
        { label: '居民群众满意度', score: text(a['score_satisfaction']) },
      ],
      adjustment: text(a['score_adjust']),
      total: text(a['score_total']),
    },
  };
}
