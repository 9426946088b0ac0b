/** All registers, found by looking into this folder: a new file here is a new register. */
import type { Register } from './model/register.ts';

const files = import.meta.glob<{ register: Register }>(['./*.ts', '!./all.ts'], { eager: true });

/** Every register in the order of its area and place in the menu. */
export const registers: readonly Register[] = Object.values(files).map((file) => file.register);

/** The registers by key, plus any that a test adds. */
export function registerMap(more: readonly Register[] = []): ReadonlyMap<string, Register> {
  return new Map([...registers, ...more].map((register) => [register.key, register]));
}
