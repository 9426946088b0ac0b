/** Where the columns of a table may lead: every field that an import profile feeds, with the words that name it. */
import { fieldsOf, isCustom, type Ledger, registerOf } from '../../../db/ledger.ts';
import type { Field, FieldKind, FieldValue } from '../../../db/registers/model/field.ts';
import { fieldOf, isCircled, type Register } from '../../../db/registers/model/register.ts';
import type {
  CompareColumn,
  FloatingColumn,
  ImportProfile,
  ImportTarget,
  ProfileColumn,
  SplitColumn,
} from '../../../db/registers/profiles/import-profile.ts';
import { squash } from '../../../db/rules/text.ts';
import type { MatchTarget } from '../../sheets/match-columns.ts';

interface PlaceBase {
  /** Frozen like field keys, because remembered mappings refer to it. */
  readonly key: string;
  readonly label: string;
  /** The group under which the wizard offers it. */
  readonly group: string;
}

export type SplitPlace = PlaceBase & {
  readonly at: 'split';
  readonly target: ImportTarget;
  readonly fields: readonly Field[];
  readonly split: SplitColumn['split'];
};

export type Place = PlaceBase &
  (
    | { readonly at: 'base'; readonly field: Field }
    | {
        readonly at: 'target';
        readonly target: ImportTarget;
        readonly field: Field;
        readonly whenYes?: FieldValue | undefined;
        /** A cell that says more than the field, as 大学本科/法学学士 under 学历, is taken apart like this. */
        readonly wider?: SplitPlace | undefined;
      }
    | SplitPlace
    | { readonly at: 'presence'; readonly target: ImportTarget; readonly day: Field; readonly text: Field }
    | { readonly at: 'compare'; readonly field: Field; readonly column: CompareColumn }
    /** The ID number of the person to whom a record belongs. */
    | { readonly at: 'owner'; readonly field: Field; readonly owner: string }
  );

/** A bare heading and the places it may stand for, in the order of its profile. */
export interface Floating {
  readonly words: ReadonlySet<string>;
  readonly places: readonly { readonly target: string; readonly place: string }[];
}

export interface Places {
  readonly profile: ImportProfile;
  readonly base: Register;
  readonly byKey: ReadonlyMap<string, Place>;
  readonly targets: readonly MatchTarget[];
  /** Every squashed word that names one place. */
  readonly words: ReadonlySet<string>;
  readonly floating: readonly Floating[];
  /** Squashed headings that carry nothing. */
  readonly ignored: ReadonlySet<string>;
  /** For finding the heading of a table: the words of each column. */
  readonly vocabulary: readonly (readonly string[])[];
}

interface Draft {
  readonly byKey: Map<string, Place>;
  readonly targets: MatchTarget[];
}

function add(draft: Draft, place: Place, kind: FieldKind, synonyms: readonly string[]): void {
  if (draft.byKey.has(place.key)) return;
  draft.byKey.set(place.key, place);
  draft.targets.push({ target: place.key, label: place.label, synonyms, kind });
}

function fieldIn(register: Register, key: string): Field {
  const field = fieldOf(register, key);
  if (field === undefined) throw new Error(`the profile names ${register.key}.${key}, which is no field`);
  return field;
}

/** The key of a place: `people.name`, `stays.exit_reason=resigned`, `educations#first.level+degree`, `certificates#junior.`, `?age`. */
function columnKey(target: string, column: ProfileColumn | SplitColumn): string {
  if ('split' in column) return `${target}.${column.fields.join('+')}`;
  return `${target}.${column.field}${column.whenYes === undefined ? '' : `=${String(column.whenYes)}`}`;
}

/** The split of the same target whose first part is the column's own field. */
function splitBeginning(register: Register, target: ImportTarget, column: ProfileColumn): SplitPlace | undefined {
  const split =
    column.whenYes === undefined ? target.splits?.find(({ fields }) => fields[0] === column.field) : undefined;
  if (split === undefined) return undefined;
  const fields = split.fields.map((field) => fieldIn(register, field));
  const key = columnKey(target.key, split);
  return { key, label: column.heading, group: target.label, at: 'split', target, fields, split: split.split };
}

function addColumn(
  draft: Draft,
  register: Register,
  target: ImportTarget,
  column: ProfileColumn | SplitColumn,
  words: boolean,
): void {
  const key = columnKey(target.key, column);
  const label = words ? column.heading : `${column.heading}（${target.label}）`;
  const shared = { key, label, group: target.label, target };
  const synonyms = words ? (column.synonyms ?? []) : [];
  if ('split' in column) {
    const fields = column.fields.map((field) => fieldIn(register, field));
    add(draft, { ...shared, at: 'split', fields, split: column.split }, 'text', synonyms);
  } else {
    const field = fieldIn(register, column.field);
    const wider = splitBeginning(register, target, column);
    add(draft, { ...shared, at: 'target', field, whenYes: column.whenYes, wider }, field.kind, synonyms);
  }
}

