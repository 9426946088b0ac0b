/** What is chosen for the check sheets: columns and people, the same for printing and for typing. */
import type { CollectItem } from '../../../electron/desk/collections/shapes.ts';
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { Chosen } from '../collections/column-picker.tsx';

export interface SheetChoice {
  readonly items: readonly CollectItem[];
  readonly columns: readonly Chosen[];
  readonly onColumns: (columns: readonly Chosen[]) => void;
  readonly filters: readonly Filter[];
  readonly onFilters: (filters: readonly Filter[]) => void;
}

/** What an office usually has checked: the facts on which pay, grades and reports rest. */
export const usual: readonly Chosen[] = [
  'id_number',
  'sex',
  'birth_day',
  'nation',
  'native_place',
  'phone',
  'home_address',
  'work_started_on',
  'service_started_on',
  'political',
  'party_joined_on',
  'education',
  'degree',
  'school',
  'major',
  'graduated_on',
  'certificate',
  'certificate_number',
  'certificate_issued_on',
  'community',
  'position',
  'main_since',
].map((column) => ({ column, ask: false }));

/** The chosen columns that there are, in the order of the choice. */
export function columnsIn({ items, columns }: Pick<SheetChoice, 'items' | 'columns'>): readonly CollectItem[] {
  const byColumn = new Map(items.map((item) => [item.column, item]));
  return columns.flatMap(({ column }) => byColumn.get(column) ?? []);
}

/** The people of the choice; those on the roll unless the conditions say otherwise. */
export function rollFilters(filters: readonly Filter[]): Filter[] {
  const own = filters.some(({ key }) => ['on_roll', 'left_on', 'exit_reason'].includes(key));
  return [
    ...filters.map((filter) => ({ ...filter })),
    ...(own ? [] : [{ key: 'on_roll', op: 'is' as const, values: [1] }]),
  ];
}
