/** A synthetic street office: communities, everybody who works or worked there, ten years of history. Nobody in it is real. */
import { appraisalRecords } from './appraisal-records.ts';
import { cadreRecords } from './cadre-records.ts';
import { demoCollection, sentOn } from './collection-records.ts';
import { demoCadres, demoCommunities, demoGrids, demoRecipients } from './community-records.ts';
import type { DemoRecords } from './demo-record.ts';
import { diceFrom } from './dice.ts';
import { examRecords } from './exam-records.ts';
import {
  appointmentRecords,
  certificateRecords,
  contractRecords,
  educationRecords,
  gradeRecords,
  partyRecords,
} from './fact-records.ts';
import { demoGradeSchemes } from './grade-records.ts';
import { joiningRecords } from './joining-records.ts';
import { leavingRecords } from './leaving-records.ts';
import { healthRecords } from './health-records.ts';
import { handoverRecords } from './handover-records.ts';
import { type Career, careers } from './people-plan.ts';
import { familyRecords, personRecord, type PersonSetting, stayRecords } from './person-records.ts';
import { reminderRecords } from './reminder-records.ts';
import { staffingRecords } from './staffing-records.ts';
import { visitRecords } from './visit-records.ts';
import { talkRecords } from './talk-records.ts';

export type { DemoRecords } from './demo-record.ts';
export { street as demoStreet } from './places.ts';

export interface DemoOptions {
  /** The same seed, numbers and day give the same office. */
  readonly seed: number;
  readonly communities?: number;
  /** How many are on the roll and counted on `today`; leavers and part-time members come on top. */
  readonly workers?: number;
  /** YYYY-MM-DD */
  readonly today: string;
  /** For how many years before this one there are appraisals, 10 unless told. */
  readonly years?: number;
  /** Keys for the records; from the seed unless told. */
  readonly newKey?: () => string;
}

/** The records of each register, registers in the order in which they can be written: what is pointed at comes first. */
export type DemoOffice = Readonly<Record<string, DemoRecords>>;

type Facts = Record<
  | 'people'
  | 'stays'
  | 'appointments'
  | 'educations'
  | 'certificates'
  | 'grades'
  | 'contracts'
  | 'party_statuses'
  | 'family_members',
  DemoRecords[number][]
>;

const noFacts = (): Facts => ({
  people: [],
  stays: [],
  appointments: [],
  educations: [],
  certificates: [],
  grades: [],
  contracts: [],
  party_statuses: [],
  family_members: [],
});

function addPerson(facts: Facts, setting: PersonSetting): void {
  const person = personRecord(setting);
  facts.people.push(person);
  facts.stays.push(...stayRecords(setting));
  facts.appointments.push(...appointmentRecords(setting));
  const educations = educationRecords(setting);
  facts.educations.push(...educations);
  facts.certificates.push(...certificateRecords(setting));
  facts.grades.push(...gradeRecords(setting, educations));
  facts.contracts.push(...contractRecords(setting));
  facts.party_statuses.push(...partyRecords(setting));
  facts.family_members.push(...familyRecords(setting, String(person.values['name'])));
}

/** How many stood in a community's table when it went out. */
function askedIn(everybody: readonly Career[], community: number, sent: string): number {
  return everybody.filter(({ stays, posts }) => {
    const [stay, post] = [stays.at(-1), posts.at(-1)];
    if (stay === undefined || post === undefined) return false;
    return stay.to === null && stay.from <= sent && post.to === null && post.community === community;
  }).length;
}

/** Who works in a community today without leading it. */
function staffIn(everybody: readonly Career[], ids: readonly string[], community: number): readonly string[] {
  return everybody.flatMap((career, place) => {
    const post = career.posts.at(-1);
    const here = post?.to === null && post.community === community && post.rank !== 'chief';
    return here && career.stays.at(-1)?.kind === 'regular' ? [ids[place] ?? ''] : [];
  });
}

/** The office as plain data. */
export function demoOffice(options: DemoOptions): DemoOffice {
  const { seed, communities = 12, workers = 260, today, years = 10 } = options;
  const newKey = options.newKey ?? diceFrom(seed, 2).key;
  const setting = { seed, communities, today, newKey };
  const places = demoCommunities(setting);
  const everybody = careers({ seed, communities, workers, today });
  const ids = everybody.map(() => newKey());
  const facts = noFacts();
  const idNumbers = new Set<string>();
  const { merged } = places;
  everybody.forEach((career, place) => {
    addPerson(facts, {
      dice: diceFrom(seed, 100_000 + place),
      id: ids[place] ?? newKey(),
      career,
      today,
      newKey,
      communityOn: (community, post) =>
        merged !== null && community === 0 && post.to !== null && post.to < merged.day
          ? merged.id
          : (places.ids[community] ?? ''),
      communityName: (community) => places.names[community] ?? '',
      idNumbers,
    });
  });
  const staffOf = (community: number) => staffIn(everybody, ids, community);
  const sent = sentOn(today);
  const tables = places.ids.map((id, place) => ({
    id,
    name: places.names[place] ?? '',
    rows: askedIn(everybody, place, sent),
  }));
  const onRoll = everybody.flatMap(({ stays }, place) => (stays.at(-1)?.to === null ? [ids[place] ?? ''] : []));
  const appraised = everybody.map((career, place) => ({ id: ids[place] ?? '', career }));
  const cadres = demoCadres(setting, places.ids, places.names);
  return {
    ...places.records,
    ...facts,
    appraisals: appraisalRecords({ seed, today, years, newKey }, appraised),
    ...examRecords({ seed, today, newKey }, onRoll, facts.certificates),
    grids: demoGrids(setting, places.ids, staffOf),
    cadres,
    recipients: demoRecipients(setting),
    ...cadreRecords({ seed, today, newKey, communities: tables, people: appraised }),
    ...demoCollection(setting, tables),
    ...demoGradeSchemes(setting, facts.grades),
    ...leavingRecords({ seed, today, newKey, people: appraised, communities: places.ids }),
    ...healthRecords({ seed, today, newKey, people: appraised }),
    ...staffingRecords({ seed, today, newKey }, appraised, places.ids, places.records.community_figures),
    ...visitRecords({ seed, today, newKey, communities: places.ids, cadres, people: appraised }),
    ...joiningRecords({ seed, today, newKey }, appraised, places.ids),
    ...talkRecords({ seed, today, newKey, people: onRoll, cadres }),
    ...reminderRecords({ today, newKey }),
    ...handoverRecords({ today, newKey }),
  };
}
