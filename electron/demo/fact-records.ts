/** Dated facts of a person: posts, education, certificates, grades, contracts, party status. */
import { demoRecord, type DemoRecord } from './demo-record.ts';
import type { Dice } from './dice.ts';
import { dayBefore, dayIn, monthOf, monthsLater } from './months.ts';
import type { PersonSetting } from './person-records.ts';
import { blurred } from './person-records.ts';
import { majors, schools } from './places.ts';
import type { Rank, Stay } from './people-plan.ts';
import { duties } from './texts.ts';

const postClass: Readonly<Record<Rank, string>> = {
  chief: 'chief',
  deputy: 'deputy',
  member: 'member',
  staff: 'staff',
};

function category(stay: Stay | undefined, rank: Rank): string {
  if (stay?.kind === 'part_time') return 'committee_part';
  if (stay?.kind === 'rehired') return 'rehired';
  return rank === 'staff' ? 'worker' : 'committee_full';
}

export function appointmentRecords(setting: PersonSetting): readonly DemoRecord[] {
  const { dice, id, career } = setting;
  return career.posts.map((post) => {
    const stay = career.stays.find((one) => one.from <= post.from && (one.to === null || one.to >= post.from));
    const single = career.posts.length === 1;
    return demoRecord(setting.newKey(), {
      person: id,
      community: setting.communityOn(post.community, post),
      category: category(stay, post.rank),
      position: post.position,
      post_class: stay?.kind === 'part_time' ? null : postClass[post.rank],
      is_main: 1,
      duties: dice.chance(0.85) ? dice.pick(duties) : null,
      starts_on: single ? blurred(dice, post.from, 2) : post.from,
      ends_on: post.to,
      document: post.rank === 'staff' ? null : `青街党〔${post.from.slice(0, 4)}〕${dice.whole(1, 60)}号`,
    });
  });
}

interface Diploma {
  readonly level: string;
  readonly degree: string | null;
  readonly school: readonly [string, ...string[]];
  readonly mode: string | null;
  readonly age: number;
}

const diplomas = {
  master: { level: '14', degree: '3', school: schools.university, mode: 'full_time', age: 25 },
  bachelor: { level: '20', degree: '4', school: schools.university, mode: 'full_time', age: 22 },
  college: { level: '30', degree: null, school: schools.college, mode: 'full_time', age: 21 },
  secondary: { level: '40', degree: null, school: schools.secondary, mode: 'full_time', age: 18 },
  later: { level: '20', degree: null, school: schools.open, mode: 'in_service', age: 30 },
  laterCollege: { level: '30', degree: null, school: schools.open, mode: 'in_service', age: 27 },
} as const satisfies Readonly<Record<string, Diploma>>;

function diplomasOf(dice: Dice, birthYear: number): readonly Diploma[] {
  const old = birthYear < 1980;
  const first = dice.weighted<Diploma>([
    [diplomas.master, old ? 0 : 4],
    [diplomas.bachelor, old ? 10 : 52],
    [diplomas.college, old ? 38 : 36],
    [diplomas.secondary, old ? 52 : 8],
  ]);
  if (first.level === '40' && dice.chance(0.75))
    return dice.chance(0.5) ? [first, diplomas.laterCollege] : [first, diplomas.later];
  return first.level === '30' && dice.chance(0.45) ? [first, diplomas.later] : [first];
}

export function educationRecords(setting: PersonSetting): readonly DemoRecord[] {
  const { dice, id, career, today } = setting;
  const birth = monthOf(career.birth);
  const latest = monthOf(today) - 1;
  return diplomasOf(dice, Math.floor(birth / 12)).map((diploma, place) => {
    const graduated = Math.min(
      latest,
      Math.floor((birth + (diploma.age + dice.whole(0, place === 0 ? 1 : 9)) * 12) / 12) * 12 + 5,
    );
    return demoRecord(setting.newKey(), {
      person: id,
      level: diploma.level,
      degree: place > 0 && dice.chance(0.3) && diploma.level === '20' ? '4' : diploma.degree,
      school: dice.chance(0.04) ? null : dice.pick(diploma.school),
      major: dice.chance(0.05) ? null : dice.pick(majors),
      study_mode: dice.chance(0.03) ? null : diploma.mode,
      graduated_on: dice.chance(0.1) ? String(Math.floor(graduated / 12)) : dayIn(graduated, 1).slice(0, 7),
      is_first: place === 0 ? 1 : 0,
    });
  });
}

const certificateIssuer = '人力资源和社会保障部、民政部';

