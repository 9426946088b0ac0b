/** All helps: every other file here that exports `help` is one, found by itself. */
import type { Help } from './help.ts';

const files = import.meta.glob<{ help: Help }>(['./*.ts', '!./all.ts', '!./help.ts', '!./keys.ts'], { eager: true });

export const helps: readonly Help[] = Object.values(files).map((file) => file.help);
