/** The record of a person and of everything that holds of the person from day to day, out of one career. */
import { demoRecord, type DemoRecord } from './demo-record.ts';
import type { Dice } from './dice.ts';
import { dayIn, monthOf, monthText, monthsLater } from './months.ts';
import { personName, tellingName } from './person-names.ts';
import { address, hometowns, idNumber, mobileNumber } from './places.ts';
import type { Career, Post } from './people-plan.ts';
import { earlierWork, remarks, reward } from './texts.ts';

export interface PersonSetting {
  readonly dice: Dice;
  readonly id: string;
  readonly career: Career;
  readonly today: string;
  readonly newKey: () => string;
  /** The community's key on that day: one that was merged away counts for the time before. */
  readonly communityOn: (community: number, post: Post) => string;
  readonly communityName: (community: number) => string;
  readonly idNumbers: Set<string>;
}

const nations = [
  ['01', 928],
  ['03', 18],
  ['11', 14],
  ['02', 9],
  ['15', 8],
  ['08', 6],
  ['06', 6],
  ['05', 5],
  ['10', 3],
  ['17', 2],
  ['04', 1],
] as const;

/** A day as the files know it: the older, the less exact. */
export function blurred(dice: Dice, day: string, years: number): string {
  const roll = dice.whole(1, 100);
  if (years > 12 && roll <= 8) return day.slice(0, 4);
  return roll <= (years > 8 ? 60 : 25) ? day.slice(0, 7) : day;
}

function resume(setting: PersonSetting, workStarted: string): string {
  const { dice, career, communityName } = setting;
  const dotted = (day: string): string => day.slice(0, 7).replace('-', '.');
  const lines = [
    `${dotted(monthsLater(career.birth, 18 * 12))}—${dotted(workStarted)} 学生`,
    `${dotted(workStarted)}—${dotted(career.stays[0]?.from ?? setting.today)} ${dice.pick(earlierWork)}`,
    ...career.posts.map(
      (post) =>
        `${dotted(post.from)}—${post.to === null ? '' : dotted(post.to)} 青禾街道${communityName(post.community)} ${positionWords[post.position] ?? '工作人员'}`,
    ),
  ];
  return lines.join('\n');
}

const positionWords: Readonly<Record<string, string>> = {
  secretary_director: '党组织书记、居委会主任',
  secretary: '党组织书记',
  director: '居委会主任',
  deputy_secretary: '党组织副书记',
  deputy_director: '居委会副主任',
  party_member: '党组织委员',
  member: '居委会委员',
  grid_worker: '网格员',
  party_worker: '专职党务工作者',
  first_secretary: '返聘书记',
};

/** Something that the files of some people lack, so that 信息完整度 has something to ask for. */
function lacking<T>(dice: Dice, share: number, value: T): T | null {
  return dice.chance(share) ? null : value;
}

/** A few values that were recognised (认定) against what the ID number or the entry day says, with what they rest on. */
function recognised(career: Career, serviceStarted: string): Readonly<Record<string, string | number>> {
  if (career.place === 5) {
    return {
      recognised_birth: monthsLater(career.birth, 3).slice(0, 7),
      recognised_birth_basis: '干部人事档案专项审核认定表（青禾街道党工委，2016-11-08）',
    };
  }
  if (career.place !== 9) return {};
  // Thirty months in another county, which the entry day knows nothing of.
  const on = `${Number(serviceStarted.slice(0, 4))}-12-31`;
  return {
    recognised_service_months: monthOf(on) - monthOf(serviceStarted) + 30,
    recognised_service_on: on,
    recognised_service_basis: `云溪区民政局社区工作年限认定名单（云溪民〔${Number(on.slice(0, 4)) + 1}〕9号）`,
  };
}

function contact(dice: Dice, career: Career): Readonly<Record<string, string | null>> {
  const home = address(dice);
  return {
    phone: lacking(dice, 0.03, mobileNumber(career.place)),
    emergency_contact: lacking(dice, 0.5, personName(dice, { sex: '2', nation: '01', birthYear: 1965 })),
    emergency_phone: lacking(dice, 0.5, mobileNumber(200_000 + career.place)),
    household_kind: lacking(dice, 0.2, dice.chance(0.7) ? 'resident' : 'rural'),
    household_address: lacking(dice, 0.06, dice.chance(0.8) ? home : address(dice)),
    home_address: lacking(dice, 0.05, home),
    residence: ['community', 'street', 'street', 'county'][career.place % 4] ?? null,
  };
}

