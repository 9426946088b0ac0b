/** 知悉范围: a text that names accounts and roles; whoever it names is inside, nobody else. */
import type { FieldValue } from '../registers/model/field.ts';

/** Whoever looks or writes, as a circle may name them. */
export interface Knower {
  /** The account's name. */
  readonly name: string;
  /** What the account's role is called (管理员); null for a writer that is no account. */
  readonly roleLabel: string | null;
}

/** Names are compared as accounts compare them: width, case and repeated spaces make no difference. */
const folded = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

/** The names that a circle is made of, as written. */
export function circleNames(circle: FieldValue | undefined): readonly string[] {
  if (typeof circle !== 'string') return [];
  return circle
    .split(/[、，,;；/\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether two names are one. */
export function sameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/**
 * Whether somebody is inside a circle. A word that is a role's is always the role, so that no account comes in by calling itself
 * 管理员. An empty circle holds nobody.
 * @param roleLabels what all roles are called
 */
export function isInside(circle: FieldValue | undefined, who: Knower, roleLabels: readonly string[]): boolean {
  return circleNames(circle).some((name) => {
    const role = roleLabels.find((label) => sameName(label, name));
    return role === undefined ? sameName(name, who.name) : role === who.roleLabel;
  });
}
