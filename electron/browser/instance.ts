/**
 * One running host per data folder: the first one leaves its port and a secret in the folder, and a second start asks it for
 * a link instead of starting. The store has a lock of its own; this note only finds the one who runs.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sameSecret } from './gate.ts';
import { linkPath } from './server.ts';

interface Note {
  readonly port: number;
  readonly secret: string;
}

const noteName = 'lock.json';
const answerWithinMs = 3000;

/** A fresh link of the host that already runs on this folder; null where none answers. */
export async function linkOfRunning(folder: string): Promise<string | null> {
  const note = await readNote(folder);
  if (note === null) return null;
  try {
    const answer = await fetch(`http://127.0.0.1:${note.port}${linkPath}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${note.secret}` },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const said: unknown = answer.ok ? await answer.json() : null;
    const link: unknown = typeof said === 'object' && said !== null && 'link' in said ? said.link : null;
    return typeof link === 'string' && link.startsWith(`http://127.0.0.1:${note.port}/`) ? link : null;
  } catch {
    // Nobody there, or another program on that port: the note is a left-over.
    return null;
  }
}

/**
 * Leaves the note, readable by this user alone. False where the folder cannot be written to: then a second start will not find
 * the first, and the desk's own lock keeps it out.
 */
export async function leaveNote(folder: string, note: Note): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    const path = join(folder, noteName);
    // A new file, since the mode is set only when one is made.
    await rm(path, { force: true });
    await writeFile(path, JSON.stringify(note), { mode: 0o600, flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** Takes the note away when it is still the own one. */
export async function takeNoteAway(folder: string, secret: string): Promise<void> {
  const note = await readNote(folder);
  if (note !== null && sameSecret(note.secret, secret)) await rm(join(folder, noteName), { force: true });
}

async function readNote(folder: string): Promise<Note | null> {
  try {
    const note: unknown = JSON.parse(await readFile(join(folder, noteName), 'utf8'));
    if (typeof note !== 'object' || note === null || !('port' in note) || !('secret' in note)) return null;
    const { port, secret } = note;
    return typeof port === 'number' && Number.isInteger(port) && typeof secret === 'string' ? { port, secret } : null;
  } catch {
    return null;
  }
}
