/** Joining: requests for posts, the newcomers of the last half year with their checks and papers, everybody's personnel file. */
import { joiningPaper } from '../../db/rules/lists/joining.ts';
import { demoRecord, type DemoRecord } from './demo-record.ts';
import { type Dice, diceFrom } from './dice.ts';
import { dayBefore, monthsLater } from './months.ts';
import type { Career } from './people-plan.ts';

interface Setting {
  readonly seed: number;
  readonly today: string;
  readonly newKey: () => string;
}

interface Worker {
  readonly id: string;
  readonly career: Career;
}

type JoiningRegister = 'staffing_requests' | 'background_checks' | 'personnel_files' | 'file_movements' | 'joinings';

const diceOf = ({ seed }: Setting, { career }: Worker): Dice => diceFrom(seed, 50_000 + career.place);
const lastStay = ({ career }: Worker) => career.stays.at(-1);
const enteredOn = ({ career }: Worker): string => career.stays.at(-1)?.from ?? '';

const requirements = '45周岁以下，大专以上学历，中共党员或持社会工作者职业资格证书的优先';

/** One request a year and community, of the three communities with the most need; this year's is still under way. */
function requests(setting: Setting, communities: readonly string[]): readonly DemoRecord[] {
  const year = Number(setting.today.slice(0, 4));
  return [year - 2, year - 1, year].flatMap((asked, ago) =>
    communities.slice(ago, ago + 3).map((community, place) => {
      const past = asked < year;
      return demoRecord(setting.newKey(), {
        asked_on: `${asked}-01-${10 + place}`,
        community,
        post: place === 1 ? 'grid_worker' : 'worker',
        headcount: place + 1,
        requirements,
        sent_to: '中共云溪区委社会工作部',
        document: `青街〔${asked}〕${3 + ago}号`,
        state: past ? 'filled' : 'sent',
        approved_count: past ? Math.max(1, place) : null,
        approved_on: past ? `${asked}-02-2${place}` : null,
      });
    }),
  );
}

const departments = ['police', 'discipline', 'court', 'petition'] as const;

/** Letters of one newcomer: the political check, then the joint one of four departments, of which now and then one is not back. */
function checks(setting: Setting, worker: Worker): readonly DemoRecord[] {
  const dice = diceOf(setting, worker);
  const entered = enteredOn(worker);
  const sent = monthsLater(entered, -1);
  const back = dayBefore(entered);
  const number = `青街函〔${sent.slice(0, 4)}〕${dice.whole(10, 80)}号`;
  const letter = (kind: string, department: string, answered: boolean): DemoRecord =>
    demoRecord(setting.newKey(), {
      person: worker.id,
      kind,
      occasion: 'recruitment',
      department,
      sent_on: sent,
      letter_number: number,
      returned_on: answered ? back : null,
      conclusion: answered ? 'qualified' : 'pending',
      valid_until: answered ? dayBefore(monthsLater(back, 6)) : null,
    });
  const waiting = dice.chance(0.3) ? dice.whole(0, departments.length - 1) : -1;
  return [
    letter('political', 'community', true),
    ...departments.map((department, place) => letter('joint', department, place !== waiting)),
  ];
}

const papers: readonly string[] = joiningPaper.values.map(({ label }) => label);

function joining(setting: Setting, worker: Worker, communities: readonly string[]): DemoRecord {
  const dice = diceOf(setting, worker);
  const entered = enteredOn(worker);
  const written = dice.whole(580, 840) / 10;
  const interview = dice.whole(720, 900) / 10;
  const lacking = dice.chance(0.4) ? dice.whole(4, papers.length - 1) : -1;
  const probationEnd = dayBefore(monthsLater(entered, 6));
  const settled = probationEnd < setting.today;
  return demoRecord(setting.newKey(), {
    person: worker.id,
    state: settled ? 'done' : 'open',
    reported_on: entered,
    community: communities[worker.career.posts.at(-1)?.community ?? 0],
    batch: `${entered.slice(0, 4)}年公开招聘`,
    document: `云社工〔${entered.slice(0, 4)}〕21号`,
    written_score: written,
    interview_score: interview,
    total_score: Math.round((written + interview) * 5) / 10,
    rank: dice.whole(1, 6),
    papers: papers.filter((_, place) => place !== lacking).join('、'),
    papers_missing: papers[lacking],
    probation_outcome: settled ? 'passed' : null,
    regularised_on: settled ? monthsLater(entered, 6) : null,
  });
}

