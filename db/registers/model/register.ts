/** What a register (台账) is: plain data in one file, from which every screen, sheet and check of it is derived. */
import type { Field } from './field.ts';

/** The eight entries of the navigation, in their order. */
export const areas = [
  '待办',
  '人员台账',
  '岗位待遇',
  '培训培养',
  '考核管理',
  '关心关爱',
  '统计上报',
  '系统设置',
] as const;
export type Area = (typeof areas)[number];

/** A right that a role may hold; see `rights.ts`. */
export type Right =
  | 'roster.read'
  | 'roster.write'
  | 'roster.export'
  | 'appraisal.read'
  | 'appraisal.write'
  | 'appraisal.export'
  | 'private.reveal'
  | 'health.read'
  | 'health.write'
  | 'health.export'
  | 'report.read'
  | 'report.write'
  | 'settings.read'
  | 'settings.write'
  | 'office.manage';

export type RecordAction = 'read' | 'write' | 'reveal' | 'export' | 'purge';

/** A field that is never typed: computed from the record alone (`stored`) or from the records on a day (`asOf`). */
export type DerivedField = Field & {
  readonly derived: 'stored' | 'asOf';
};

export interface Register {
  /** The table's name, plural, snake_case; frozen at release. */
  readonly key: string;
  /** What the clerk reads: 任职经历. */
  readonly label: string;
  /** The counting word: 人, 条, 份. */
  readonly unit: string;
  readonly area: Area;
  /** The place in its area's menu, ascending, from 40 on under 更多台账; registers without one are reached from their owner or by Ctrl+K. */
  readonly order?: number;
  /** The measures (1–17) it serves. */
  readonly measures: readonly number[];
  /** Whose record it is; the field that names the owner is `owner`. */
  readonly of: 'person' | 'community' | 'office';
  /** For records of a person or a community: the ref field of the owner. */
  readonly owner?: string;
  /** What its figures group by: the fields of its first and, inclusive, last day. */
  readonly dated?: {
    readonly from: string;
    readonly to?: string;
    /** No two records of one owner overlap (grade, contract, party status). */
    readonly exclusive?: boolean;
  };
  readonly fields: readonly Field[];
  readonly derived?: readonly DerivedField[];
  /** Keys of fields and derived fields, in the list's order. */
  readonly listColumns: readonly string[];
  readonly sort: readonly { readonly key: string; readonly descending?: boolean }[];
  /** Fields that together name a record in one line. */
  readonly title: readonly string[];
  /** Sets of fields whose values no two live records share; empty values never clash. */
  readonly unique?: readonly (readonly string[])[];
  readonly rights: Readonly<Record<RecordAction, Right>>;
  /** What may leave the office in a parcel. */
  readonly leaves: 'never' | 'masked' | 'full';
  /** Fixed records only: no adding and no deleting on screen (the office itself). */
  readonly single?: boolean;
  /**
   * The text field that says who may know a record's private values (知悉范围): accounts and roles by name. Nobody else sees them,
   * whatever their role, and they stand in no list: only in the record's own file, its history and its paper.
   */
  readonly circle?: string;
  /** Whoever sees its records is written down in 查看与导出记录, revealed or not. */
  readonly readingLogged?: boolean;
  /** One line of help above the list, which the office may replace (填报说明). */
  readonly help?: string;
}

/** The rights of a register that every clerk works in. */
export const rosterRights = {
  read: 'roster.read',
  write: 'roster.write',
  reveal: 'private.reveal',
  export: 'roster.export',
  purge: 'office.manage',
} as const satisfies Register['rights'];

/** 体检 and 疗休养 as arranged: nobody's own facts yet. */
export const healthPlanRights = {
  read: 'health.read',
  write: 'health.write',
  reveal: 'private.reveal',
  export: 'roster.export',
  purge: 'office.manage',
} as const satisfies Register['rights'];

/** What is known of somebody's health. No role holds `health.export`: only rates leave the office. */
export const healthRights = { ...healthPlanRights, export: 'health.export' } as const satisfies Register['rights'];

/** Field and derived field by key. */
export function fieldOf(register: Register, key: string): Field | DerivedField | undefined {
  return register.fields.find((f) => f.key === key) ?? register.derived?.find((f) => f.key === key);
}

/** Whether a value is known to the circle of its record alone. */
export function isCircled(register: Register, field: Field): boolean {
  return register.circle !== undefined && field.private !== undefined;
}
