/** Roles as sets of rights. A procedure names an action; the right comes from the register; the role has it or not. */
import type { RecordAction, Register, Right } from './registers/model/register.ts';
import { LedgerError } from './errors.ts';
import type { Knower } from './rules/circle.ts';

export const roles = ['admin', 'clerk', 'viewer'] as const;
export type Role = (typeof roles)[number];

export const roleLabels = { admin: '管理员', clerk: '经办人', viewer: '查看' } as const satisfies Record<Role, string>;

/**
 * Health records are the clerk's and the administrator's: who only looks (a leader's account) does not see them. Nobody holds
 * 'health.export', because nothing but rates leaves.
 */
const viewer = ['roster.read', 'appraisal.read', 'report.read', 'settings.read'] as const satisfies readonly Right[];
const clerk = [
  ...viewer,
  'roster.write',
  'roster.export',
  'appraisal.write',
  'appraisal.export',
  'private.reveal',
  'health.read',
  'health.write',
  'report.write',
] as const satisfies readonly Right[];
const admin = [...clerk, 'settings.write', 'office.manage'] as const satisfies readonly Right[];

const rightsOfRole: Readonly<Record<Role, ReadonlySet<Right>>> = {
  admin: new Set(admin),
  clerk: new Set(clerk),
  viewer: new Set(viewer),
};

/** The rights of a role. */
export function rightsOf(role: Role): ReadonlySet<Right> {
  return rightsOfRole[role];
}

/** Who looks: what they may do and whether they have asked for unmasked values in this session. */
export interface Viewer {
  readonly rights: ReadonlySet<Right>;
  readonly revealed: boolean;
  /** Who it is, for records that are known to a circle alone; without it the viewer is outside of every circle. */
  readonly who?: Knower;
}

const actions = { read: '查看', write: '修改', reveal: '显示完整信息', export: '导出', purge: '彻底删除' } as const;

/** Whether the viewer may act on a register. */
export function may(viewer: Viewer, register: Register, action: RecordAction): boolean {
  return viewer.rights.has(register.rights[action]);
}

/** @throws LedgerError forbidden */
export function demand(viewer: Viewer, register: Register, action: RecordAction): void {
  if (may(viewer, register, action)) return;
  throw new LedgerError('forbidden', `您的账号没有${actions[action]}“${register.label}”的权限。需要时请找管理员。`);
}

/** @throws LedgerError forbidden */
export function demandRight(viewer: Viewer, right: Right): void {
  if (viewer.rights.has(right)) return;
  throw new LedgerError('forbidden', '您的账号没有做这件事的权限。需要时请找管理员。');
}
