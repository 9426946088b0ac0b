/** Where the parts of the program lie, built or run from its sources. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Places {
  /** What the desk's thread or process starts with. */
  readonly desk: string;
  readonly deskUrl: URL;
  /** The built renderer: index.html and its assets. */
  readonly renderer: string;
  /** The sandboxed window's preload. */
  readonly preload: string;
  /** The folder with dist/ in it: the sources' root, or app.asar when packed. */
  readonly program: string;
}

/**
 * @param entryFolder `import.meta.dirname` of a host's entry: dist/electron when built, a folder of electron/ in the sources
 * @param fromSource true where the entry is TypeScript
 */
export function placesFrom(entryFolder: string, fromSource: boolean): Places {
  const program = join(entryFolder, '..', '..');
  const built = fromSource ? join(program, 'dist', 'electron') : entryFolder;
  const desk = fromSource ? join(program, 'electron', 'desk', 'desk.entry.ts') : join(built, 'desk.js');
  return {
    desk,
    deskUrl: pathToFileURL(desk),
    renderer: join(built, '..', 'renderer'),
    preload: join(built, 'preload.cjs'),
    program,
  };
}
