import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHost } from '../test-desk.ts';
import { communityOffice, type CommunityOffice, edit, usual } from './community-office.ts';

let office: CommunityOffice;
let id: string;
let folder: string;
const password = 'k7mp-w3xd-9fht';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handed-out-'));
  const pickFolder = () => Promise.resolve({ path: folder, name: '交换' });
  office = await communityOffice(2, 2, { host: { ...testHost, pickFolder } });
  ({ id } = await office.call('collections.create', usual));
});
afterAll(async () => {
  await office.end();
  rmSync(folder, { recursive: true, force: true });
});

const place = async (): Promise<string> => (await office.call('places.pick', { title: '文件夹' }))?.token ?? '';
const unpacks = (file: string, word: string): boolean =>
  spawnSync('7z', ['t', `-p${word}`, file], { stdio: 'ignore' }).status === 0;

describe('tables on their way out', () => {
  it('lie in a new folder, a file a community, and a second time in another', async () => {
    const sent = await office.call('collections.send', { id, place: await place() });
    expect(sent.folder).toBe('2025年社区工作者信息核对_2025-06-30');
    expect(readdirSync(join(folder, sent.folder ?? '')).toSorted()).toEqual([...sent.files].toSorted());
    const again = await office.call('collections.send', { id, place: await place() });
    expect(again.folder).toBe('2025年社区工作者信息核对_2025-06-30(2)');
    expect(again.changeId).toBe(null);
  });

  it('stand in 上报记录 as they went out', async () => {
    const filters = [{ key: 'kind', op: 'is' as const, values: ['collection'] }];
    const { rows } = await office.call('records.list', { register: 'reports', filters });
    expect(rows.map(({ values }) => values['state'])).toEqual(['sent', 'sent']);
    const report = rows[0]?.id ?? '';
    const { files, tables } = await office.call('reports.get', { id: report });
    expect(files.map(({ name }) => name.replace(/\.xlsx$/u, ''))).toHaveLength(tables.length);
    const kept = await office.download((await office.call('reports.file', { id: report, place: 0 })).token);
    const sent = readdirSync(folder).map((name) => readFileSync(join(folder, name, files[0]?.name ?? '')));
    expect(sent.some((bytes) => bytes.equals(Buffer.from(kept)))).toBe(true);
    expect(tables.every(({ rows: count }) => count > 0)).toBe(true);
  });

  it('are closed with a password where one is given', async () => {
    const { folder: made, files } = await office.call('collections.send', {
      id,
      pack: 'zip',
      password,
      place: await place(),
    });
    expect(files.every((name) => name.endsWith('.zip'))).toBe(true);
    for (const name of files) {
      const file = join(folder, made ?? '', name);
      expect(unpacks(file, password)).toBe(true);
      expect(unpacks(file, 'wrong-word-here')).toBe(false);
    }
  });

  it('leave nothing behind where the password is too short or the folder is gone', async () => {
    const before = readdirSync(folder);
    const short = { id, pack: 'zip' as const, password: 'abc', place: await place() };
    expect((await office.refusal('collections.send', short)).code).toBe('parcel-password-refused');
    expect(readdirSync(folder)).toEqual(before);
    const token = await place();
    rmSync(folder, { recursive: true });
    expect((await office.refusal('collections.send', { id, place: token })).code).toBe('pulled-out');
    expect(existsSync(folder)).toBe(false);
  });

  it('are noted where numbers leave in full', async () => {
    const exported = async () =>
      (await office.call('accounts.log', {})).filter((line) => line.act === 'export' && line.register === 'people');
    const before = await exported();
    expect(before[0]).toMatchObject({ count: 4 });
    const masked = await office.call('collections.create', { ...usual, style: 'masked' });
    await office.call('collections.send', { id: masked.id });
    expect(await exported()).toHaveLength(before.length);
  });

  it('lock what is known, open what is asked, offer the words and hide the code', async () => {
    const { parts } = await office.call('collections.get', { id });
    const one = parts[0];
    const { download } = await office.call('collections.send', { id, parts: [one?.id ?? ''] });
    const made = mkdtempSync(join(tmpdir(), 'one-'));
    const file = join(made, download?.name ?? '');
    writeFileSync(file, await office.download(download?.token ?? ''));
    const look = () =>
      edit(
        file,
        `wb2 = openpyxl.load_workbook(${JSON.stringify(file)}); t = wb2['填报表']
assert t.protection.sheet and t.protection.password is None
assert t.cell(head + 1, col('姓名')).protection.locked and not t.cell(head + 1, col('手机号码')).protection.locked
assert not t.cell(head + 4, col('姓名')).protection.locked
assert t.column_dimensions[get_column_letter(last)].hidden
assert wb2['采集标记'].sheet_state == 'veryHidden' and wb2['采集标记']['B1'].value == '${one?.code ?? ''}'
assert t.cell(head + 1, col('公民身份号码')).number_format == '@'
words = {str(v.sqref).rstrip('0123456789')[0]: v.formula1 for v in t.data_validations.dataValidation}
assert any(str(f).startswith('Options_') for f in words.values()) and any(str(f).startswith('"') for f in words.values())
assert any('2025-07-10' in str(c.value) and '${one?.code ?? ''}' in str(c.value) for r in t.iter_rows(max_row=head) for c in r)`,
      );
    expect(look).not.toThrow();
    rmSync(made, { recursive: true });
  });
});

describe('a person who is purged', () => {
  it('stands in no sent table any more', async () => {
    const person = office.workers.get('东湖社区')?.[0];
    const own = async (register: string) =>
      (await office.call('records.list', { register, owner: person?.id ?? '' })).rows.map((row) => row.id);
    for (const register of ['party_statuses', 'appointments', 'stays', 'people']) {
      const ids = register === 'people' ? [person?.id ?? ''] : await own(register);
      await office.call('records.remove', { register, ids });
      await office.call('records.purge', { register, ids });
    }
    const { parts } = await office.call('collections.get', { id });
    const east = parts.find((part) => part.name === '东湖社区');
    const { download } = await office.call('collections.send', { id, parts: [east?.id ?? ''] });
    const made = mkdtempSync(join(tmpdir(), 'gone-'));
    const file = join(made, download?.name ?? '');
    writeFileSync(file, await office.download(download?.token ?? ''));
    const look = () =>
      edit(file, `assert not any(c.value == '${person?.name ?? ''}' for r in ws.iter_rows() for c in r)`);
    expect(look).not.toThrow();
    rmSync(made, { recursive: true });
  });
});
