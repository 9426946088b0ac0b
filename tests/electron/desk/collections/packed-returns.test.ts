import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bring, communityOffice, type CommunityOffice, edit, sentFiles, usual } from './community-office.ts';

let office: CommunityOffice;
let id: string;
let files: ReadonlyMap<string, string>;
const password = 'k7mp-w3xd-9fht';

beforeAll(async () => {
  office = await communityOffice(4, 3);
  ({ id } = await office.call('collections.create', usual));
  files = await sentFiles(office, id, 'sent');
  for (const [community, path] of files) {
    const worker = office.workers.get(community)?.[0]?.name ?? '';
    edit(path, `put('${worker}', '手机号码', '13800001111')`);
  }
});
afterAll(() => office.end());

const file = (community: string): string => files.get(community) ?? '';

/** Packs as another program does. @param options of 7z */
function packed(name: string, paths: readonly string[], options: readonly string[] = []): string {
  const archive = join(office.outside, name);
  execFileSync('7z', ['a', '-tzip', ...options, archive, ...paths], { stdio: 'ignore' });
  return archive;
}

const outcomes = (taken: Awaited<ReturnType<typeof bring>>) =>
  taken.files.map(({ fileName, outcome }) => `${fileName.replace(/_.*\./u, '.')} ${outcome}`);
const standing = async (community: string) =>
  (await office.call('collections.get', { id })).parts.find(({ name }) => name === community)?.standing;

describe('tables that come back packed', { timeout: 120_000 }, () => {
  it('are taken one by one from the archive, whatever else lies in it', async () => {
    const note = join(office.outside, '说明.txt');
    const photo = join(office.outside, '合影.jpg');
    writeFileSync(note, '请查收');
    writeFileSync(photo, 'x');
    const taken = await bring(office, id, [packed('两个社区.zip', [file('东湖社区'), file('南湖社区'), note, photo])]);
    expect(outcomes(taken).toSorted()).toEqual(['东湖社区.xlsx taken', '南湖社区.xlsx taken', '合影.jpg refused']);
    expect(await standing('东湖社区')).toBe('waiting');
    const again = await bring(office, id, [packed('再交一次.zip', [file('东湖社区')])]);
    expect(outcomes(again)).toEqual(['东湖社区.xlsx again']);
  });

  it('ask for their password, stay locked under a wrong one, and open under the right one, archives within too', async () => {
    const inner = packed('西苑社区.zip', [file('西苑社区')], [`-p${password}`, '-mem=AES256']);
    const old = packed('北苑社区.zip', [file('北苑社区')], [`-p${password}`]);
    const outer = packed('打包.zip', [inner, old]);
    const taken = await bring(office, id, [outer]);
    expect(outcomes(taken).toSorted()).toEqual(['北苑社区.zip locked', '西苑社区.zip locked']);
    expect(await standing('西苑社区')).toBe('pending');
    const waiting = taken.files.map(({ token, fileName }) => ({ token: token ?? '', fileName }));
    const wrong = await office.call('collections.unlock', { id, password: 'not-this-one', files: waiting });
    expect(wrong.files.map(({ outcome, text }) => [outcome, text])).toEqual([
      ['locked', expect.stringContaining('密码不对')],
      ['locked', expect.stringContaining('密码不对')],
    ]);
    const right = await office.call('collections.unlock', { id, password, files: waiting });
    expect(outcomes(right).toSorted()).toEqual(['北苑社区.xlsx taken', '西苑社区.xlsx taken']);
    expect(await standing('西苑社区')).toBe('waiting');
    expect(await standing('北苑社区')).toBe('waiting');
  });

  it('keep names that Windows wrote in the old Chinese code', async () => {
    const script = `
import sys, zipfile
class Old(zipfile.ZipInfo):
    def _encodeFilenameFlags(self): return self.filename.encode('gbk'), 0
with zipfile.ZipFile(sys.argv[2], 'w') as z: z.writestr(Old('东湖社区的表.xlsx'), open(sys.argv[1], 'rb').read())`;
    const archive = join(office.outside, 'old.zip');
    execFileSync('/usr/bin/python3', ['-c', script, file('东湖社区'), archive]);
    const taken = await bring(office, id, [archive]);
    expect(taken.files.map(({ fileName }) => fileName)).toEqual(['东湖社区的表.xlsx']);
  });

  it('are refused with a sentence where the archive is cut off, empty or swells', async () => {
    const cut = join(office.outside, 'cut.zip');
    writeFileSync(cut, readFileSync(packed('whole.zip', [file('东湖社区')])).subarray(0, 3000));
    const nothing = join(office.outside, 'nothing');
    mkdirSync(nothing);
    const empty = packed('empty.zip', [nothing]);
    const bomb = join(office.outside, 'bomb.zip');
    const script = `import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED); z.writestr('a.xlsx', b'0' * (210 << 20)); z.close()`;
    execFileSync('/usr/bin/python3', ['-c', script, bomb]);
    const { files: answers, changeId } = await bring(office, id, [cut, empty, bomb]);
    expect(answers.map(({ fileName, outcome, text }) => [basename(fileName), outcome, text.slice(0, 11)])).toEqual([
      ['cut.zip', 'refused', '压缩包不完整或已损坏，'],
      ['empty.zip', 'refused', '压缩包里没有表格，没有'],
      ['bomb.zip', 'refused', expect.stringMatching(/^解开后超过/u)],
    ]);
    expect(changeId).toBeNull();
  });
});
