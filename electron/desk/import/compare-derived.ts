/** Holds the columns that are computed here against what is computed: differences are told, never written. */
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import type { Values } from '../../../db/rows.ts';
import { compareDays, formatDay } from '../../../db/rules/day.ts';
import { type DerivedPerson, derivedPerson } from '../../../db/rules/derived-person.ts';
import { idBirthDay } from '../../../db/rules/id-number.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { age, communityService, formatMonths } from '../../../db/rules/service-years.ts';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';
import { readCell } from '../../sheets/cell-values.ts';
import { good, type ReadCell } from '../../sheets/read-result.ts';
import { addField, addMark, type RowDraft } from './plan-types.ts';
import type { CellRead } from './reading.ts';

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const number = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** Whether birth and sex can be read from the record's number. */
export function hasUsableId(values: Values, citizen: (kind: string | null) => boolean): boolean {
  const id = text(values['id_number']);
  return id !== null && citizen(text(values['id_kind'])) && idBirthDay(id) !== null;
}

/** Months in 6, 6年, 6.5年, 6年3个月, 75个月 of a column that counts in years; null where it says none of these. */
export function monthsIn(cellText: string): { readonly months: number; readonly whole: boolean } | null {
  const plain = withoutSpaces(halfWidth(cellText));
  const [, years, months] = /^(?:(\d+(?:\.\d+)?)(?:周?年零?|$))?(?:(\d+)个?月)?$/u.exec(plain) ?? [];
  if (years === undefined && months === undefined) return null;
  return {
    months: Math.round(Number(years ?? 0) * 12) + Number(months ?? 0),
    whole: months === undefined && !(years ?? '').includes('.'),
  };
}

function serviceMonths(values: Values, day: string): number | null {
  return communityService({
    startedOn: text(values['service_started_on']),
    day,
    priorMonths: number(values['prior_service_months']),
    deductedMonths: number(values['deducted_service_months']),
    recognisedMonths: number(values['recognised_service_months']),
    recognisedOn: text(values['recognised_service_on']),
  }).months;
}

interface Computed {
  readonly person: DerivedPerson;
  readonly values: Values;
  readonly onRoll: boolean;
  readonly asOf: string;
}

/** What is computed for a column, in the kind of its field; null where nothing can be. */
function computedValue(key: string, { person, values, onRoll, asOf }: Computed): FieldValue {
  switch (key) {
    case 'sex':
      return person.sex;
    case 'birth_day':
      return person.birth_day;
    case 'retirement_day':
      return person.retirement_day;
    case 'age':
      return person.birth_day === null ? null : age(person.birth_day, asOf);
    case 'service_months':
      return serviceMonths(values, asOf);
    case 'on_roll':
      return onRoll ? 1 : 0;
    default:
      return null;
  }
}

function shown(draft: RowDraft, field: Field, value: FieldValue): string {
  if (field.kind === 'choice') return labelOf(draft.context.lists(field.list), String(value)) ?? '';
  if (field.kind === 'flag') return value === 1 ? '是' : '否';
  if (field.kind === 'day' && typeof value === 'string') return formatDay(value, '1990年5月1日');
  return String(value);
}

const stays = /^(?:在岗|在职|在编|在册|在聘|在任|在岗在位|正常|试用|借调|抽调|返聘)/u;
const left =
  /(?:离职|离岗|离任|退休|辞职|辞退|解聘|开除|调出|调离|调走|退出|不在[岗职册]|已离|已退|死亡|去世|病故|身故)/u;

/** 在岗, 离职, 退休 under 在册: whether it says that the person is ours; null where it says neither. */
function saysOnRoll(cellText: string): 0 | 1 | null {
  const plain = withoutSpaces(halfWidth(cellText));
  return stays.test(plain) ? 1 : left.test(plain) ? 0 : null;
}

/** What a column's cell gives to compare; words for being here or gone count as 是 and 否. */
function givenIn(draft: RowDraft, { cell }: CellRead, field: Field, derived: string): ReadCell {
  const said = derived === 'on_roll' && cell.kind === 'text' ? saysOnRoll(cell.text) : null;
  return said === null ? readCell(cell, field, draft.context.lists) : good(said);
}

/** The file says that somebody is gone who would stand on the roll: nobody is kept on it unasked. */
function askGone(draft: RowDraft, column: number): void {
  const accepted = draft.row.decisions.cells?.[column]?.act === 'accept';
  addMark(draft, column, {
    level: accepted ? 'note' : 'doubt',
    code: accepted ? 'accepted' : 'gone',
    reason: '这里写的是已不在岗，这一行却没有离岗日期，导入后仍算在册。请补上离岗日期，或确认仍按在册导入。',
  });
}

