/** Examinations of the last three years with scores, registrations of certificates and hours of study. */
import { qualificationRules } from '../../db/rules/exam-results.ts';
import { demoRecord, type DemoRecord, type DemoRecords } from './demo-record.ts';
import { type Dice, diceFrom } from './dice.ts';
import { dayIn, monthOf } from './months.ts';

interface Setting {
  readonly seed: number;
  readonly today: string;
  readonly newKey: () => string;
}

/** Enough for every list to have something in it; more would only take time. */
const mostPeople = 400;

const kinds = ['sw_assistant', 'sw'] as const;
type Kind = (typeof kinds)[number];

interface Exam {
  readonly id: string;
  readonly kind: Kind;
  readonly year: number;
  /** Its results are out. */
  readonly over: boolean;
  readonly subjects: readonly string[];
}

/** May is the month of the examination, August that of its results. */
const resultsMonth = 8;

type Facts = Record<
  | 'exams'
  | 'exam_subjects'
  | 'exam_entries'
  | 'exam_scores'
  | 'certificate_registrations'
  | 'continuing_education'
  | 'registration_rules',
  DemoRecord[]
>;

function addExam(facts: Facts, { newKey, today }: Setting, kind: Kind, year: number): Exam {
  const id = newKey();
  const { label, subjects } = qualificationRules[kind];
  facts.exams.push(
    demoRecord(id, {
      kind,
      year,
      name: `社会工作者职业资格考试（${label}）`,
      organiser: '人力资源和社会保障部、中央社会工作部',
      registration_from: `${year}-03-10`,
      registration_to: `${year}-03-31`,
      exam_day: `${year}-05-${kind === 'sw' ? 25 : 24}`,
    }),
  );
  const keys = subjects.map((name, place) => {
    const key = newKey();
    facts.exam_subjects.push(demoRecord(key, { exam: id, name, full_mark: 100, pass_mark: 60, sort_order: place + 1 }));
    return key;
  });
  return { id, kind, year, over: today >= `${year}-0${resultsMonth}-20`, subjects: keys };
}

type Chance = 'passed' | 'failed' | 'absent' | 'open';

/** An entry with its scores: all subjects passed, some of them not, nobody there, or nothing known yet. */
function addEntry(facts: Facts, setting: Setting, dice: Dice, person: string, exam: Exam, chance: Chance): void {
  const id = setting.newKey();
  const known = chance !== 'open';
  facts.exam_entries.push(
    demoRecord(id, {
      person,
      exam: exam.id,
      stage: known || (setting.today >= `${exam.year}-03-10` && dice.chance(0.7)) ? 'registered' : 'intended',
      result: chance === 'passed' || chance === 'absent' ? chance : null,
      result_on: known ? `${exam.year}-0${resultsMonth}-15` : null,
    }),
  );
  if (!known) return;
  const weakest = dice.whole(0, exam.subjects.length - 1);
  exam.subjects.forEach((subject, place) => {
    const away = chance === 'absent' || (chance === 'failed' && place !== weakest && dice.chance(0.12));
    const failed = chance === 'failed' && (place === weakest || dice.chance(0.35));
    const score = away ? null : failed ? dice.whole(38, 59) : dice.whole(60, 88);
    facts.exam_scores.push(demoRecord(setting.newKey(), { entry: id, subject, score, result: away ? 'absent' : null }));
  });
}

/** What somebody did in an examination: passed in the year of the certificate, tried before it, or without one. */
function chanceIn(dice: Dice, exam: Exam, certified: ReadonlyMap<string, number>): Chance | null {
  const year = certified.get(exam.kind);
  if (year === exam.year) return 'passed';
  if (year !== undefined && exam.year > year) return null;
  if (exam.kind === 'sw' && (certified.get('sw_assistant') ?? 9999) >= exam.year) return null;
  if (exam.kind === 'sw_assistant' && certified.has('sw')) return null;
  if (!dice.chance(0.22)) return null;
  if (!exam.over) return 'open';
  return dice.chance(0.12) ? 'absent' : 'failed';
}

const topics = [
  ['社会工作价值观与伦理', 'professional'],
  ['个案工作实务', 'professional'],
  ['小组工作方法', 'professional'],
  ['社区治理与民法典', 'policy'],
  ['信访工作条例', 'policy'],
  ['党的创新理论', 'political'],
  ['基层廉政警示教育', 'integrity'],
] as const;

/** A registration of its own beside what stands on the certificate, and the study within it. */
function addRegistration(facts: Facts, { newKey, today }: Setting, dice: Dice, certificate: DemoRecord): void {
  const { person, registered_on: on, registered_to: to } = certificate.values;
  if (typeof on !== 'string' || typeof to !== 'string') return;
  facts.certificate_registrations.push(
    demoRecord(newKey(), {
      person,
      certificate: certificate.id,
      registered_on: on,
      expires_on: to,
      number: `DJ${on.slice(0, 4)}${String(dice.whole(0, 9999)).padStart(4, '0')}`,
    }),
  );
  const last = Math.min(monthOf(today) - 1, monthOf(to));
  for (let month = monthOf(on) + dice.whole(2, 6); month <= last; month += dice.whole(4, 9)) {
    const [topic, tag] = dice.pick<readonly [string, string]>(topics);
    facts.continuing_education.push(
      demoRecord(newKey(), {
        person,
        studied_on: dayIn(month, dice.whole(1, 28)),
        hours: dice.pick([6, 8, 12, 16]),
        topic,
        tag,
        organiser: '云溪区社会工作部',
      }),
    );
  }
}

/** The records of 考试 and 证书登记. @param people who is on the roll @param certificates of everybody */
export function examRecords(
  setting: Setting,
  people: readonly string[],
  certificates: DemoRecords,
): Readonly<Record<keyof Facts, DemoRecords>> {
  const facts: Facts = {
    exams: [],
    exam_subjects: [],
    exam_entries: [],
    exam_scores: [],
    certificate_registrations: [],
    continuing_education: [],
    registration_rules: [],
  };
  const thisYear = Number(setting.today.slice(0, 4));
  const years = [thisYear - 2, thisYear - 1, thisYear];
  // Once the results are out, people say whether they mean to sit the next one.
  if (setting.today >= `${thisYear}-0${resultsMonth}-20`) years.push(thisYear + 1);
  const exams = years.flatMap((year) => kinds.map((kind) => addExam(facts, setting, kind, year)));
  const held = Map.groupBy(certificates, ({ values }) => String(values['person']));
  people.slice(0, mostPeople).forEach((person, place) => {
    const dice = diceFrom(setting.seed, 5_000_000 + place);
    const own = held.get(person) ?? [];
    const certified = new Map(
      own.map(({ values }) => [String(values['kind']), Number(String(values['issued_on']).slice(0, 4))]),
    );
    for (const exam of exams) {
      const chance = chanceIn(dice, exam, certified);
      if (chance !== null) addEntry(facts, setting, dice, person, exam, chance);
    }
    for (const certificate of own) addRegistration(facts, setting, dice, certificate);
  });
  const [first] = certificates;
  if (first !== undefined) {
    const basis = '云溪区社会工作者继续教育实施办法（示例）';
    facts.registration_rules.push(demoRecord(setting.newKey(), { certificate: 'sw_assistant', hours: 70, basis }));
  }
  return facts;
}
