/** What becomes of posts, grids, the reserve list; the audit of whoever led. */
import { changeFrom } from '../../../db/dated-change.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { storedRecord, type StoredRecord } from '../../../db/rows.ts';
import { firstOf, formatDay } from '../../../db/rules/day.ts';
import { auditedPosts, isElected, isOffice, isPartyPost } from '../../../db/rules/leaving-facts.ts';
import { prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';
import { goingOn, type LeavingSettled, type Line, newLine, patchLine, present } from './line.ts';

const positionOf = ({ values }: StoredRecord): string =>
  typeof values['position'] === 'string' ? values['position'] : '';

export const dayAfter = (day: string): string => firstOf(day).add({ days: 1 }).toString();

/** Whether a post ends with this leaving: 罢免 reaches the elected ones only, 免职 what is no plain staff post. */
function ends({ reason, track }: LeavingSettled, post: StoredRecord): boolean {
  const position = positionOf(post);
  if (track === 'both') return true;
  if (track === 'labour') return false;
  return reason === 'recalled' ? isElected(position) : isOffice(position);
}

/** 一肩挑 that ends on one side goes on on the other: recalled as director one is still secretary. */
function otherShoulder(call: OfficeCall, settled: LeavingSettled, post: StoredRecord): Line | null {
  const rest = { recalled: 'secretary', removed: 'director' }[settled.reason];
  if (settled.track !== 'post' || rest === undefined || positionOf(post) !== 'secretary_director') return null;
  const values = {
    ...post.values,
    position: rest,
    starts_on: dayAfter(settled.leavesOn),
    ends_on: null,
    document: settled.document,
    note: null,
  };
  const label = rest === 'secretary' ? '党组织书记职务保留' : '居委会主任职务保留';
  return newLine(call, 'appointments', `rest-${post.id}`, values, { label, ticked: settled.reason === 'recalled' });
}

/** Who loses office may stay as 专职工作人员, in the same community. */
function staysAsStaff(call: OfficeCall, settled: LeavingSettled, posts: readonly StoredRecord[]): Line | null {
  if (settled.track !== 'post' || posts.some((post) => !ends(settled, post))) return null;
  const employed = goingOn(call, 'stays', settled).some(({ values }) => (values['kind'] ?? 'regular') === 'regular');
  if (!employed) return null;
  const [main] = posts.toSorted(
    (one, other) => Number(other.values['is_main'] ?? 0) - Number(one.values['is_main'] ?? 0),
  );
  if (main === undefined) return null;
  const values = {
    person: settled.person,
    community: main.values['community'] ?? null,
    category: 'worker',
    position: 'worker',
    post_class: 'staff',
    is_main: 1,
    starts_on: dayAfter(settled.leavesOn),
    document: settled.document,
  };
  const kept = settled.reason === 'recalled' && posts.some((post) => positionOf(post) === 'secretary_director');
  return newLine(call, 'appointments', 'staff', values, { label: '转任专职工作人员', ticked: !kept });
}

/** A secretary who goes on under a 劳务协议 is 返聘 from the day after; the post stays. */
function goesOnRehired(call: OfficeCall, settled: LeavingSettled, post: StoredRecord): Line | null {
  if (settled.track !== 'labour' || !isPartyPost(positionOf(post))) return null;
  const register = registerOf(call.ledger, 'appointments');
  const started = post.values['starts_on'];
  const next = dayAfter(settled.leavesOn);
  if (typeof started === 'string' && firstOf(started).toString() >= next) return null;
  const line = patchLine(call, 'appointments', post, { category: 'rehired' });
  if (line === null) return null;
  const label = `${line.label}（自${formatDay(next, '1990年5月1日')}起）`;
  return { ...line, label, edits: changeFrom(register, post, { category: 'rehired' }, next) };
}

function postLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  const posts = goingOn(call, 'appointments', settled);
  const document = settled.document === '' ? {} : { document: settled.document };
  return present([
    ...posts.map((post) =>
      ends(settled, post)
        ? patchLine(call, 'appointments', post, { ends_on: settled.leavesOn, ...document })
        : goesOnRehired(call, settled, post),
    ),
    ...posts.map((post) => (ends(settled, post) ? otherShoulder(call, settled, post) : null)),
    staysAsStaff(call, settled, posts),
  ]);
}

/** The grids that somebody leads or works in are to be given to somebody else. */
function gridLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  if (settled.track === 'labour') return [];
  const rows = prepared(
    call.ledger.db,
    'SELECT id FROM live_grids WHERE leader = :person OR worker = :person ORDER BY number',
  ).all({ person: settled.person }) as readonly { readonly id: string }[];
  return rows.flatMap(({ id }) => {
    const grid = storedRecord(call.ledger, registerOf(call.ledger, 'grids'), id);
    if (grid === undefined) return [];
    const patch = {
      ...(grid.values['leader'] === settled.person ? { leader: null } : {}),
      ...(grid.values['worker'] === settled.person ? { worker: null } : {}),
    };
    return present([patchLine(call, 'grids', grid, patch, settled.track === 'both')]);
  });
}

function reserveLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  if (settled.track === 'labour') return [];
  const patch = { ends_on: settled.leavesOn, exit_reason: settled.track === 'both' ? '离岗' : '动态调整' };
  return present(
    goingOn(call, 'reserves', settled).map((record) =>
      patchLine(call, 'reserves', record, patch, settled.track === 'both'),
    ),
  );
}

/** The audit of a post that ends; one that is open already serves. */
function auditLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  const open = prepared(
    call.ledger.db,
    'SELECT 1 FROM live_exit_audits WHERE person = ? AND finished_on IS NULL LIMIT 1',
  ).get(settled.person);
  if (open !== undefined) return [];
  const led = goingOn(call, 'appointments', settled).find(
    (post) => ends(settled, post) && auditedPosts.has(positionOf(post)),
  );
  if (led === undefined) return [];
  const since = led.values['starts_on'];
  const values = {
    person: settled.person,
    community: led.values['community'] ?? null,
    post: positionOf(led),
    reason: settled.reason,
    opened_on: today(call.ledger),
    period:
      typeof since === 'string'
        ? `${formatDay(since.slice(0, 7), '1990年5月')}至${formatDay(settled.leavesOn.slice(0, 7), '1990年5月')}`
        : null,
  };
  return [newLine(call, 'exit_audits', 'audit', values, { label: '启动离任审计' })];
}

/** All lines of the office side. */
export function officeLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  return [
    ...postLines(call, settled),
    ...gridLines(call, settled),
    ...reserveLines(call, settled),
    ...auditLines(call, settled),
  ];
}