/** 退休 or 调出 in the remarks of somebody on the roll changes nothing by itself, and that is said. */
export function tellRemarks(draft: RowDraft, onRoll: boolean): void {
  if (!onRoll) return;
  for (const { place, cell, column } of draft.read.cells) {
    if (place.at !== 'base' || place.field.key !== 'note' || !left.test(withoutSpaces(cell.text))) continue;
    if (!(draft.fields.get(column) ?? []).some(({ act }) => act === 'set')) continue;
    const reason = '备注里像是写着已经离岗，备注照记，人仍算在册。确已离岗的，请另填离岗日期。';
    addMark(draft, column, { level: 'note', code: 'remark-gone', reason });
  }
}

/** Whether what the cell says agrees with what is computed. */
function agrees(
  read: CellRead & { readonly place: { readonly at: 'compare' } },
  given: ReadCell,
  computed: FieldValue,
): boolean {
  const { place, cell } = read;
  if (place.at === 'compare' && place.column.unit === 'years') {
    const said = monthsIn(cell.text);
    if (said === null || typeof computed !== 'number') return true;
    return said.whole ? Math.floor(computed / 12) === said.months / 12 : Math.abs(computed - said.months) <= 1;
  }
  if (given.value === undefined || given.value === null || computed === null) return true;
  if (typeof given.value === 'string' && typeof computed === 'string' && /^\d{4}/.test(computed)) {
    return compareDays(given.value, computed) === 0;
  }
  return given.value === computed;
}

/**
 * Compares the computed columns of a row with its record as it would stand.
 * @param values the base record's values after the row
 */
export function compareComputed(draft: RowDraft, values: Values, onRoll: boolean): void {
  const { compared } = draft.read;
  if (compared.length === 0) return;
  const { asOf } = draft.context.settings;
  // Without the name no spellings are worked out, which take longest and are not compared.
  const person = derivedPerson({ ...values, name: '' });
  const computed: Computed = { person, values, onRoll, asOf };
  for (const read of compared) {
    const { place, column } = read;
    if (place.at !== 'compare') continue;
    const given = givenIn(draft, read, place.field, place.column.derived);
    const own = computedValue(place.column.derived, computed);
    const register = draft.context.places.base.key;
    addField(draft, column, { register, field: place.column.derived, old: own, value: own, act: 'same' });
    if (given.error !== null && place.column.unit === undefined) {
      addMark(draft, column, {
        level: 'note',
        code: 'unreadable',
        reason: `${given.error}这一栏自动计算，不影响导入。`,
      });
    } else if (place.column.derived === 'on_roll' && given.value === 0 && own === 1) askGone(draft, column);
    else if (!agrees({ ...read, place }, given, own)) {
      const said =
        place.column.derived === 'service_months' && typeof own === 'number'
          ? formatMonths(own)
          : shown(draft, place.field, own);
      addMark(draft, column, {
        level: 'note',
        code: 'differs',
        reason: `与计算结果不一致：应为${said}。这一栏自动计算，不写入。`,
      });
    }
  }
}

/** Values that computed columns give where there is no number to compute them from: sex and birth day as registered. */
export function fedByComparison(draft: RowDraft, stands: Values): void {
  const { base, compared } = draft.read;
  const whole = { ...stands, ...Object.fromEntries([...base].map(([key, given]) => [key, given.value])) };
  if (hasUsableId(whole, draft.context.citizen)) return;
  for (const { place, cell, column } of compared) {
    const feeds = place.at === 'compare' ? place.column.feeds : undefined;
    const field = draft.context.places.base.fields.find((candidate) => candidate.key === feeds);
    if (field === undefined || base.has(field.key) || draft.row.decisions.cells?.[column]?.act === 'drop') continue;
    const given = readCell(cell, field, draft.context.lists);
    const accepted = draft.row.decisions.cells?.[column]?.act === 'accept';
    if (given.error !== null) addMark(draft, column, { level: 'wrong', code: 'invalid', reason: given.error });
    else if (given.doubt !== null && !accepted)
      addMark(draft, column, { level: 'doubt', code: 'doubt', reason: given.doubt });
    if (given.value !== undefined && given.value !== null) base.set(field.key, { value: given.value, column });
  }
}
