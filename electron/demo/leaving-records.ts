/** Cases of leaving, past and open, with what was handed over, audits of former leaders and the contacts of retirees: all invented. */
import { daysBetween } from '../../db/rules/leaving-facts.ts';
import { demoRecord, type DemoRecord, type DemoRecords } from './demo-record.ts';
import { diceFrom } from './dice.ts';
import { dayBefore, monthsLater } from './months.ts';
import type { Career } from './people-plan.ts';

interface Someone {
  readonly id: string;
  readonly career: Career;
}

interface Setting {
  readonly seed: number;
  readonly today: string;
  readonly newKey: () => string;
  readonly people: readonly Someone[];
  readonly communities: readonly string[];
}

type LeavingRegister = 'leavings' | 'handovers' | 'exit_audits' | 'retiree_contacts';

const chiefs: ReadonlySet<string> = new Set(['secretary', 'secretary_director', 'director']);
/** Who gives notice before going. */
const noticed: ReadonlySet<string> = new Set(['resigned', 'civil_service', 'institution', 'army']);

interface Gone extends Someone {
  readonly on: string;
  readonly reason: string;
  readonly post: Career['posts'][number] | undefined;
}

/** Those who left for good, the last ones first. */
function goneOf(people: readonly Someone[]): readonly Gone[] {
  return people
    .flatMap(({ id, career }) => {
      const stay = career.stays.at(-1);
      if (stay === undefined || stay.to === null || stay.exit === null || stay.kind !== 'regular') return [];
      return [{ id, career, on: stay.to, reason: stay.exit, post: career.posts.at(-1) }];
    })
    .toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
}

function closedCase({ on, reason, id }: Gone, newKey: () => string): DemoRecord {
  const gaveNotice = noticed.has(reason);
  return demoRecord(newKey(), {
    person: id,
    reason,
    ground: gaveNotice ? 'worker_notice' : null,
    track: 'both',
    applied_on: gaveNotice ? monthsLater(on, -1) : null,
    leaves_on: on,
    meeting: '街道党工委会议',
    approval_document: `青街〔${on.slice(0, 4)}〕${Number(on.slice(5, 7)) + 10}号`,
    state: 'closed',
    certificate_on: reason === 'died' ? null : on,
    files_moved_on: on,
  });
}

const items = [
  ['account', '政务系统、网格平台账号和权限（移交或停用）'],
  ['key', '办公室、活动场所的钥匙和门禁卡'],
  ['asset', '保管的固定资产和办公设备'],
  ['ledger', '台账、文件资料和电子文档'],
  ['matter', '未办结事项和联系服务对象'],
] as const;

/** Two who are leaving now: one has resigned, of one who is still in office the papers are under way. */
function openCases({
  people,
  today,
  newKey,
}: Setting): Pick<Record<LeavingRegister, readonly DemoRecord[]>, 'leavings' | 'handovers'> {
  const staff = people.filter(({ career }) => {
    const [stay, post] = [career.stays.at(-1), career.posts.at(-1)];
    return stay?.to === null && stay.kind === 'regular' && post?.to === null && post.rank === 'staff';
  });
  const [first, second] = [staff[11], staff[47]];
  if (first === undefined || second === undefined) return { leavings: [], handovers: [] };
  const [resigned, ending] = [newKey(), newKey()];
  const leavings = [
    demoRecord(resigned, {
      person: first.id,
      reason: 'resigned',
      ground: 'worker_notice',
      track: 'both',
      applied_on: monthsLater(today, -1),
      leaves_on: dayBefore(monthsLater(today, 1)),
      notice_days: daysBetween(monthsLater(today, -1), dayBefore(monthsLater(today, 1))),
      meeting: '街道办公会议',
      state: 'open',
    }),
    demoRecord(ending, {
      person: second.id,
      reason: 'civil_service',
      ground: 'worker_notice',
      track: 'both',
      applied_on: today,
      leaves_on: monthsLater(today, 1),
      notice_days: daysBetween(today, monthsLater(today, 1)),
      went_to: '县直机关',
      state: 'open',
    }),
  ];
  const handovers = items.map(([kind, item], place) =>
    demoRecord(newKey(), {
      person: first.id,
      leaving: resigned,
      kind,
      item,
      handed_to: place < 2 ? '社区副主任' : null,
      handed_on: place < 2 ? today : null,
      done: place < 2 ? 1 : 0,
    }),
  );
  return { leavings, handovers };
}

/** The records by register, in an order in which they can be written. */
export function leavingRecords(setting: Setting): Readonly<Record<LeavingRegister, DemoRecords>> {
  const { seed, newKey, people, communities } = setting;
  const dice = diceFrom(seed, 950_000);
  const gone = goneOf(people);
  const open = openCases(setting);
  const audits = gone
    .filter(({ post }) => post !== undefined && chiefs.has(post.position))
    .slice(0, 4)
    .map(({ id, on, reason, post }, place) =>
      demoRecord(newKey(), {
        person: id,
        community: communities[post?.community ?? 0],
        post: post?.position,
        reason,
        opened_on: on,
        audited_by: '青禾街道农经站',
        finished_on: place === 0 ? null : monthsLater(on, 2),
        conclusion: place === 0 ? null : '任期内收支清楚，未发现违规问题。',
      }),
    );
  const retired = gone.filter(({ reason }) => reason === 'retired').slice(0, 20);
  const contacts = retired.map(({ id, on }) =>
    demoRecord(newKey(), {
      person: id,
      retired_on: on,
      last_post: dice.pick(['专职工作人员', '网格员', '委员']),
      keeps_in_touch: dice.pick(['周勤', '何敏', '沈悦']),
      contacted_on: dice.chance(0.7) ? monthsLater(setting.today, -dice.whole(1, 9)) : null,
    }),
  );
  return {
    leavings: [...gone.slice(0, 12).map((one) => closedCase(one, newKey)), ...open.leavings],
    handovers: open.handovers,
    exit_audits: audits,
    retiree_contacts: contacts,
  };
}
