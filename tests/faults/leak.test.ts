import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeSide } from '../../build/vite/node-side.ts';
import { noBrowser, noPoppler } from '../electron/papers/programs.ts';
import { needles, planted, secrets } from './leak-planted.ts';
import { encodings, hitsBelow, hitsInBytes } from './leak-search.ts';

const root = join(import.meta.dirname, '../..');
let workshop = '';
const at = (...names: readonly string[]): string => join(workshop, ...names);
/** What the process may leave something in; `exported` holds what the clerk asked for. */
const searched = ['data', 'tmp', 'home', 'stick', 'notes', 'logs'] as const;
/** What is searched for: also the recovery code, which only the first start shows. */
let all: Readonly<Record<string, string>> = needles;
let afterCrash: readonly string[] = [];
let afterLock: readonly string[] = [];

async function bundle(): Promise<void> {
  const entries = { victim: join(import.meta.dirname, 'leak-victim.entry.ts'), client: join(root, 'renderer/desk.ts') };
  const config = nodeSide(entries, 'es', 'js');
  await build({
    ...config,
    configFile: false,
    logLevel: 'silent',
    build: { ...config.build, outDir: workshop, emptyOutDir: false, ssrEmitAssets: false },
  });
  cpSync(join(root, 'node_modules/better-sqlite3'), at('node_modules/better-sqlite3'), { recursive: true });
}

/** Runs the process; one that works until it is killed is killed a moment after it says that it is ready. */
function live(mode: 'crash' | 'lock'): Promise<NodeJS.Signals | number | null> {
  const [out, errors] = [at('logs', `${mode}-out.txt`), at('logs', `${mode}-errors.txt`)];
  const files = [openSync(out, 'w'), openSync(errors, 'w')] as const;
  const words = [at('victim.js'), mode, at('data'), at('notes'), at('stick'), at('exported')];
  const { PATH } = process.env;
  const env = { PATH, TMPDIR: at('tmp'), HOME: at('home'), LANG: 'C.UTF-8' };
  const child = spawn(process.execPath, words, { env, cwd: at('home'), stdio: ['ignore', ...files] });
  for (const file of files) closeSync(file);
  const watch = setInterval(() => {
    if (!readFileSync(out, 'utf8').includes('ready\n')) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), 400);
  }, 50);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      resolve(signal ?? code);
    });
  });
}

/** Programs that still work in the workshop: the print engine's browser, which ends when it sees that the desk is gone. */
function stragglers(): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((entry) => {
    try {
      return /^\d+$/u.test(entry) && readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(workshop);
    } catch {
      return false;
    }
  });
}

async function stillness(): Promise<void> {
  for (let turn = 0; turn < 100 && stragglers().length > 0; turn += 1) await delay(100);
  expect(stragglers(), 'programs that outlive the desk').toEqual([]);
}

const everywhere = async (): Promise<readonly string[]> =>
  (await Promise.all(searched.map((folder) => hitsBelow(at(folder), all)))).flat();

beforeAll(async () => {
  workshop = mkdtempSync(join(tmpdir(), 'leak-'));
  for (const folder of [...searched, 'exported']) mkdirSync(at(folder));
  await bundle();
  expect(await live('crash'), readFileSync(at('logs/crash-errors.txt'), 'utf8')).toBe('SIGKILL');
  all = { ...needles, recoveryCode: readFileSync(at('exported/recovery-code.txt'), 'utf8') };
  // As the crash left it, write-ahead log and all, before anything opens it again.
  expect(existsSync(at('data/ledger.db-wal'))).toBe(true);
  await stillness();
  afterCrash = await everywhere();
  expect(await live('lock'), readFileSync(at('logs/lock-errors.txt'), 'utf8')).toBe(0);
  await stillness();
  afterLock = await everywhere();
}, 240_000);

afterAll(() => rmSync(workshop, { recursive: true, force: true }));

describe('what is planted in an office', () => {
  it('stands nowhere in clear after import, papers, parcels, mistakes and a crash', () => {
    expect(afterCrash).toEqual([]);
  });

  it('stands nowhere in clear after the next start and the lock', () => {
    expect(afterLock).toEqual([]);
  });

  it('was really there: the next start found the person and the draft', () => {
    expect(JSON.parse(readFileSync(at('exported/found.json'), 'utf8'))).toEqual({ people: 1, draft: true });
  });

  it('was really worked with: errors, addresses, logs, three parcels and backups were searched', () => {
    const lines = (file: string): readonly string[] => readFileSync(at('notes', file), 'utf8').split('\n').slice(0, -1);
    expect(lines('errors.txt').length).toBeGreaterThanOrEqual(14);
    expect(lines('urls.txt').length).toBeGreaterThan(60);
    expect(readFileSync(at('logs/crash-errors.txt'), 'utf8')).toContain('prints.list');
    expect(readdirSync(at('stick')).filter((name) => name.endsWith('.zip'))).toHaveLength(3);
    expect(readdirSync(at('data/backups')).length).toBeGreaterThan(1);
    expect(readdirSync(at('data/files')).length).toBeGreaterThan(0);
  });
});

describe('the search', () => {
  it('finds a planted text in every encoding, in names, and inside a zip', async () => {
    const folder = at('control');
    mkdirSync(folder);
    for (const [encoding, encode] of Object.entries(encodings)) {
      writeFileSync(
        join(folder, encoding),
        Buffer.concat([Buffer.alloc(4096, 7), encode(planted.health), Buffer.alloc(10)]),
      );
    }
    writeFileSync(join(folder, `${planted.name}.txt`), '');
    const hits = await hitsBelow(folder, needles);
    for (const encoding of Object.keys(encodings))
      expect(hits.filter((hit) => hit.startsWith(join(folder, `${encoding}:`)))).toHaveLength(1);
    expect(hits.filter((hit) => hit.includes('name in'))).not.toEqual([]);
  });

  it('finds in the exported workbook what was exported', async () => {
    const hits = await hitsInBytes('花名册.xlsx', readFileSync(at('exported/花名册.xlsx')), needles);
    for (const what of ['name', 'id', 'phone', 'address'])
      expect(hits.join('\n')).toMatch(new RegExp(`: ${what} in `, 'u'));
    expect(hits.join('\n')).not.toContain('health in');
  });

  it('knows a printed list for a document in clear', async (context) => {
    context.skip(noBrowser || noPoppler, 'needs a browser and poppler-utils');
    const text = execFileSync('pdftotext', ['-raw', at('exported/花名册.pdf'), '-'], { encoding: 'utf8' });
    expect(text).toContain(planted.id);
    expect((await hitsBelow(at('exported'), {})).join('\n')).toContain('花名册.pdf: a PDF in clear');
  });

  it('finds the password where it is written down', async () => {
    expect(await hitsInBytes('note', Buffer.from(`密码 ${secrets.password}`), needles)).toHaveLength(1);
  });
});
