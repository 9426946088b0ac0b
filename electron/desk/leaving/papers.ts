/** The three papers of a case: 离岗审批表, 工作交接清单, 解除(终止)劳动合同证明书. */
import { registerOf } from '../../../db/ledger.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { handoversOf } from '../../../db/questions/leaving-cases.ts';
import { leavingFacts } from '../../../db/questions/leaving-facts.ts';
import { storedRecord } from '../../../db/rows.ts';
import { firstOf, formatDay, isDay } from '../../../db/rules/day.ts';
import { contractOn, outsideLabourLaw, termWords } from '../../../db/rules/leaving-facts.ts';
import { leavingApprovalHtml } from '../../papers/leaving-approval.ts';
import { type LeavingCertificate, leavingCertificateHtml } from '../../papers/leaving-certificate.ts';
import { handoverHtml } from '../../papers/leaving-handover.ts';
import type { PaperOptions } from '../../papers/paper-html.ts';
import { DeskError } from '../errors.ts';
import { officeLine } from '../office-line.ts';
import type { OfficeCall } from '../procedure.ts';
import { asText, shownTable } from '../shown-table.ts';

const caseColumns = [
  'person',
  'reason',
  'ground',
  'track',
  'applied_on',
  'noticed_on',
  'leaves_on',
  'notice_days',
  'contract_term',
  'meeting',
  'approval_document',
  'certificate_number',
  'note',
] as const;
const personColumns = [
  'name',
  'sex',
  'birth_day',
  'nation',
  'political',
  'education',
  'community',
  'position',
  'id_number',
] as const;
const handoverColumns = ['kind', 'item', 'handed_to', 'handed_on', 'note'] as const;

interface Asked<Key extends string> {
  readonly register: string;
  readonly columns: readonly Key[];
  readonly ids: readonly string[];
  readonly day?: string;
}

/** Records as the viewer may see them, each a text a column. */
function textRows<Key extends string>(call: OfficeCall, asked: Asked<Key>): readonly Readonly<Record<Key, string>>[] {
  const table = shownTable(call.ledger, call.viewer, listQuerySchema.parse({ ...asked, limit: 100_000 }));
  return table.rows.map(
    (row) =>
      Object.fromEntries(table.fields.map((field, place) => [field.key, asText(field, row[place] ?? null)])) as Record<
        Key,
        string
      >,
  );
}

const long = (day: string): string => (isDay(day) ? formatDay(day, '1990年5月1日') : day);
const short = (day: string): string => (isDay(day) ? formatDay(day, '1990.05.01') : day);
const month = (day: string): string => (isDay(day) ? formatDay(day, '1990.05') : day);

/** Years and months with the employer, the last day included: 3年2个月. */
function yearsWords(from: string | null, to: string): string {
  if (from === null) return '';
  const end = firstOf(to).add({ days: 1 });
  const { years, months } = firstOf(from).until(end, { largestUnit: 'years' });
  if (years === 0 && months === 0) return '不满1个月';
  return `${years === 0 ? '' : `${years}年`}${months === 0 ? '' : `${months}个月`}`;
}

/** The texts of a case and of its person on the last day at work. @throws DeskError leaving-missing */
function caseOf(call: OfficeCall, id: string) {
  const stored = storedRecord(call.ledger, registerOf(call.ledger, 'leavings'), id);
  if (stored === undefined || stored.deleted_at !== null)
    throw new DeskError('leaving-missing', '这条离岗记录已不存在，请刷新后重新选择。');
  const person = String(stored.values['person']);
  const day = String(stored.values['leaves_on']);
  const [said] = textRows(call, { register: 'leavings', columns: caseColumns, ids: [id] });
  const [who] = textRows(call, { register: 'people', columns: personColumns, ids: [person], day });
  if (said === undefined || who === undefined)
    throw new DeskError('leaving-missing', '这条离岗记录的人员已不存在，请先在回收站恢复。');
  const facts = leavingFacts(call.ledger, call.viewer, person, day);
  // A case that was written down by hand has not noted the term.
  const noted = said.contract_term;
  const term = noted !== '' || stored.values['track'] === 'post' ? noted : termWords(contractOn(facts, day));
  return { stored, said, who, facts, day, term };
}

export interface LeavingPaper {
  /** The file's name without ending. */
  readonly name: string;
  readonly html: (options: PaperOptions) => string;
}

/** 离岗(退出)审批表. @throws DeskError leaving-missing */
export function approvalPaper(call: OfficeCall, id: string): LeavingPaper {
  const { said, who, facts, term } = caseOf(call, id);
  const form = {
    name: who.name,
    sex: who.sex,
    birth: month(who.birth_day),
    nation: who.nation,
    political: who.political,
    education: who.education,
    community: who.community,
    post: who.position,
    enteredOn: short(facts.employedSince ?? ''),
    term,
    reason: said.reason,
    ground: said.ground,
    track: said.track,
    appliedOn: short(said.applied_on === '' ? said.noticed_on : said.applied_on),
    leavesOn: short(said.leaves_on),
    noticeDays: said.notice_days === '' ? '' : `${said.notice_days}天`,
    meeting: said.meeting,
    document: said.approval_document,
    note: said.note,
  };
  const unit = officeLine(call.ledger);
  return { name: `离岗(退出)审批表_${who.name}`, html: (options) => leavingApprovalHtml(unit, form, options) };
}

/** 工作交接清单: the items of the case. @throws DeskError leaving-missing */
export function handoverPaper(call: OfficeCall, id: string): LeavingPaper {
  const { said, who } = caseOf(call, id);
  const ids = handoversOf(call.ledger, id);
  const items = textRows(call, { register: 'handovers', columns: handoverColumns, ids });
  const list = {
    unit: officeLine(call.ledger),
    name: who.name,
    post: `${who.community}${who.position}`,
    leavesOn: long(said.leaves_on),
    lines: items.map((item) => ({
      kind: item.kind,
      item: item.item,
      handedTo: item.handed_to,
      handedOn: short(item.handed_on),
      note: item.note,
    })),
  };
  return { name: `工作交接清单_${who.name}`, html: (options) => handoverHtml(list, options) };
}

/** Reasons by which the contract ends of itself: 终止, not 解除 (劳动合同法 article 44). */
const endsOfItself: ReadonlySet<unknown> = new Set(['retired', 'not_renewed']);

/**
 * 解除(终止)劳动合同证明书.
 * @throws DeskError leaving-missing; certificate-refused where no labour contract ends
 */
export function certificatePaper(call: OfficeCall, id: string): LeavingPaper {
  const { stored, said, who, facts, day, term } = caseOf(call, id);
  const { reason, track } = stored.values;
  const why =
    track === 'post'
      ? '这次只免职务，劳动关系继续'
      : reason === 'died'
        ? '劳动合同因死亡终止，不向本人出具'
        : outsideLabourLaw(facts, day);
  if (why !== null)
    throw new DeskError('certificate-refused', `不出具解除(终止)劳动合同证明书：${why.replace(/。$/u, '')}。`);
  const expired = String(stored.values['ground'] ?? '').startsWith('expired_');
  const one: LeavingCertificate = {
    number: said.certificate_number,
    name: who.name,
    sex: who.sex,
    idNumber: who.id_number,
    enteredOn: long(facts.employedSince ?? ''),
    term,
    post: `${who.community}${who.position}`,
    leavesOn: long(said.leaves_on),
    years: yearsWords(facts.employedSince, day),
    ending: endsOfItself.has(reason) || expired ? '终止' : '解除',
  };
  return { name: `${one.ending}劳动合同证明书_${who.name}`, html: (options) => leavingCertificateHtml(one, options) };
}
