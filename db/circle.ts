/**
 * The one place where 知悉范围 is decided. A register whose definition names a `circle` shows the private values of a record to
 * those alone whom the record's circle names, whatever else their role may see; only they may change these values and the circle.
 * Lists, and all that is made of them, have no such column at all (`list-columns.ts`); nor has an import.
 */
import type Database from 'better-sqlite3';
import { LedgerError, type FieldFault } from './errors.ts';
import type { Actor } from './history.ts';
import type { Ledger } from './ledger.ts';
import type { Field, FieldValue } from './registers/model/field.ts';
import { isCircled, type Register } from './registers/model/register.ts';
import { roleLabels, roles, type Viewer } from './rights.ts';
import { circleNames, isInside, type Knower, sameName } from './rules/circle.ts';
import { prepared } from './statements.ts';

type Values = Readonly<Record<string, FieldValue>>;

const allRoles = Object.values(roleLabels);

/** Whether the viewer may know the private values of a record; true for registers without circles. */
export function knows(viewer: Viewer, register: Register, values: Values): boolean {
  if (register.circle === undefined) return true;
  return viewer.who !== undefined && isInside(values[register.circle], viewer.who, allRoles);
}

/**
 * The viewer's eyes for one record: outside of its circle nothing private is ever plain. Inside, whoever has no right to unmask
 * for a session (a leader who only looks) sees it plainly, being named for that.
 */
export function knowing(viewer: Viewer, register: Register, values: Values): Viewer {
  if (register.circle === undefined) return viewer;
  if (!knows(viewer, register, values)) return viewer.revealed ? { ...viewer, revealed: false } : viewer;
  return viewer.revealed || viewer.rights.has('private.reveal') ? viewer : { ...viewer, revealed: true };
}

function knowerOf(db: Database.Database, actor: Actor): Knower {
  const row = prepared(db, 'SELECT role FROM accounts WHERE id = ?').get(actor.id) as { role: string } | undefined;
  const role = roles.find((known) => known === row?.role);
  return { name: actor.name, roleLabel: role === undefined ? null : roleLabels[role] };
}

const isFilled = (value: FieldValue | undefined): boolean =>
  value !== undefined && value !== null && String(value).trim() !== '';

/**
 * The patch with the circle that the record needs: private values without one are the writer's own.
 * @param stands what stands; null for a new record
 * @throws LedgerError outside-circle where the writer is outside and touches what only the circle knows
 */
export function circledPatch(
  ledger: Ledger,
  actor: Actor,
  register: Register,
  fields: readonly Field[],
  record: { readonly stands: Values | null; readonly patch: Values },
): Values {
  const { circle } = register;
  if (circle === undefined) return record.patch;
  const { stands, patch } = record;
  const secret = fields.filter((field) => isCircled(register, field));
  const guarded = [circle, ...secret.map((field) => field.key)].filter((key) => Object.hasOwn(patch, key));
  const owned = stands !== null && [circle, ...secret.map((field) => field.key)].some((key) => isFilled(stands[key]));
  if (owned && guarded.length > 0 && !isInside(stands[circle], knowerOf(ledger.db, actor), allRoles)) {
    const labels = fields.filter((field) => guarded.includes(field.key)).map((field) => field.label);
    throw new LedgerError(
      'outside-circle',
      `您不在这条${register.label}的知悉范围内，不能修改${labels.join('、')}。需要修改的，请知悉范围内的人来改。`,
      guarded.map((key) => ({ field: key, message: '只限知悉范围内的人修改。' })),
    );
  }
  const whole = { ...stands, ...patch };
  const needed = isFilled(stands?.[circle]) || secret.some((field) => isFilled(whole[field.key]));
  return needed && !isFilled(whole[circle]) ? { ...patch, [circle]: actor.name } : patch;
}

/** A circle that is written names accounts and roles that exist: a slip of the pen would lock out whoever was meant. */
export function circleFaults(ledger: Ledger, register: Register, patch: Values): readonly FieldFault[] {
  const { circle } = register;
  if (circle === undefined) return [];
  const names = circleNames(patch[circle]).filter((name) => !allRoles.some((role) => sameName(role, name)));
  if (names.length === 0) return [];
  const accounts = prepared(ledger.db, 'SELECT name FROM accounts').all() as { name: string }[];
  const unknown = names.filter((name) => !accounts.some((account) => sameName(account.name, name)));
  if (unknown.length === 0) return [];
  const message = `知悉范围里的“${unknown.join('、')}”不是账号名称，也不是角色（${allRoles.join('、')}）。请改成登录用的账号名称，用顿号隔开。`;
  return [{ field: circle, message }];
}
