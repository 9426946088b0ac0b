/** What may be collected, and each thing that may stand in its table. */
import { registerOf } from '../../../db/ledger.ts';
import { listColumns } from '../../../db/list-columns.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { may } from '../../../db/rights.ts';
import { DeskError } from '../errors.ts';
import { type Places, placesOf } from '../import/places.ts';
import { profileOf } from '../import/profiles.ts';
import type { OfficeCall } from '../procedure.ts';
import { neededBeside, neverShown, placeOfColumn } from './people-places.ts';
import type { CollectItem, CollectSubject } from './shapes.ts';

/** The subject with a row for each person, whatever registers its columns belong to. */
export const rosterSubject = 'roster';
/** The column with the ID number of the person to whom a record belongs. */
export const ownerNumber = '@number';

export type Asker = Pick<OfficeCall, 'ledger' | 'viewer'>;

/** Registers that no community is asked about: the app's own and those with a page of their own. */
const notAsked = new Set(['attachments', 'appraisals', 'offices', 'people']);

/** What may be collected, people first. */
export function collectSubjects({ ledger, viewer }: Asker): readonly CollectSubject[] {
  const registers = [...ledger.registers.values()].filter(
    (register) =>
      register.of !== 'office' &&
      register.single !== true &&
      !notAsked.has(register.key) &&
      may(viewer, register, 'write'),
  );
  return [
    { key: rosterSubject, label: '人员信息（一人一行）', unit: '人', who: 'people' },
    ...registers.map(({ key, label, unit, of }): CollectSubject => ({
      key,
      label,
      unit,
      who: of === 'person' ? 'people' : 'communities',
    })),
  ];
}

/** @throws DeskError subject-unknown */
export function subjectOf(asker: Asker, key: string): CollectSubject {
  const subject = collectSubjects(asker).find((one) => one.key === key);
  if (subject === undefined) throw new DeskError('subject-unknown', '这项内容不能向社区采集，请另选一项。');
  return subject;
}

/** The places of the import that takes the answers. @throws LedgerError forbidden */
export function placesOfSubject(asker: Asker, subject: string): Places {
  return placesOf(asker.ledger, profileOf(asker, subject));
}

/** The register whose list gives the rows. */
export function baseOf(asker: Asker, subject: string): Register {
  return registerOf(asker.ledger, subject === rosterSubject ? 'people' : subject);
}

/** Two columns of one label would be one to those who fill it in. */
function distinct(items: readonly CollectItem[]): readonly CollectItem[] {
  const labels = new Map<string, number>();
  for (const { label } of items) labels.set(label, (labels.get(label) ?? 0) + 1);
  return items.map((item) =>
    (labels.get(item.label) ?? 0) > 1 && !item.always ? { ...item, label: `${item.label}（${item.group}）` } : item,
  );
}

function peopleItems(asker: Asker, places: Places): readonly CollectItem[] {
  const people = registerOf(asker.ledger, 'people');
  const derived = new Set((people.derived ?? []).map((field) => field.key));
  return [...listColumns(asker.ledger, people).values()].flatMap(({ key, field }): readonly CollectItem[] => {
    if (field.kind === 'photo' || neverShown.has(key)) return [];
    const at = derived.has(key) ? placeOfColumn.get(key) : `people.${key}`;
    const place = at === undefined ? undefined : places.byKey.get(at);
    const group =
      place === undefined ? '只显示、不收' : derived.has(key) ? place.group : (field.section ?? people.label);
    return [
      {
        column: key,
        label: field.label,
        group,
        kind: field.kind,
        place: place?.key ?? null,
        private: field.private !== undefined,
        required: field.required === true,
        always: key === 'name' || key === 'id_number',
        needs: neededBeside.get(key) ?? null,
      },
    ];
  });
}

function ownerItems(register: Register, owner: Field, places: Places): readonly CollectItem[] {
  const person = owner.kind === 'ref' && owner.register === 'people';
  const shared = { group: register.label, private: false, required: true, always: true, needs: null };
  const label = person && register.fields.every((field) => field.label !== '姓名') ? '姓名' : owner.label;
  const own: CollectItem = { ...shared, column: owner.key, label, kind: 'ref', place: `${register.key}.${owner.key}` };
  const number = places.byKey.get(`${register.key}.${ownerNumber}`);
  if (number === undefined) return [own];
  return [
    own,
    { ...shared, column: ownerNumber, label: number.label, kind: 'idNumber', place: number.key, private: true },
  ];
}

/** All columns that a table of this subject may have, those that always stand first. @throws DeskError subject-unknown */
export function collectItems(asker: Asker, subject: string): readonly CollectItem[] {
  subjectOf(asker, subject);
  const places = placesOfSubject(asker, subject);
  if (subject === rosterSubject) return distinct(peopleItems(asker, places));
  const register = baseOf(asker, subject);
  const owner = register.fields.find((field) => field.key === register.owner);
  const rest = [...listColumns(asker.ledger, register).values()].flatMap(({ key, field }): readonly CollectItem[] => {
    if (field.kind === 'photo' || key === register.owner) return [];
    const place = places.byKey.get(`${register.key}.${key}`);
    return [
      {
        column: key,
        label: field.label,
        group: place === undefined ? '只显示、不收' : (field.section ?? register.label),
        kind: field.kind,
        place: place?.key ?? null,
        private: field.private !== undefined,
        required: field.required === true,
        always: owner === undefined && register.title.includes(key),
        needs: null,
      },
    ];
  });
  return distinct([...(owner === undefined ? [] : ownerItems(register, owner, places)), ...rest]);
}

/** The columns as they will stand: those that always do, then the chosen ones with what they need beside them. */
export function chosenItems(
  items: readonly CollectItem[],
  chosen: readonly { readonly column: string; readonly ask: boolean }[],
): readonly (CollectItem & { readonly ask: boolean })[] {
  const byColumn = new Map(items.map((item) => [item.column, item]));
  const asked = new Map(chosen.map(({ column, ask }) => [column, ask]));
  const found = new Map<string, CollectItem & { readonly ask: boolean }>();
  const take = (column: string, ask: boolean): void => {
    const item = byColumn.get(column);
    if (item === undefined || found.has(column)) return;
    const answers = ask && item.place !== null;
    if (answers && item.needs !== null && !found.has(item.needs)) take(item.needs, asked.get(item.needs) ?? true);
    found.set(column, { ...item, ask: answers });
  };
  for (const item of items) if (item.always) take(item.column, asked.get(item.column) ?? false);
  for (const { column, ask } of chosen) take(column, ask);
  return [...found.values()];
}
