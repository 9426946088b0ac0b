/** 统筹调配: what a plan of moves on screen becomes — new appointments, the line of each in the register, its paper. */
import { changeFrom, holdingOn } from '../../db/dated-change.ts';
import { registerOf, today } from '../../db/ledger.ts';
import { listQuerySchema } from '../../db/list-query.ts';
import { labelsOf } from '../../db/labels.ts';
import { staffingFacts } from '../../db/questions/staffing.ts';
import type { Edit } from '../../db/records.ts';
import type { FieldValue } from '../../db/registers/model/field.ts';
import { storedRecord } from '../../db/rows.ts';
import { firstOf, formatDay, isDay } from '../../db/rules/day.ts';
import { movingRefusal } from '../../db/rules/staffing.ts';
import { prepared } from '../../db/statements.ts';
import type { TransferForm } from '../papers/transfer-form.ts';
import { DeskError } from './errors.ts';
import { asText, labelled } from './shown-table.ts';
import type { OfficeCall } from './procedure.ts';
import { list } from '../../db/read.ts';

export interface Move {
  readonly person: string;
  readonly to: string;
}

export interface MovePlan {
  /** The first day in the new community, YYYY-MM-DD. */
  readonly day: string;
  readonly reason: string;
  readonly approval: string;
  readonly moves: readonly Move[];
}

/** Why a person's present main appointment cannot end on the day before; null where it can. */
function appointmentRefusal(call: OfficeCall, person: string, day: string): string | null {
  const register = registerOf(call.ledger, 'appointments');
  const id = holdingOn(call.ledger, register, person, day);
  const stored = id === undefined ? undefined : storedRecord(call.ledger, register, id);
  if (stored === undefined) return '当日没有任职经历，请先补上。';
  const { starts_on: since, ends_on: until } = stored.values;
  if (typeof since === 'string' && firstOf(since).toString() >= day)
    return `现任职从${formatDay(since, '1990年5月1日')}开始，调动日期要晚于它。`;
  return until === null ? null : '现任职已填止期，请先核对任职经历。';
}

/** Everybody who cannot be moved as planned, with the reason; the person's key is the field. */
function moveFaults(call: OfficeCall, plan: MovePlan): readonly { field: string; message: string }[] {
  const { people, places } = staffingFacts(call.ledger, call.viewer, plan.day);
  const known = new Map(people.map((person) => [person.id, person]));
  const present = new Set(places.map(({ id }) => id));
  return plan.moves.flatMap(({ person, to }) => {
    const found = known.get(person);
    const message =
      found === undefined
        ? `${formatDay(plan.day, '1990年5月1日')}不在册，请改调动日期，或不调这个人。`
        : !present.has(to)
          ? '要调入的社区当日已撤销或不存在。'
          : found.community === to
            ? '已在这个社区。'
            : (movingRefusal(found.category, found.position) ?? appointmentRefusal(call, person, plan.day));
    return message === null ? [] : [{ field: person, message }];
  });
}

/** @throws DeskError transfer-refused, with the reason of each person */
export function demandMoves(call: OfficeCall, plan: MovePlan): void {
  const faults = moveFaults(call, plan);
  const [first] = faults;
  if (first === undefined) return;
  throw new DeskError('transfer-refused', `有 ${faults.length} 人不能这样调配，没有写入：${first.message}`, faults);
}

/** A move of the person to the community that is on record already and not done yet. */
function openTransfer(call: OfficeCall, { person, to }: Move): string | undefined {
  const row = prepared(
    call.ledger.db,
    `SELECT id FROM live_transfers WHERE person = ? AND to_community = ? AND coalesce(state, 'planned') IN ('planned', 'approved')
     ORDER BY moves_on DESC, id LIMIT 1`,
  ).get(person, to) as { readonly id: string } | undefined;
  return row?.id;
}

/** How far a move is: done when its day has come, approved when its document is known. */
function stateOf(call: OfficeCall, plan: MovePlan): string {
  if (plan.day <= today(call.ledger)) return 'done';
  return plan.approval === '' ? 'planned' : 'approved';
}

