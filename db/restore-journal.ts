/**
 * The unit swap of a restore, and of a change of the store's key (更换密钥). Everything new waits, checked, in `restore-staging/`; `restore.json` says what is to be done; every
 * step is a rename that can be told apart from having been done. A kill in between is finished, or taken back, at the next start.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { filePath } from './attachment-files.ts';
import { same } from './backup-check.ts';
import { fingerprintOf, flush, moveDurably } from './durable-files.ts';
import { LedgerError } from './errors.ts';
import { writeFileSafely } from './safe-file.ts';
import { errnoOf } from './write-failure.ts';

const printSchema = z.object({ size: z.int(), sha256: z.string() });
const backupSchema = z.object({ place: z.string(), id: z.string() });

/** What `restored.json` tells after a restore, until the next one. */
const restoredSchema = z.object({
  format: z.literal(1),
  /** A local ISO time. */
  at: z.string(),
  from: backupSchema,
  /** The backup of what was there before, which 返回恢复前 restores; null where that could not be opened. */
  undo: backupSchema.nullable(),
  /** The folder beside, in which an unreadable store was kept whole; null where there was none. */
  keptAside: z.string().nullable(),
  /** Whose passwords (of the backup's day) apply. */
  accounts: z.array(z.string()),
  /** The epoch that the restored store gets. */
  epoch: z.string(),
});
export type Restored = z.infer<typeof restoredSchema>;

const journalSchema = z.object({
  format: z.literal(1),
  ledger: printSchema,
  keyring: printSchema,
  /** The attachments that wait in staging. */
  files: z.array(printSchema.extend({ digest: z.string() })),
  /** Whether there was an office in the folder before. */
  replaces: z.boolean(),
  /** Null where nothing goes back to another day: the same records under a new key. */
  restored: restoredSchema.nullable(),
});
export type Journal = z.infer<typeof journalSchema>;

export const stagingOf = (folder: string): string => join(folder, 'restore-staging');
const journalOf = (folder: string): string => join(folder, 'restore.json');
const markerOf = (folder: string): string => join(folder, 'restored.json');

/** Where the files go that the new ones replace: kept for good where they could not be backed up. */
function asideOf(folder: string, journal: Journal): string {
  return join(folder, keptAsideOf(journal) ?? 'restore-aside');
}

const keptAsideOf = (journal: Journal): string | null => journal.restored?.keptAside ?? null;

/** A small file read back as what it should be; null where there is none. @throws LedgerError restore-journal-damaged */
async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new LedgerError(
      'restore-journal-damaged',
      '上次恢复（或更换密钥）没有做完，而且它的进度文件已损坏。数据文件夹没有再改动；请到“备份与恢复”选一个备份重新恢复。',
    );
  }
}

/** What the last restore in a folder was; null where there was none. Unreadable notes count as none. */
export async function lastRestore(folder: string): Promise<Restored | null> {
  return readJson(markerOf(folder), restoredSchema).catch(() => null);
}

/** Writes the journal: from here on the swap goes forward. Everything staged must be checked and flushed. */
export async function writeJournal(folder: string, journal: Journal): Promise<void> {
  await writeFileSafely(journalOf(folder), Buffer.from(JSON.stringify(journal, null, 1)), { what: '恢复进度' });
}

/** For fault tests: told after each step that changed the folder; what it throws is like a kill at that point. */
export type AfterStep = (step: string) => void;

interface Swap {
  readonly folder: string;
  readonly staging: string;
  readonly aside: string;
  readonly journal: Journal;
  readonly done: AfterStep;
}

async function moved(swap: Swap, from: string, to: string, step: string): Promise<void> {
  if (!existsSync(from)) return;
  await moveDurably(from, to);
  swap.done(step);
}

/** Puts one staged file in place. While it waits, what stands in its place is the old one. */
async function place(swap: Swap, name: string): Promise<void> {
  const staged = join(swap.staging, name);
  if (!existsSync(staged)) return;
  await moved(swap, join(swap.folder, name), join(swap.aside, name), `${name} aside`);
  await moved(swap, staged, join(swap.folder, name), `${name} in place`);
}

async function goForward(swap: Swap): Promise<void> {
  const { folder, staging, aside, journal } = swap;
  if (existsSync(join(staging, 'ledger.db'))) {
    // The old log goes before the old store, so that no store ever stands beside the log of another.
    for (const name of ['ledger.db-wal', 'ledger.db-shm'])
      await moved(swap, join(folder, name), join(aside, name), `${name} aside`);
    if (keptAsideOf(journal) !== null) await moved(swap, join(folder, 'files'), join(aside, 'files'), 'files aside');
  }
  await place(swap, 'ledger.db');
  await place(swap, 'keyring.json');
  for (const { digest } of journal.files) await place(swap, join('files', digest.slice(0, 2), digest));
  if (journal.restored === null) return;
  await writeFileSafely(markerOf(folder), Buffer.from(JSON.stringify(journal.restored, null, 1)), { what: '恢复记录' });
  swap.done('marker written');
}