/** Certificates of social work, about a third of all, and a few others; registered every three years. */
export function certificateRecords(setting: PersonSetting): readonly DemoRecord[] {
  const { dice, id, career, today } = setting;
  const thisYear = Number(today.slice(0, 4));
  const entered = Number((career.stays[0]?.from ?? today).slice(0, 4));
  const records: DemoRecord[] = [];
  const issue = (kind: string, year: number, issuer: string | null): void => {
    const registered = Math.max(year + 1, thisYear - dice.whole(0, 3));
    const social = issuer === certificateIssuer && dice.chance(0.95) && registered <= thisYear;
    const day = `${registered}-0${dice.whole(1, 3)}-15`;
    records.push(
      demoRecord(setting.newKey(), {
        person: id,
        kind,
        number: `YX${year}${String(dice.whole(0, 99_999)).padStart(5, '0')}`,
        issued_on: dice.chance(0.6) ? `${year}-08` : `${year}-08-${dice.whole(10, 28)}`,
        issuer,
        registered_on: social ? day : null,
        registered_to: social ? dayBefore(monthsLater(day, 36)) : null,
        allowance_from: social && dice.chance(0.7) ? `${year}-10-01` : null,
      }),
    );
  };
  const year = Math.min(thisYear - 1, Math.max(2010, entered + dice.whole(0, 8)));
  if (dice.chance(0.36)) {
    issue('sw_assistant', year, certificateIssuer);
    if (dice.chance(0.35) && year + 3 < thisYear) issue('sw', year + 3, certificateIssuer);
    if (dice.chance(0.03) && year + 9 < thisYear) issue('sw_senior', year + 9, certificateIssuer);
  }
  if (dice.chance(0.08)) issue(dice.pick(['mediator', 'counsellor', 'first_aid', 'elderly_assessor']), year, null);
  return records;
}

/** 三岗十八级: the bands of 正职, 副职 and 工作人员, a step every three years (one of the usual local schemes). */
const bands: Readonly<Record<Rank, readonly [number, number]>> = {
  chief: [7, 18],
  deputy: [4, 15],
  member: [1, 12],
  staff: [1, 12],
};

interface Step {
  readonly from: string;
  readonly grade: number;
  readonly rank: Rank;
  readonly reason: string;
}

const diplomaRank: Readonly<Record<string, number>> = { '11': 3, '14': 2, '20': 1 };
const degreeRank: Readonly<Record<string, number>> = { '2': 3, '3': 2, '4': 1 };

/** Grades for education as the invented county gives them: diploma and degree both, the lower counts. */
function eduBump(educations: readonly DemoRecord[]): number {
  const best = (ranks: Readonly<Record<string, number>>, key: string): number =>
    Math.max(0, ...educations.map(({ values }) => ranks[String(values[key])] ?? 0));
  return Math.min(best(diplomaRank, 'level'), best(degreeRank, 'degree'));
}

/** The grades held within the last ten years, set every January and with each post. */
export function gradeRecords(setting: PersonSetting, educations: readonly DemoRecord[]): readonly DemoRecord[] {
  const { dice, id, career, today, newKey } = setting;
  // A street is never wholly up to date: some have a diploma that nobody has counted yet.
  const bump = dice.chance(0.94) ? eduBump(educations) : 0;
  return career.stays.flatMap((stay) => {
    if (stay.kind !== 'regular') return [];
    const end = stay.to ?? today;
    const first = monthOf(stay.from);
    const begin = Math.max(first, monthOf(today) - 120);
    const steps: Step[] = [];
    for (let month = begin; month <= monthOf(end); month += 1) {
      const day = month === first ? stay.from : dayIn(month, 1);
      if (day > end) break;
      const post = career.posts.findLast((one) => one.from <= day) ?? career.posts[0];
      const rank = post?.rank ?? 'staff';
      const last = steps.at(-1);
      if (last !== undefined && last.rank === rank && month % 12 !== 0) continue;
      const [least, most] = bands[rank];
      const grade = Math.min(most, least + Math.floor((month - first) / 36) + bump);
      if (last?.grade === grade && last.rank === rank) continue;
      const reason = last === undefined ? '首次定级' : last.rank === rank ? '年限满档' : '岗位变动';
      steps.push({ from: day, grade, rank, reason });
    }
    return steps.map((step, place) => {
      const next = steps[place + 1];
      return demoRecord(newKey(), {
        person: id,
        grade: step.grade,
        post_class: postClass[step.rank],
        starts_on: step.from,
        ends_on: next === undefined ? stay.to : dayBefore(next.from),
        reason: step.reason,
      });
    });
  });
}