/** The edits of one move: the main appointment ends on the day before and goes on elsewhere, the move is on record. */
function editsOfMove(call: OfficeCall, plan: MovePlan, move: Move): readonly Edit[] {
  const register = registerOf(call.ledger, 'appointments');
  const id = holdingOn(call.ledger, register, move.person, plan.day) ?? '';
  const stored = storedRecord(call.ledger, register, id);
  if (stored === undefined) return [];
  const document = plan.approval === '' ? null : plan.approval;
  const said = {
    moves_on: plan.day,
    state: stateOf(call, plan),
    ...(plan.reason === '' ? {} : { reason: plan.reason }),
    ...(document === null ? {} : { approval_number: document }),
  };
  const known = openTransfer(call, move);
  const from = stored.values['community'] ?? null;
  const record: Edit =
    known === undefined
      ? {
          op: 'create',
          register: 'transfers',
          values: { person: move.person, from_community: from, to_community: move.to, ...said },
        }
      : { op: 'update', register: 'transfers', id: known, version: null, patch: said };
  const post = { community: move.to, document, handled_by: call.session.account.name };
  return [...changeFrom(register, stored, post, plan.day), record];
}

/** The edits of the plan, one change. @throws DeskError transfer-refused */
export function moveEdits(call: OfficeCall, plan: MovePlan): readonly Edit[] {
  demandMoves(call, plan);
  return plan.moves.flatMap((move) => editsOfMove(call, plan, move));
}

const columns = [
  'name',
  'sex',
  'birth_day',
  'nation',
  'native_place',
  'household_address',
  'political',
  'work_started_on',
  'full_time_education',
  'full_time_degree',
  'full_time_school',
  'full_time_major',
  'in_service_education',
  'in_service_degree',
  'in_service_school',
  'in_service_major',
  'technical_title',
  'certificate',
  'certificate_issued_on',
  'community',
  'position',
  'duties',
  'resume',
  'rewards',
] as const;
type Texts = Readonly<Record<(typeof columns)[number], string>>;

const joined = (parts: readonly string[], mark = ' '): string => parts.filter((part) => part !== '').join(mark);
const month = (day: string): string => (isDay(day) ? formatDay(day, '1990.05') : day);

function formOf(texts: Texts, plan: MovePlan, community: string): TransferForm {
  const education = (kind: 'full_time' | 'in_service'): string =>
    joined([
      joined([texts[`${kind}_education`], texts[`${kind}_degree`]], '、'),
      joined([texts[`${kind}_school`], texts[`${kind}_major`]], ''),
    ]);
  return {
    name: texts.name,
    sex: texts.sex,
    birth: month(texts.birth_day),
    nation: texts.nation,
    nativePlace: texts.native_place,
    address: texts.household_address,
    political: texts.political,
    workSince: month(texts.work_started_on),
    fullTime: education('full_time'),
    inService: education('in_service'),
    title: texts.technical_title,
    certificate: joined([texts.certificate, month(texts.certificate_issued_on)]),
    fromCommunity: texts.community,
    fromPost: joined([texts.position, texts.duties], '，'),
    toCommunity: community,
    toPost: texts.position,
    movesOn: formatDay(plan.day, '1990年5月1日'),
    resume: texts.resume,
    rewards: texts.rewards,
    reason: plan.reason,
  };
}

/** The forms of the plan, as the viewer may see the people: full once 显示完整信息 is on. */
export function transferForms(call: OfficeCall, plan: MovePlan): readonly TransferForm[] {
  const people = registerOf(call.ledger, 'people');
  const fields = columns.map((key) => [...people.fields, ...(people.derived ?? [])].find((field) => field.key === key));
  const ids = plan.moves.map(({ person }) => person);
  const query = { register: 'people', columns: [...columns], ids, day: plan.day, limit: ids.length };
  const { rows, labels } = list(call.ledger, call.viewer, listQuerySchema.parse(query));
  const communities = labelsOf(
    call.ledger,
    registerOf(call.ledger, 'communities'),
    plan.moves.map(({ to }) => to),
  );
  const goes = new Map(plan.moves.map(({ person, to }) => [person, communities[to] ?? '']));
  return rows.map(({ id, values }) => {
    const texts = Object.fromEntries(
      columns.map((key, place) => {
        const field = fields[place];
        const value: FieldValue = values[key] ?? null;
        return [key, field === undefined ? '' : asText(field, labelled(call.ledger, field, value, labels))];
      }),
    ) as Texts;
    return formOf(texts, plan, goes.get(id) ?? '');
  });
}
