import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canMount, mountSmallDisk } from '../../db/mounts.ts';
import { password, startDesk, testHost, type TestDesk } from './test-desk.ts';

const mounts = canMount();
const first = { street: '甲街道', county: '乙区', divisionCode: '', account: '丙管理', password };

let scratch = '';
const desks: TestDesk[] = [];
beforeEach(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'place-')));
});
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.end();
  rmSync(scratch, { recursive: true, force: true });
});

/** A first start in the usual folder of a program elsewhere, with a folder dialog that answers a place. */
async function firstStart(chosen = scratch, folder = join(scratch, 'usual')): Promise<TestDesk> {
  const host = {
    ...testHost,
    programFolder: join(scratch, 'program'),
    pickFolder: () => Promise.resolve({ path: chosen, name: 'x' }),
  };
  const desk = await startDesk({ folder, host });
  desks.push(desk);
  return desk;
}

const token = async (desk: TestDesk): Promise<string> =>
  (await desk.call('places.pick', { title: '选择数据放在哪里' }))?.token ?? '';

describe('the first page', () => {
  it('says that the folder can be written and how much room there is, and leaves nothing in it', async () => {
    const desk = await firstStart();
    const { judgement, room, strangers } = await desk.call('office.state', {});
    expect(judgement).toEqual({ verdict: 'ok' });
    expect(room?.writable).toBe(true);
    expect(room?.freeBytes).toBeGreaterThan(0);
    expect(strangers).toBe(false);
    expect(readdirSync(desk.folder).filter((name) => name.includes('probe'))).toEqual([]);
  });

  it('asks for no room where an office is', async () => {
    const desk = await firstStart();
    await desk.call('office.setUp', first);
    expect((await desk.call('office.state', {})).room).toBeNull();
  });

  it('warns of a synchronised folder and lets the clerk go on', async () => {
    writeFileSync(join(scratch, '.dropbox'), '');
    const desk = await firstStart();
    expect((await desk.call('office.state', {})).judgement).toMatchObject({ verdict: 'warned', code: 'synchronised' });
    await desk.call('office.setUp', first);
    expect((await desk.call('office.state', {})).open).toBe(true);
  });

  it('refuses to set up inside the program’s folder', async () => {
    const desk = await firstStart(scratch, join(scratch, 'program', 'data'));
    expect((await desk.call('office.state', {})).judgement).toMatchObject({ verdict: 'refused', code: 'in-program' });
    expect((await desk.refusal('office.setUp', first)).code).toBe('folder-in-program');
    expect((await desk.call('office.state', {})).contents).toBe('empty');
  });

  it('on a full disk says so, and sets nothing up (needs the right to mount)', async (context) => {
    const disk = mounts ? mountSmallDisk(64) : null;
    context.skip(disk === null, 'this machine lets nobody mount');
    if (disk === null) return;
    const desk = await startDesk({ folder: disk.folder });
    try {
      writeFileSync(join(disk.folder, 'films'), Buffer.alloc(40 * 1024));
      const { room } = await desk.call('office.state', {});
      expect(room).toMatchObject({ writable: false, message: expect.stringContaining('已满') as unknown });
      expect(await desk.refusal('office.setUp', first)).toMatchObject({
        code: 'disk-full',
        message: expect.stringContaining('已满') as unknown,
      });
      expect(existsSync(join(disk.folder, 'ledger.db'))).toBe(false);
    } finally {
      await desk.end();
      disk.remove();
    }
  });
});

describe('another place for the data', () => {
  it('gets a folder of its own, which every later start follows', async () => {
    const disk = join(scratch, 'disk');
    mkdirSync(disk);
    const desk = await firstStart(disk);
    const { folder } = await desk.call('office.moveTo', { place: await token(desk) });
    expect(folder).toBe(join(disk, '社区工作者台账数据'));
    expect(JSON.parse(readFileSync(join(scratch, 'usual', 'data-folder.json'), 'utf8'))).toEqual({ folder });
    await desk.end();
    desks.length = 0;
    expect((await (await firstStart()).call('office.state', {})).folder).toBe(folder);
  });

  it('inside the program is refused, and no folder is made there', async () => {
    const program = join(scratch, 'program');
    mkdirSync(program);
    const desk = await firstStart(program);
    expect((await desk.refusal('office.moveTo', { place: await token(desk) })).code).toBe('folder-in-program');
    expect(readdirSync(program)).toEqual([]);
    expect(existsSync(join(scratch, 'usual', 'data-folder.json'))).toBe(false);
  });

  it('that cannot be written is refused in a sentence, and the data stays where it was (needs the right to mount)', async (context) => {
    const disk = mounts ? mountSmallDisk(256) : null;
    context.skip(disk === null, 'this machine lets nobody mount');
    if (disk === null) return;
    try {
      disk.makeReadOnly();
      const desk = await firstStart(disk.folder);
      const refusal = await desk.refusal('office.moveTo', { place: await token(desk) });
      expect(refusal.code).not.toBe('internal');
      expect(refusal.message).toMatch(/写保护|写入权限|只读/u);
      expect(existsSync(join(scratch, 'usual', 'data-folder.json'))).toBe(false);
    } finally {
      disk.remove();
    }
  });
});