function addTarget(ledger: Ledger, draft: Draft, target: ImportTarget): void {
  const register = registerOf(ledger, target.register);
  for (const column of [...target.columns, ...(target.splits ?? [])]) addColumn(draft, register, target, column, true);
  if (target.presence !== undefined) {
    const { heading, synonyms, day, text } = target.presence;
    const place: Place = {
      key: `${target.key}.`,
      label: heading,
      group: target.label,
      at: 'presence',
      target,
      day: fieldIn(register, day),
      text: fieldIn(register, text),
    };
    add(draft, place, 'choice', synonyms ?? []);
  }
}

function addFloating(ledger: Ledger, profile: ImportProfile, draft: Draft, floating: FloatingColumn): Floating {
  const words = new Set([floating.column.heading, ...(floating.column.synonyms ?? [])].map((word) => squash(word)));
  const places = floating.among.map((key) => {
    const target = profile.targets.find((candidate) => candidate.key === key);
    if (target === undefined) throw new Error(`the profile names the target ${key}, which it does not have`);
    addColumn(draft, registerOf(ledger, target.register), target, floating.column, false);
    return { target: key, place: columnKey(key, floating.column) };
  });
  return { words, places };
}

/** The office's own fields of the registers that are fed go with the base or, of several targets of a register, the first. */
function addOwnFields(ledger: Ledger, draft: Draft, profile: ImportProfile): void {
  const done = new Set([profile.base]);
  for (const target of profile.targets) {
    if (done.has(target.register)) continue;
    done.add(target.register);
    for (const field of fieldsOf(ledger, registerOf(ledger, target.register)).filter(isCustom)) {
      const key = `${target.key}.${field.key}`;
      add(draft, { key, label: field.label, group: target.label, at: 'target', target, field }, field.kind, []);
    }
  }
}

/** A table of records that belong to persons may name them by number, which no two share. */
function addOwnerNumber(ledger: Ledger, draft: Draft, base: Register): void {
  const owner = base.fields.find((field) => field.key === base.owner);
  const number =
    owner?.kind === 'ref' && owner.register === 'people'
      ? fieldOf(registerOf(ledger, 'people'), 'id_number')
      : undefined;
  if (owner === undefined || number === undefined || base.fields.some((field) => field.kind === 'idNumber')) return;
  const place: Place = {
    key: `${base.key}.@number`,
    label: number.label,
    group: base.label,
    at: 'owner',
    field: number,
    owner: owner.key,
  };
  add(draft, place, number.kind, number.synonyms ?? []);
}

/** The places of a profile in an office, its own fields included. */
export function placesOf(ledger: Ledger, profile: ImportProfile): Places {
  const draft: Draft = { byKey: new Map(), targets: [] };
  const base = registerOf(ledger, profile.base);
  const ignored = new Set(profile.ignore.map((word) => squash(word)));
  for (const field of fieldsOf(ledger, base)) {
    // Rows wait in the open for whoever goes on with the import: what only a circle knows is typed in its record.
    if (field.kind === 'photo' || isCircled(base, field)) {
      for (const word of [field.label, ...(field.synonyms ?? [])]) ignored.add(squash(word));
      continue;
    }
    const place: Place = { key: `${base.key}.${field.key}`, label: field.label, group: base.label, at: 'base', field };
    const named =
      field.key === base.owner &&
      field.kind === 'ref' &&
      field.register === 'people' &&
      base.fields.every((other) => other.label !== '姓名')
        ? ['姓名']
        : [];
    add(draft, place, field.kind, [...(field.synonyms ?? []), ...named]);
  }
  addOwnerNumber(ledger, draft, base);
  for (const target of profile.targets) addTarget(ledger, draft, target);
  for (const column of profile.compareOnly) {
    const key = `?${column.derived}${column.unit === undefined ? '' : `/${column.unit}`}`;
    const field = fieldIn(base, column.derived);
    const place: Place = { key, label: column.heading, group: '只核对、不写入', at: 'compare', field, column };
    add(draft, place, field.kind, column.synonyms ?? []);
  }
  const named = draft.targets.length;
  const floating = profile.floating.map((column) => addFloating(ledger, profile, draft, column));
  addOwnFields(ledger, draft, profile);
  const vocabulary = [
    ...draft.targets.slice(0, named).map((target) => [target.label, ...(target.synonyms ?? [])]),
    ...profile.floating.map(({ column }) => [column.heading, ...(column.synonyms ?? [])]),
    ...profile.ignore.map((word) => [word]),
  ];
  const floatingKeys = new Set(floating.flatMap((one) => one.places.map((place) => place.place)));
  const targets = draft.targets.filter((target, i) => i < named || !floatingKeys.has(target.target));
  const words = new Set(
    targets.flatMap((target) => [target.label, ...(target.synonyms ?? [])]).map((word) => squash(word)),
  );
  return { profile, base, byKey: draft.byKey, targets, words, floating, ignored, vocabulary };
}
