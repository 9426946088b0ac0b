/** The street's communities with their figures and changes, and the people and addressees of the office itself. */
import { demoRecord, type DemoRecord } from './demo-record.ts';
import { type Dice, diceFrom } from './dice.ts';
import { monthOf, monthText } from './months.ts';
import { givenName, surname } from './person-names.ts';
import { communityName, landlineNumber, mobileNumber, roads, street } from './places.ts';

export interface Communities {
  /** Keys of the present communities, by place. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** A community that was merged into the first one, and the day since when it is gone; null in an office of one. */
  readonly merged: { readonly id: string; readonly day: string } | null;
  readonly records: Readonly<Record<'communities' | 'community_figures' | 'community_changes', readonly DemoRecord[]>>;
}

interface Setting {
  readonly seed: number;
  readonly communities: number;
  readonly today: string;
  readonly newKey: () => string;
}

const kinds = [
  ['urban', 60],
  ['new_town', 15],
  ['resettlement', 15],
  ['village_to_urban', 10],
] as const;

function community(dice: Dice, place: number, id: string): DemoRecord {
  const name = communityName(place);
  return demoRecord(id, {
    name,
    short_name: name.replace(/社区$/, ''),
    sort_order: place + 1,
    kind: dice.weighted(kinds),
    division_code: `${street.divisionCode}${String(place + 1).padStart(3, '0')}`,
    address: `${dice.pick(roads)}${dice.whole(1, 260)}号`,
    phone: dice.chance(0.92) ? landlineNumber(dice) : null,
    area_extent: dice.whole(20, 180) / 100,
    founded_on: String(dice.whole(1985, 2012)),
  });
}

/** Population, households and approved posts in three steps over ten years; posts by the measure's 18 per 10,000. */
function figures(dice: Dice, setting: Setting, id: string): readonly DemoRecord[] {
  const thisYear = Number(setting.today.slice(0, 4));
  const residents = dice.whole(9200, 16_800);
  return [-9, -5, -1].map((years) => {
    const then = Math.round(residents * (1 + (years + 1) * 0.012));
    return demoRecord(setting.newKey(), {
      community: id,
      starts_on: `${thisYear + years}-01-01`,
      residents: then,
      population_basis: years === -5 ? 'census' : 'statistics',
      households: Math.round(then / 2.6),
      approved_posts: Math.ceil((then / 10_000) * 18),
      document: `云编办〔${thisYear + years}〕${dice.whole(3, 60)}号`,
    });
  });
}

/** All communities; with four or more, one of them was renamed and an older one merged into the first. */
export function demoCommunities(setting: Setting): Communities {
  const { seed, communities, today, newKey } = setting;
  const ids = Array.from({ length: communities }, () => newKey());
  const thisYear = Number(today.slice(0, 4));
  const all = ids.map((id, place) => community(diceFrom(seed, 100 + place), place, id));
  const names = ids.map((_, place) => communityName(place));
  const numbers = ids.flatMap((id, place) => figures(diceFrom(seed, 300 + place), setting, id));
  const [first, second] = ids;
  if (communities < 4 || first === undefined || second === undefined) {
    return {
      ids,
      names,
      merged: null,
      records: { communities: all, community_figures: numbers, community_changes: [] },
    };
  }
  const merged = { id: newKey(), day: `${thisYear - 4}-07-01` };
  const old = demoRecord(merged.id, {
    name: '旧街口社区',
    short_name: '旧街口',
    sort_order: 900,
    kind: 'urban',
    founded_on: '1996',
    ended_on: `${thisYear - 4}-06-30`,
    note: '并入杏林社区，以前年度的名册仍按原名称出具。',
  });
  const document = `云溪民〔${thisYear - 4}〕17号`;
  const changes = [
    demoRecord(newKey(), {
      community: merged.id,
      changed_on: merged.day,
      kind: 'merged',
      into_community: first,
      document,
    }),
    demoRecord(newKey(), {
      community: second,
      changed_on: `${thisYear - 7}-03-01`,
      kind: 'renamed',
      old_name: '湖滨社区',
      new_name: names[1] ?? '',
      document: `云溪民〔${thisYear - 7}〕5号`,
    }),
  ];
  return {
    ids,
    names,
    merged,
    records: { communities: [...all, old], community_figures: numbers, community_changes: changes },
  };
}

/** Two to five grids a community, led by people who serve in it. */
export function demoGrids(
  setting: Setting,
  ids: readonly string[],
  staffOf: (community: number) => readonly string[],
): readonly DemoRecord[] {
  return ids.flatMap((id, place) => {
    const dice = diceFrom(setting.seed, 500 + place);
    const staff = staffOf(place);
    return Array.from({ length: dice.whole(2, 5) }, (_, index) => {
      const households = dice.whole(320, 560);
      return demoRecord(setting.newKey(), {
        community: id,
        number: `${String(place + 1).padStart(2, '0')}${String(index + 1).padStart(2, '0')}`,
        name: `第${'一二三四五'[index] ?? '一'}网格`,
        households,
        residents: Math.round(households * 2.6),
        leader: staff[index * 2],
        worker: staff[index * 2 + 1],
        worker_kind: dice.chance(0.8) ? 'full_time' : 'part_time',
        extent: `${dice.pick(roads)}${dice.whole(1, 80)}号至${dice.whole(81, 200)}号`,
      });
    });
  });
}

const cadrePosts = [
  ['党工委书记', '党政综合办公室', '主持党工委全面工作'],
  ['办事处主任', '党政综合办公室', '主持办事处全面工作'],
  ['党工委副书记', '党群工作办公室', '党建、社区工作者队伍建设'],
  ['武装部部长', '平安法治办公室', '综治、武装、退役军人'],
  ['办事处副主任', '公共服务办公室', '民政、社会保障'],
  ['办事处副主任', '城市管理办公室', '城市管理、安全生产'],
  ['社区工作科科长', '党群工作办公室', '社区工作者管理'],
  ['民政专干', '公共服务办公室', '社会救助'],
] as const;

/** 街道干部: leaders and staff of the street, each in charge of some communities. */
export function demoCadres(setting: Setting, ids: readonly string[], names: readonly string[]): readonly DemoRecord[] {
  const dice = diceFrom(setting.seed, 700);
  return cadrePosts.map(([post, department, work], place) =>
    demoRecord(setting.newKey(), {
      name: `${surname(dice)}${givenName(dice, { sex: dice.chance(0.6) ? '1' : '2', birthYear: dice.whole(1970, 1988) })}`,
      post,
      department,
      phone: mobileNumber(900_000 + place),
      community: place < 6 ? ids[place] : null,
      other_communities: place < 6 ? names[place + 6] : null,
      duties: work,
      sort_order: place + 1,
      starts_on: monthText(monthOf(setting.today) - dice.whole(6, 90)),
    }),
  );
}

/** 收件单位: to whom this street reports. */
export function demoRecipients(setting: Setting): readonly DemoRecord[] {
  const dice = diceFrom(setting.seed, 800);
  const offices = [
    ['中共云溪区委组织部', 'organisation'],
    ['中共云溪区委社会工作部', 'social_work'],
    ['云溪区人力资源和社会保障局', 'human_resources'],
    ['云溪区财政局', 'finance'],
  ] as const;
  return offices.map(([name, kind], place) =>
    demoRecord(setting.newKey(), { name, kind, sort_order: place + 1, contact_phone: landlineNumber(dice) }),
  );
}
