/** Who may import whom (README of each folder): judged one import at a time. */
import type { Import } from './sources.ts';

const pure = ['db/registers/', 'db/rules/'];
const mayUseElectron = /^electron\/(shell\/|main\.ts$|preload\.ts$)/;
const nodeOrNative = /^(node:|better-sqlite3$|electron$)/;

/** Why an import is not allowed, or undefined when it is. */
export function fault({ from, to, typeOnly }: Import): string | undefined {
  const comesFrom = (...folders: string[]) => folders.some((folder) => from.startsWith(folder));
  const goesTo = (...folders: string[]) => folders.some((folder) => to.startsWith(folder));

  if (to.startsWith('..')) return 'leaves the project';
  if (to === 'electron' && comesFrom('db/', 'electron/', 'renderer/') && !mayUseElectron.test(from)) {
    return 'only electron/shell, main.ts and preload.ts know Electron';
  }
  if (comesFrom('db/') && goesTo('electron/', 'renderer/')) return 'db depends on neither electron nor renderer';
  if (comesFrom(...pure) && goesTo('db/') && !goesTo(...pure))
    return 'registers and rules are pure: nothing else of db';
  if (comesFrom(...pure) && nodeOrNative.test(to)) return 'registers and rules are pure: no Node';
  if (comesFrom('electron/') && goesTo('renderer/')) return 'electron does not depend on renderer';
  if (comesFrom('renderer/') && goesTo('db/') && !goesTo(...pure))
    return 'renderer takes registers and rules only from db';
  if (comesFrom('renderer/') && goesTo('electron/') && !typeOnly) return 'renderer takes only types from electron';
  if (comesFrom('renderer/') && nodeOrNative.test(to)) return 'renderer knows the browser only';
  if (comesFrom('db/', 'electron/', 'renderer/') && goesTo('tests/', 'build/'))
    return 'the product does not use tests or build';
  return undefined;
}
