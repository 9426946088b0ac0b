import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installedIn, judgeFolder, judgeFolderHere } from '../../../electron/host/data-folder.ts';
import type { Surroundings } from '../../../electron/host/data-folder.ts';

const drive = (path: string, kind: 'fixed' | 'removable' | 'network' = 'fixed') => ({
  path,
  removable: kind === 'removable',
  network: kind === 'network',
});

const windows: Surroundings = {
  platform: 'win32',
  programFolder: 'C:\\Users\\a\\AppData\\Local\\Programs\\taizhang',
  drives: [drive('C:\\'), drive('D:\\'), drive('E:\\', 'removable'), drive('Z:\\', 'network')],
};

const linux: Surroundings = {
  platform: 'linux',
  programFolder: '/opt/taizhang',
  drives: [drive('/'), drive('/media/a/U', 'removable'), drive('/mnt/nas', 'network'), drive('/mnt/nas/local')],
};

const said = (folder: string, around: Surroundings) => {
  const judgement = judgeFolder(folder, around);
  return judgement.verdict === 'ok' ? 'ok' : `${judgement.verdict} ${judgement.code}`;
};

describe('a data folder on Windows', () => {
  it.each([
    ['D:\\台账数据', 'ok'],
    ['C:\\Users\\a\\Documents\\台账', 'ok'],
    ['C:\\Users\\a\\AppData\\Local\\Programs\\taizhang', 'refused in-program'],
    ['c:\\users\\A\\appdata\\local\\programs\\TAIZHANG\\data', 'refused in-program'],
    ['C:\\Users\\a\\AppData\\Local\\Programs\\taizhang\\..\\taizhang\\data', 'refused in-program'],
    ['C:\\Users\\a\\AppData\\Local\\Programs\\taizhang-data', 'ok'],
    ['\\\\?\\C:\\Users\\a\\AppData\\Local\\Programs\\taizhang\\data', 'refused in-program'],
    ['\\\\server\\share\\台账', 'refused network'],
    ['//server/share', 'refused network'],
    ['\\\\?\\UNC\\server\\share', 'refused network'],
    ['\\\\?\\D:\\台账', 'ok'],
    ['Z:\\台账', 'refused network'],
    ['z:\\台账', 'refused network'],
    ['E:\\台账', 'warned removable'],
    ['台账', 'refused relative'],
    ['C:\\Users\\a\\OneDrive\\台账', 'warned synchronised'],
    ['C:\\Users\\a\\OneDrive - 街道办事处\\台账', 'warned synchronised'],
    ['D:\\我的坚果云\\台账', 'warned synchronised'],
    ['D:\\Nutstore Files\\x', 'warned synchronised'],
    ['D:\\BaiduNetdiskWorkspace\\x', 'warned synchronised'],
    ['D:\\百度网盘同步空间\\x', 'warned synchronised'],
    ['D:\\WPSDrive\\123\\WPS云盘\\x', 'warned synchronised'],
    ['D:\\Dropbox (个人)\\x', 'warned synchronised'],
    ['D:\\onedrives\\x', 'ok'],
    ['D:\\同步培训材料\\x', 'ok'],
  ])('%s: %s', (folder, verdict) => {
    expect(said(folder, windows)).toBe(verdict);
  });
});

describe('a data folder on Linux', () => {
  it.each([
    ['/home/a/台账', 'ok'],
    ['/opt/taizhang', 'refused in-program'],
    ['/opt/taizhang/data', 'refused in-program'],
    ['/opt/taizhang2', 'ok'],
    ['/opt/..data', 'ok'],
    ['/mnt/nas/台账', 'refused network'],
    ['/mnt/nas2/台账', 'ok'],
    ['/mnt/nas/local/台账', 'ok'],
    ['smb://server/share', 'refused network'],
    ['/media/a/U/台账', 'warned removable'],
    ['/home/a/坚果云/台账', 'warned synchronised'],
    ['data', 'refused relative'],
  ])('%s: %s', (folder, verdict) => {
    expect(said(folder, linux)).toBe(verdict);
  });

  it('is inside the program also under a name that begins with two dots', () => {
    expect(said('/opt/taizhang/..data', linux)).toBe('refused in-program');
  });

  it('gets a sentence that says where to put the data instead', () => {
    for (const folder of ['/opt/taizhang/x', '/mnt/nas/x', '/media/a/U/x', '/home/a/Dropbox/x', 'x']) {
      const judgement = judgeFolder(folder, linux);
      expect(judgement.verdict === 'ok' ? '' : judgement.message).toMatch(/请|建议/);
    }
  });
});

describe('a packed program', () => {
  it('is all that its installer put there', () => {
    expect(installedIn('C:\\Programs\\taizhang\\resources\\app.asar')).toBe('C:\\Programs\\taizhang');
    expect(installedIn('/opt/taizhang/resources/app.asar')).toBe('/opt/taizhang');
    expect(installedIn('/home/a/taizhang')).toBe('/home/a/taizhang');
  });
});

describe('a data folder on this machine', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'judge-')));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('need not exist', async () => {
    expect(await judgeFolderHere(join(folder, '还没有', '台账'), '/opt/taizhang')).toEqual({ verdict: 'ok' });
  });

  it('is judged by where its links lead', async () => {
    const program = join(folder, 'program');
    await mkdir(program);
    await symlink(program, join(folder, 'link'));
    expect(await judgeFolderHere(join(folder, 'link', 'data'), program)).toMatchObject({ code: 'in-program' });
    expect(await judgeFolderHere(join(program, 'data'), join(folder, 'link'))).toMatchObject({ code: 'in-program' });
  });
});