/** Three years, three years, then without a fixed term (劳动合同法 article 14); those of the last ten years. */
export function contractRecords(setting: PersonSetting): readonly DemoRecord[] {
  const { dice, id, career, today, newKey } = setting;
  const since = monthOf(today) - 120;
  const form = dice.weighted([
    ['direct', 88],
    ['dispatch', 8],
    ['public_post', 4],
  ]);
  return career.stays.flatMap((stay) => {
    if (stay.kind === 'part_time') return [];
    const records: DemoRecord[] = [];
    let start = stay.from;
    for (let term = 0; start <= (stay.to ?? today); term += 1) {
      const rehired = stay.kind === 'rehired';
      const open = term === 2 && !rehired;
      const planned = open ? null : dayBefore(monthsLater(start, rehired ? 12 : 36));
      const ends = stay.to !== null && (planned === null || stay.to < planned) ? stay.to : planned;
      const relevant = ends === null || monthOf(ends) >= since;
      if (relevant && !dice.chance(0.02)) {
        records.push(
          demoRecord(newKey(), {
            person: id,
            kind: rehired ? 'service' : open ? 'open_ended' : 'fixed_term',
            employment_form: rehired ? 'service' : form,
            signing_party: form === 'dispatch' ? '云溪人力资源服务有限公司' : '云溪区青禾街道办事处',
            number: `QH${start.slice(0, 4)}-${String(career.place + 1).padStart(4, '0')}-${term + 1}`,
            signed_on: start,
            starts_on: start,
            ends_on: ends,
            probation_ends_on: term === 0 && !rehired ? dayBefore(monthsLater(start, 6)) : null,
          }),
        );
      }
      if (planned === null || ends !== planned) break;
      start = nextDay(planned);
    }
    return records;
  });
}

/** Contracts end on the day before the day of the month on which they began. */
function nextDay(day: string): string {
  const date = Number(day.slice(8, 10));
  const tomorrow = dayIn(monthOf(day), Math.min(28, date + 1));
  return date < 28 && dayBefore(tomorrow) === day ? tomorrow : dayIn(monthOf(day) + 1, 1);
}

/** 政治面貌: members of old, some who joined while they served, young League members, a few of other parties. */
export function partyRecords(setting: PersonSetting): readonly DemoRecord[] {
  const { dice, id, career, today, newKey } = setting;
  const birth = monthOf(career.birth);
  const now = monthOf(today);
  const leads = career.posts.some((post) => post.rank === 'chief' || post.position === 'deputy_secretary');
  const status = leads
    ? 'member'
    : dice.weighted([
        ['member', 34],
        ['joined', 8],
        ['league', 12],
        ['other', 2],
        ['none', 44],
      ]);
  const branch = '所在社区党支部';
  const one = (values: Readonly<Record<string, string | null>>): DemoRecord =>
    demoRecord(newKey(), { person: id, ...values });
  if (status === 'member') {
    const joined = dayIn(Math.min(now - 14, birth + dice.whole(19, 32) * 12), dice.whole(1, 28));
    const day = blurred(dice, joined, 15);
    return [
      one({ status: '01', joined_on: day, full_member_on: day.length === 4 ? null : monthsLaterAs(day, 12), branch }),
    ];
  }
  if (status === 'joined') {
    const joined = dayIn(now - dice.whole(1, 80), dice.whole(1, 28));
    const full = monthsLater(joined, 12);
    const before = one({ status: '13', ends_on: dayBefore(joined) });
    const probation = { status: '02', starts_on: joined, joined_on: joined, branch };
    if (full > today) return [before, one(probation)];
    const member = { status: '01', starts_on: full, joined_on: joined, full_member_on: full, branch };
    return [before, one({ ...probation, ends_on: dayBefore(full) }), one(member)];
  }
  if (status === 'league') {
    const leaves = dayIn(birth + 28 * 12, Number(career.birth.slice(8, 10)));
    if (leaves > today) return [one({ status: '03' })];
    return [one({ status: '03', ends_on: dayBefore(leaves) }), one({ status: '13', starts_on: leaves })];
  }
  return [one({ status: status === 'other' ? dice.pick(['04', '05', '07', '10', '12']) : '13' })];
}

/** Some months later, as exact as the given day. */
function monthsLaterAs(day: string, months: number): string {
  return monthsLater(day.length === 7 ? `${day}-01` : day, months).slice(0, day.length);
}
