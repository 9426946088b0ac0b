/** What is begun for whoever leaves: where they went on to, the contact of a retiree, the list of what is handed over. */
import { listOf } from '../../../db/code-lists.ts';
import { registerOf } from '../../../db/ledger.ts';
import { storedRecord } from '../../../db/rows.ts';
import { isOffice } from '../../../db/rules/leaving-facts.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';
import { goingOn, type LeavingSettled, type Line, newLine } from './line.ts';

/** Where a reason leads, in the words of `turnover_kind` and `turnover_way`. */
const turnoverOf: Readonly<Record<string, readonly [kind: string, way: string | null]>> = {
  civil_service: ['civil_service', 'open'],
  institution: ['institution', null],
  army: ['army', 'own'],
  transferred_out: ['other_street', 'transfer'],
};

const has = (call: OfficeCall, sql: string, ...values: readonly string[]): boolean =>
  prepared(call.ledger.db, sql).get(...values) !== undefined;

/** The main post of the last day, in words. */
function lastPost(call: OfficeCall, settled: LeavingSettled): string | null {
  const posts = goingOn(call, 'appointments', settled);
  const main = posts.find(({ values }) => values['is_main'] === 1) ?? posts[0];
  const code = main?.values['position'];
  return typeof code === 'string' ? labelOf(listOf(call.ledger, 'position'), code) : null;
}

function turnoverLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  const target = turnoverOf[settled.reason];
  if (target === undefined || settled.track !== 'both') return [];
  const known = 'SELECT 1 FROM live_turnover WHERE person = ? AND left_on = ?';
  if (has(call, known, settled.person, settled.leavesOn)) return [];
  const [kind, way] = target;
  const values = {
    person: settled.person,
    left_on: settled.leavesOn,
    kind,
    way,
    unit: settled.wentTo,
    post_before: lastPost(call, settled),
  };
  return [newLine(call, 'turnover', 'turnover', values, { label: '登记流失去向' })];
}

function retireeLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  if (settled.reason !== 'retired') return [];
  if (has(call, 'SELECT 1 FROM live_retiree_contacts WHERE person = ?', settled.person)) return [];
  const known = storedRecord(call.ledger, registerOf(call.ledger, 'people'), settled.person)?.values ?? {};
  const values = {
    person: settled.person,
    retired_on: settled.leavesOn,
    last_post: lastPost(call, settled),
    phone: known['phone'] ?? known['home_phone'] ?? null,
    address: known['home_address'] ?? known['household_address'] ?? null,
    contact: known['emergency_contact'] ?? null,
    contact_phone: known['emergency_phone'] ?? null,
  };
  return [newLine(call, 'retiree_contacts', 'contact', values, { label: '列入退休联系册' })];
}

interface Item {
  readonly kind: string;
  readonly item: string;
  /** Only for those who hold an office. */
  readonly office?: boolean;
  /** Only for members of the party. */
  readonly party?: boolean;
}

const items: readonly Item[] = [
  { kind: 'account', item: '政务系统、网格平台账号和权限（移交或停用）' },
  { kind: 'account', item: '工作群、公众号管理权限（移交或退出）' },
  { kind: 'seal', item: '保管的印章', office: true },
  { kind: 'key', item: '办公室、活动场所的钥匙和门禁卡' },
  { kind: 'asset', item: '保管的固定资产和办公设备' },
  { kind: 'money', item: '经办的经费、票据和借款' },
  { kind: 'ledger', item: '台账、文件资料和电子文档' },
  { kind: 'matter', item: '未办结事项和联系服务对象' },
  { kind: 'party', item: '党组织关系转接', party: true },
];

/** 中共党员 and 中共预备党员 of `political`. */
const partyMembers: ReadonlySet<unknown> = new Set(['01', '02']);

/** The usual items, until there is a list for the case. */
function handoverLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  if (settled.reason === 'died' || settled.track === 'labour') return [];
  if (has(call, 'SELECT 1 FROM live_handovers WHERE leaving = ?', settled.leaving)) return [];
  const office = goingOn(call, 'appointments', settled).some(({ values }) => isOffice(String(values['position'])));
  const statuses = prepared(
    call.ledger.db,
    `SELECT status AS code FROM live_party_statuses WHERE person = ? ORDER BY coalesce(starts_on, '') DESC LIMIT 1`,
  ).get(settled.person) as { readonly code: string | null } | undefined;
  const member = partyMembers.has(statuses?.code);
  return items
    .filter((one) => (one.office !== true || office) && (one.party !== true || (member && settled.track === 'both')))
    .map(({ kind, item }, place) => {
      const values = { person: settled.person, leaving: settled.leaving, kind, item, done: 0 };
      return newLine(call, 'handovers', `${kind}-${place}`, values, { label: item });
    });
}

/** All lines that begin something. */
export function afterLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  return [...turnoverLines(call, settled), ...retireeLines(call, settled), ...handoverLines(call, settled)];
}
