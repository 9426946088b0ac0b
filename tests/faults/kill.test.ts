import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBackups } from '../../db/backup-list.ts';
import { brokenLink } from '../../db/history.ts';
import { keyByPassword, readKeyring } from '../../db/keyring.ts';
import { migrations, storeVersion } from '../../db/migrations.ts';
import { closeStore, isHealthy, openStore } from '../../db/store.ts';
import { nodeSide } from '../../build/vite/node-side.ts';
import { password, startDesk, startOffice } from '../electron/desk/test-desk.ts';

/** How often each kind of work is killed; more than 200 in all. */
const turns = { save: 40, import: 35, backup: 35, restore: 40, migration: 20, password: 20, rekey: 20 } as const;
type Mode = keyof typeof turns;

let workshop = '';
let victim = '';
let template = '';
let account = '';

beforeAll(async () => {
  workshop = mkdtempSync(join(tmpdir(), 'taizhang-faults-'));
  victim = join(workshop, 'victim.js');
  const config = nodeSide({ victim: join(import.meta.dirname, 'victim.ts') }, 'es', 'js');
  // The bundle stands outside the project: the native module is named by its place.
  await build({
    ...config,
    configFile: false,
    logLevel: 'silent',
    build: { ...config.build, outDir: workshop, emptyOutDir: false, ssrEmitAssets: false },
  });
  cpSync(
    join(import.meta.dirname, '../../node_modules/better-sqlite3'),
    join(workshop, 'node_modules/better-sqlite3'),
    {
      recursive: true,
    },
  );
  template = join(workshop, 'template');
  const office = await startOffice({ folder: template });
  account = (await office.call('office.state', {})).accounts[0]?.id ?? '';
  await office.call('records.save', { register: 'people', patch: { name: '前一' } });
  await office.call('backups.make', {});
  await office.call('records.save', { register: 'people', patch: { name: '后二' } });
  await office.end();
}, 120_000);

afterAll(() => rmSync(workshop, { recursive: true, force: true }));

interface Life {
  readonly said: readonly string[];
  /** Milliseconds between `ready` and the end. */
  readonly lasted: number;
}

/** Lets the victim work on a folder and kills it some time after it is ready; never, where the time is null. */
function live(folder: string, mode: Mode, killAfter: number | null): Promise<Life> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [victim, folder, mode, account], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    let ready = 0;
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (ready > 0 || !text.includes('ready\n')) return;
      ready = performance.now();
      if (killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.on('exit', () =>
      resolve({ said: text.split('\n').filter((line) => line !== ''), lasted: performance.now() - ready }),
    );
  });
}

const acknowledged = (said: readonly string[]): readonly string[] =>
  said.filter((line) => line.startsWith('ack ')).map((line) => line.slice(4));

/** What must hold after any kill: a desk opens the folder, the store is healthy, the chain whole. */
async function survivors(folder: string, mode: Mode, said: readonly string[]): Promise<readonly string[]> {
  const last = mode === 'password' ? (acknowledged(said).at(-1) ?? password) : password;
  const attempted = said.findLast((line) => line.startsWith('try '))?.slice(4) ?? last;
  const migrated = mode === 'migration' ? { migrations: [...migrations, { number: 9000, sql: 'SELECT 1' }] } : {};
  // Opening finishes what a restore left, as every start does.
  const desk = await startDesk({ folder, ...migrated });
  await desk.end();
  const keyring = await readKeyring(folder);
  const key = (await keyByPassword(keyring, account, last)) ?? (await keyByPassword(keyring, account, attempted));
  expect(key, 'the acknowledged password, or the one that was just being set, opens').not.toBeNull();
  const db = openStore(folder, key ?? Buffer.alloc(32));
  try {
    expect(isHealthy(db)).toBe(true);
    expect(brokenLink({ db })).toBeNull();
    const versions = mode === 'migration' ? [migrations.at(-1)?.number, 9000] : [migrations.at(-1)?.number];
    expect(versions).toContain(storeVersion(db));
    return (db.prepare('SELECT id, name FROM live_people').all() as { id: string; name: string }[]).flatMap((row) => [
      row.id,
      row.name,
    ]);
  } finally {
    closeStore(db);
  }
}

/** What was acknowledged must be there; what was not may be, but whole. */
const checks: Readonly<
  Record<Mode, (people: readonly string[], acks: readonly string[], folder: string) => Promise<void> | void>
> = {
  save: (people, acks) => expect(people).toEqual(expect.arrayContaining([...acks])),
  import: (people, acks) => {
    const rows = people.filter((text) => text.startsWith('周')).length;
    expect(acks.length > 0 ? [60] : [0, 60]).toContain(rows);
  },
  backup: async (_people, acks, folder) => {
    const backups = await listBackups(join(folder, 'backups'));
    expect(backups.map((backup) => backup.damage).filter((damage) => damage !== null)).toEqual([]);
    expect(backups.map((backup) => backup.id)).toEqual(expect.arrayContaining([...acks]));
  },
  restore: (people, acks) => {
    expect(people).toContain('前一');
    expect(acks.length > 0 && people.includes('后二')).toBe(false);
  },
  migration: (people) => expect(people).toEqual(expect.arrayContaining(['前一', '后二'])),
  password: (people) => expect(people).toEqual(expect.arrayContaining(['前一', '后二'])),
  rekey: (people) => expect(people).toEqual(expect.arrayContaining(['前一', '后二'])),
};

describe.each(Object.keys(turns) as Mode[])('killed while at work on: %s', (mode) => {
  it(`loses nothing that was acknowledged, ${turns[mode]} times`, async () => {
    const whole = join(workshop, `${mode}-whole`);
    cpSync(template, whole, { recursive: true });
    const { said, lasted } = await live(whole, mode, null);
    expect(said.at(-1)).toBe('done');
    await checks[mode](await survivors(whole, mode, said), acknowledged(said), whole);

    let cut = 0;
    const once = async (turn: number): Promise<void> => {
      const folder = join(workshop, `${mode}-${turn}`);
      cpSync(template, folder, { recursive: true });
      // Spread over the whole of the work, a little beyond its end.
      const life = await live(folder, mode, ((turn + Math.random()) / turns[mode]) * lasted * 1.05);
      if (!life.said.includes('done')) cut += 1;
      await checks[mode](await survivors(folder, mode, life.said), acknowledged(life.said), folder);
      rmSync(folder, { recursive: true, force: true });
    };
    for (let turn = 0; turn < turns[mode]; turn += 2) await Promise.all([once(turn), once(turn + 1)]);
    expect(cut, 'kills that hit the work').toBeGreaterThan(turns[mode] / 3);
  }, 300_000);
});
