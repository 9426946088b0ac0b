import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenLink } from '../../db/history.ts';
import { keyByPassword, readKeyring } from '../../db/keyring.ts';
import { closeStore, isHealthy, openStore } from '../../db/store.ts';
import { canMount, mountSmallDisk } from '../db/mounts.ts';
import { password, startDesk, startOffice, type TestDesk } from '../electron/desk/test-desk.ts';
import { rosterCsv } from './roster.ts';

const mountable = canMount();
const reason = mountable ? '' : ' [skipped: this user cannot mount a small disk]';
const chinese = /[\u4e00-\u9fff].*。$/su;

let disk: NonNullable<ReturnType<typeof mountSmallDisk>>;
let folder: string;

beforeEach(() => {
  if (!mountable) return;
  const mounted = mountSmallDisk(24 * 1024);
  if (mounted === null) throw new Error('The small disk could not be mounted.');
  disk = mounted;
  folder = join(disk.folder, '台账');
});
afterEach(() => {
  if (mountable) disk.remove();
});

const filler = (): string => join(disk.folder, 'filler');

/** Fills the disk to the last byte. */
function fill(): void {
  const file = openSync(filler(), 'w');
  const block = Buffer.alloc(1 << 16, 1);
  for (let size = block.length; size > 0;) {
    try {
      writeSync(file, block, 0, size);
    } catch {
      size >>= 1;
    }
  }
  closeSync(file);
}

const free = (): void => rmSync(filler());
const makeWritable = (): void => void execFileSync('mount', ['-o', 'remount,rw', disk.folder], { stdio: 'ignore' });

const add = async (desk: TestDesk, name: string): Promise<string> =>
  (await desk.call('records.save', { register: 'people', patch: { name, note: '甲'.repeat(400) } })).record.id;
const people = async (desk: TestDesk): Promise<readonly string[]> =>
  (await desk.call('records.list', { register: 'people', limit: 500 })).rows.map((row) => row.id);

/** Saves until the disk takes no more. @returns the refusal; what was acknowledged before goes into `kept` */
async function saveUntilFull(desk: TestDesk, kept: string[]) {
  for (let turn = 1; turn <= 400; turn += 1) {
    const patch = { name: '丙', note: '乙'.repeat(400) };
    const answer = await desk.call('records.save', { register: 'people', patch }).catch(() => null);
    if (answer === null) return desk.refusal('records.save', { register: 'people', patch });
    kept.push(answer.record.id);
  }
  throw new Error('The disk never became full.');
}

async function unlock(desk: TestDesk): Promise<void> {
  const { accounts } = await desk.call('office.state', {});
  await desk.call('session.unlock', { account: accounts[0]?.id ?? '', password });
}

/** The store on the disk is sound and its history whole; no half-written file stands beside it. */
async function expectSound(): Promise<void> {
  const keyring = await readKeyring(folder);
  const key = await keyByPassword(keyring, keyring.accounts[0]?.id ?? '', password);
  const db = openStore(folder, key ?? Buffer.alloc(32));
  try {
    expect(isHealthy(db)).toBe(true);
    expect(brokenLink({ db })).toBeNull();
  } finally {
    closeStore(db);
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => name.endsWith('.tmp') || name.includes('.making-'))).toEqual([]);
}