/** Whether everything that a restore needs is there: waiting in staging, or already in place. */
async function isComplete(swap: Swap): Promise<boolean> {
  const { folder, staging, journal } = swap;
  const wanted = [
    { name: 'ledger.db', print: journal.ledger },
    { name: 'keyring.json', print: journal.keyring },
    ...journal.files.map((file) => ({ name: join('files', file.digest.slice(0, 2), file.digest), print: file })),
  ];
  for (const { name, print } of wanted) {
    const waiting = await fingerprintOf(join(staging, name));
    if (!same(waiting ?? (await fingerprintOf(join(folder, name))), print)) return false;
  }
  return true;
}

/** Brings the old files back; the new ones end in staging, which goes. */
async function goBack(swap: Swap): Promise<void> {
  const { folder, staging, aside, journal } = swap;
  if (!journal.replaces) {
    for (const name of ['keyring.json', 'ledger.db']) {
      await moved(swap, join(folder, name), join(staging, 'taken-back', name), `${name} taken back`);
    }
  }
  const kept = ['files', 'keyring.json', 'ledger.db', 'ledger.db-wal', 'ledger.db-shm'];
  for (const name of kept) {
    // Single attachments that were set aside were damaged: the good ones stay.
    const isOldFiles = name !== 'files' || keptAsideOf(journal) !== null;
    if (!isOldFiles || !existsSync(join(aside, name))) continue;
    await moved(swap, join(folder, name), join(staging, 'taken-back', name), `${name} taken back`);
    await moved(swap, join(aside, name), join(folder, name), `${name} back`);
  }
  await rmdir(aside).catch(() => undefined);
}

/** What is left once no journal speaks of it any more. */
async function clearLeftovers(folder: string): Promise<void> {
  await rm(stagingOf(folder), { recursive: true, force: true });
  await rm(join(folder, 'restore-aside'), { recursive: true, force: true });
}

/**
 * Finishes a restore that was cut off, or takes it back where something of it was lost. Called at every start, before
 * anything opens the store; does nothing where there is nothing to do.
 * @throws LedgerError restore-journal-damaged; a system error where a file cannot be moved: the next start tries again
 */
export async function finishRestore(
  folder: string,
  afterStep: AfterStep = () => undefined,
): Promise<'none' | 'finished' | 'taken-back'> {
  const journal = await readJson(journalOf(folder), journalSchema);
  if (journal === null) {
    await clearLeftovers(folder);
    return 'none';
  }
  const swap: Swap = { folder, staging: stagingOf(folder), aside: asideOf(folder, journal), journal, done: afterStep };
  const complete = await isComplete(swap);
  await (complete ? goForward(swap) : goBack(swap));
  await rm(journalOf(folder), { force: true });
  await flush(folder, 'folder');
  afterStep('journal removed');
  await clearLeftovers(folder);
  return complete ? 'finished' : 'taken-back';
}

/**
 * Takes a restore back whose files cannot be moved now, so that it does not go on by itself at the next start.
 * @returns false where that fails as well: then the next start finishes it
 */
export async function withdrawRestore(folder: string): Promise<boolean> {
  try {
    const journal = await readJson(journalOf(folder), journalSchema);
    if (journal === null) return true;
    const swap: Swap = {
      folder,
      staging: stagingOf(folder),
      aside: asideOf(folder, journal),
      journal,
      done: () => undefined,
    };
    await goBack(swap);
    await rm(journalOf(folder), { force: true });
    await flush(folder, 'folder');
    await clearLeftovers(folder);
    return true;
  } catch {
    return false;
  }
}

/** Sets a journal that nobody can read aside, with the old files it speaks of, for a fresh restore. */
export async function abandonJournal(folder: string, into: string): Promise<void> {
  for (const name of ['restore-aside', 'restore-staging', 'restore.json']) {
    if (existsSync(join(folder, name))) await moveDurably(join(folder, name), join(folder, into, name));
  }
}

/** Whether a data folder already has an attachment as a backup has it. */
export async function hasFile(folder: string, file: Journal['files'][number]): Promise<boolean> {
  return same(await fingerprintOf(filePath(folder, file.digest)), file);
}

/** Whether anything of an office stands in a folder, whole or not. */
export async function holdsOffice(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => []);
  return ['ledger.db', 'ledger.db-wal', 'keyring.json'].some((name) => names.includes(name));
}