const contents = ['履历表', '学历学位材料', '入党入团材料', '劳动合同', '历年考核登记表'].join('\n');

function personnelFile(setting: Setting, worker: Worker): DemoRecord {
  const dice = diceOf(setting, worker);
  const { place } = worker.career;
  const centre = dice.chance(0.3);
  return demoRecord(setting.newKey(), {
    person: worker.id,
    file_number: `青档〔2021〕${String(place + 1).padStart(3, '0')}号`,
    state: place % 41 === 7 ? 'lent' : 'kept',
    kept_at: centre ? '云溪区人才服务中心' : `街道档案室${dice.whole(1, 6)}号柜`,
    received_on: monthsLater(enteredOn(worker), 1).slice(0, 7),
    contents,
    missing: dice.chance(0.15) ? dice.pick(['入党志愿书', '学历认证报告', '转正审批表']) : null,
    checked_on: `${Number(setting.today.slice(0, 4)) - 1}-11`,
  });
}

/** The files that are lent, and one that went to another street with its owner. */
function movements(setting: Setting, lent: readonly Worker[], gone: Worker | undefined): readonly DemoRecord[] {
  const out = lent.map((worker, place) =>
    demoRecord(setting.newKey(), {
      person: worker.id,
      kind: 'lend',
      moved_on: monthsLater(setting.today, -1),
      counterpart: '街道党建工作办公室',
      purpose: place === 0 ? '干部考察' : '核对学历',
      due_on: monthsLater(setting.today, place === 0 ? 0 : 1),
    }),
  );
  const left = gone?.career.stays.at(-1)?.to;
  if (gone === undefined || left === null || left === undefined) return out;
  return [
    ...out,
    demoRecord(setting.newKey(), {
      person: gone.id,
      kind: 'out',
      moved_on: left,
      counterpart: '云溪区人才服务中心',
      purpose: '离岗转递',
      courier_number: `机-${left.slice(0, 4)}-0${gone.career.place % 100}`,
    }),
  ];
}

/** The records around joining and personnel files. @param communities their keys, by place */
export function joiningRecords(
  setting: Setting,
  everybody: readonly Worker[],
  communities: readonly string[],
): Readonly<Record<JoiningRegister, readonly DemoRecord[]>> {
  const since = monthsLater(setting.today, -6);
  const staff = everybody.filter(
    ({ career }) => career.stays.at(-1)?.to === null && career.stays.at(-1)?.kind === 'regular',
  );
  const fresh = staff.filter((worker) => enteredOn(worker) >= since && lastStay(worker)?.entry === 'recruited');
  // The last newcomer is left to be taken in; a small office without newcomers keeps the joinings of its latest workers.
  const latest = staff.toSorted((one, other) => (enteredOn(one) < enteredOn(other) ? 1 : -1)).slice(0, 2);
  const joined = fresh.length > 0 ? fresh.slice(0, Math.max(1, fresh.length - 1)) : latest;
  const filed = staff.filter((worker) => enteredOn(worker) < monthsLater(setting.today, -2));
  const gone = everybody.find((worker) => lastStay(worker)?.exit === 'transferred_out');
  return {
    staffing_requests: requests(setting, communities),
    background_checks: joined.flatMap((worker) => checks(setting, worker)),
    personnel_files: filed.map((worker) => personnelFile(setting, worker)),
    file_movements: movements(
      setting,
      filed.filter((worker) => worker.career.place % 41 === 7),
      gone,
    ),
    joinings: joined.map((worker) => joining(setting, worker, communities)),
  };
}