describe.skipIf(!mountable)(`an office whose disk becomes full${reason}`, () => {
  it('refuses every kind of work with a sentence, shows what is there, and goes on once there is room', async () => {
    const office = await startOffice({ folder });
    const kept = [await add(office, '前一'), await add(office, '前二')];
    const [attachment, parcel, roster] = await Promise.all([
      office.upload('attachment', '扫描.pdf', new Uint8Array(200_000).fill(7)),
      office.upload('import', '花名册.csv', new TextEncoder().encode(rosterCsv(60))),
      office.upload('import', '花名册.csv', new TextEncoder().encode(rosterCsv(60))),
    ]);
    const { run } = await office.call('imports.begin', { source: { upload: parcel } });
    await office.call('backups.make', {});
    const backups = readdirSync(join(folder, 'backups'));
    fill();

    expect(await saveUntilFull(office, kept)).toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(chinese),
    });
    // A few records had room in what the store held already; the preview has to know them.
    free();
    await office.call('imports.preview', { run });
    fill();
    const refusals = {
      add: await office.refusal('attachments.add', { register: 'people', record: kept[0] ?? '', upload: attachment }),
      begin: await office.refusal('imports.begin', { source: { upload: roster } }),
      commit: await office.refusal('imports.commit', { run }),
      backup: await office.refusal('backups.make', {}),
      password: await office.refusal('session.changePassword', { old: password, fresh: '梧桐-夜雨-2027' }),
    };
    for (const [work, { code, message }] of Object.entries(refusals)) {
      expect(code, work).toBe('disk-full');
      expect(message, work).toMatch(chinese);
    }
    expect(new Set(await people(office))).toEqual(new Set(kept));
    expect(readdirSync(join(folder, 'backups'))).toEqual(backups);

    free();
    await office.call('imports.commit', { run });
    await add(office, '后三');
    await office.call('backups.make', {});
    expect((await people(office)).length).toBe(kept.length + 61);
    await office.end();
    await expectSound();
  });

  it('says so at the next start, and opens whole once there is room', async () => {
    const office = await startOffice({ folder });
    const kept = [await add(office, '前一')];
    fill();
    await saveUntilFull(office, kept);
    await office.end();

    const again = await startDesk({ folder });
    const state = await again.call('office.state', {});
    expect(state.contents).toBe('office');
    expect(state.trouble).toMatchObject({ code: 'disk-full', message: expect.stringMatching(chinese) });
    expect((await again.refusal('office.setUp', first)).code).toBe(state.trouble?.code);
    await again.end();

    free();
    const third = await startDesk({ folder });
    await unlock(third);
    expect(new Set(await people(third))).toEqual(new Set(kept));
    await add(third, '后二');
    await third.end();
    await expectSound();
  });

  it('sets no office up on a full disk, and sets it up once there is room', async () => {
    const desk = await startDesk({ folder });
    fill();
    const refusal = await desk.refusal('office.setUp', first);
    expect(refusal).toMatchObject({ code: 'disk-full', message: expect.stringMatching(chinese) });
    await desk.end();
    free();
    const again = await startDesk({ folder });
    await again.call('office.setUp', first);
    await add(again, '前一');
    await again.end();
    await expectSound();
  });
});

const first = { street: '青禾街道', county: '云溪区', divisionCode: '990101', account: '王管理', password } as const;

describe.skipIf(!mountable)(`an office on a read-only disk${reason}`, () => {
  it('says so before anybody signs in, never offers an empty office, and opens whole once it can be written', async () => {
    const office = await startOffice({ folder });
    const kept = [await add(office, '前一'), await add(office, '前二')];
    await office.end();
    disk.makeReadOnly();

    const desk = await startDesk({ folder });
    const state = await desk.call('office.state', {});
    expect(state.contents).toBe('office');
    expect(state.trouble?.code).toMatch(/read-only/u);
    expect(state.trouble?.message).toMatch(chinese);
    expect((await desk.refusal('office.setUp', first)).code).toBe(state.trouble?.code);
    const { accounts } = await readKeyring(folder);
    const refused = await desk.refusal('session.unlock', { account: accounts[0]?.id ?? '', password });
    expect(refused.code).toMatch(/read-only/u);
    expect(refused.message).toMatch(chinese);
    await desk.end();

    makeWritable();
    const again = await startDesk({ folder });
    await unlock(again);
    expect(new Set(await people(again))).toEqual(new Set(kept));
    await add(again, '后三');
    await again.end();
    await expectSound();
  });

  it('is not set up there, and the sentence says that the disk is read-only', async () => {
    mkdirSync(folder);
    disk.makeReadOnly();
    const desk = await startDesk({ folder });
    const refusal = await desk.refusal('office.setUp', first);
    expect(refusal.code).toMatch(/read-only/u);
    expect(refusal.message).toMatch(chinese);
    expect(readdirSync(folder)).toEqual([]);
    await desk.end();
  });
});