/** The people record. */
export function personRecord(setting: PersonSetting): DemoRecord {
  const { dice, id, career, today } = setting;
  const { sex, birth, original, place } = career;
  const told = tellingName(place);
  const nation = told === undefined ? dice.weighted(nations) : '01';
  const entered = career.stays[0]?.from ?? today;
  const workStarted = monthText(Math.min(monthOf(birth) + dice.whole(18, 23) * 12, monthOf(entered)));
  const years = Number(today.slice(0, 4)) - Number(entered.slice(0, 4));
  const noNumber = place > 40 && dice.chance(0.012);
  const partTime = career.stays.every((stay) => stay.kind === 'part_time');
  const service = blurred(dice, entered, years);
  return demoRecord(id, {
    name: told?.name ?? personName(dice, { sex, nation, birthYear: Number(birth.slice(0, 4)) }),
    staff_number: partTime ? null : `QH${String(place + 1).padStart(4, '0')}`,
    id_number: noNumber ? null : idNumber(dice, birth, sex, setting.idNumbers),
    stated_sex: noNumber ? sex : null,
    stated_birth: noNumber ? birth.slice(0, 7) : null,
    nation: lacking(dice, 0.03, nation),
    native_place: lacking(dice, 0.08, dice.pick(hometowns)),
    birth_place: lacking(dice, 0.4, dice.pick(hometowns)),
    ...contact(dice, career),
    source: lacking(dice, 0.06, sourceOf(dice)),
    recruit_batch: dice.chance(0.5) ? `${entered.slice(0, 4)}年公开招聘` : null,
    is_veteran: sex === '1' && dice.chance(0.18) ? 1 : 0,
    work_started_on: lacking(dice, 0.05, workStarted),
    service_started_on: lacking(dice, 0.04, service),
    prior_service_months: dice.chance(0.05) ? dice.whole(6, 60) : null,
    retirement_class: lacking(dice, sex === '2' ? 0.08 : 0.02, String(original)),
    ...recognised(career, entered),
    marital_status: dice.weighted([
      ['20', 78],
      ['10', 14],
      ['40', 6],
      ['30', 2],
    ]),
    health: lacking(dice, 0.15, dice.chance(0.85) ? '健康' : '良好'),
    medical_insurance: lacking(dice, 0.1, 'employee'),
    speciality: dice.chance(0.2) ? dice.pick(['书法', '主持', '摄影', '舞蹈', '电脑维修', '心理疏导']) : null,
    resume: lacking(dice, 0.12, resume(setting, workStarted)),
    rewards: reward(dice, Number(today.slice(0, 4)) - dice.whole(1, 9), 0.25),
    note: dice.chance(0.08) ? dice.pick(remarks) : null,
  });
}

function sourceOf(dice: Dice): string {
  return dice.weighted([
    ['open_recruitment', 60],
    ['election', 10],
    ['graduate', 10],
    ['veteran', 6],
    ['grid_conversion', 8],
    ['department_conversion', 4],
    ['transfer', 2],
  ]);
}

const exitPlaces: Readonly<Record<string, readonly [string, ...string[]]>> = {
  civil_service: ['云溪区市场监督管理局', '临江县青山镇人民政府'],
  institution: ['青禾街道综合服务中心', '云溪区融媒体中心'],
  transferred_out: ['云溪区白石街道', '云溪区北辰街道'],
  resigned: ['企业就业', '自主创业', '照顾家庭', '随迁外地'],
};

export function stayRecords(setting: PersonSetting): readonly DemoRecord[] {
  const { dice, id, career, today } = setting;
  return career.stays.map((stay) => {
    const places = exitPlaces[stay.exit ?? ''];
    // Only a first day may be blurred: an inexact last day would reach into the next stay.
    const years = Number(today.slice(0, 4)) - Number(stay.from.slice(0, 4));
    const alone = career.stays.length === 1;
    return demoRecord(setting.newKey(), {
      person: id,
      kind: stay.kind,
      starts_on: alone ? lacking(dice, 0.01, blurred(dice, stay.from, years)) : stay.from,
      entry_reason: lacking(dice, 0.05, stay.entry),
      came_from: stay.entry === 'transferred_in' ? '云溪区白石街道' : null,
      ends_on: stay.to,
      exit_reason: stay.exit,
      went_to: places === undefined || dice.chance(0.2) ? null : dice.pick(places),
      exit_note: stay.exit === 'resigned' && dice.chance(0.4) ? '本人书面提出，提前三十日，已办结交接。' : null,
      document: stay.to === null ? null : `青街〔${stay.to.slice(0, 4)}〕${dice.whole(1, 90)}号`,
    });
  });
}

const relations = {
  '1': ['12', '22', '51', '52'],
  '2': ['11', '32', '51', '52'],
} as const;

/** Spouse, child, parents; not everybody wrote them all down. */
export function familyRecords(setting: PersonSetting, name: string): readonly DemoRecord[] {
  const { dice, id, career } = setting;
  if (dice.chance(0.25)) return [];
  const family = Array.from(name)[0] ?? '';
  const born = monthOf(career.birth);
  return relations[career.sex].slice(0, dice.whole(2, 4)).map((relation, place) => {
    const older = relation === '51' || relation === '52';
    const child = relation === '22' || relation === '32';
    const birth = born + (older ? -dice.whole(22, 32) * 12 : child ? dice.whole(23, 32) * 12 : dice.whole(-48, 48));
    const sex = relation === '11' || relation === '22' || relation === '51' ? '1' : '2';
    const named = personName(dice, { sex, nation: '01', birthYear: Math.floor(birth / 12) });
    const sameLine = relation === '51' || (child && career.sex === '1');
    return demoRecord(setting.newKey(), {
      person: id,
      relation,
      name: sameLine ? `${family}${Array.from(named).slice(1).join('')}` : named,
      birth: dayIn(birth, 1).slice(0, 7),
      political: child ? (dice.chance(0.6) ? '03' : '13') : dice.chance(0.25) ? '01' : '13',
      work: child ? '云溪区实验学校 学生' : older ? '退休' : dice.pick(earlierWork),
      sort_order: place + 1,
    });
  });
}
