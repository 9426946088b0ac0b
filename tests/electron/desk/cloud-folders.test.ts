import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  judgePlace,
  markedService,
  oneDriveRoots,
  readSyncRoots,
  serviceOver,
} from '../../../electron/desk/cloud-folders.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cloud-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const entry = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager`;
const printed = [
  '',
  entry,
  '',
  String.raw`${entry}\Nutstore!S-1-5-21-1-2-3-1001!1`,
  '    DisplayNameResource    REG_SZ    坚果云',
  String.raw`${entry}\Nutstore!S-1-5-21-1-2-3-1001!1\UserSyncRoots`,
  String.raw`    S-1-5-21-1-2-3-1001    REG_SZ    D:\单位\资料 同步`,
  String.raw`${entry}\SomeDrive!S-1-5-21-1-2-3-1001!x\UserSyncRoots`,
  String.raw`    S-1-5-21-1-2-3-1001    REG_SZ    E:\x`,
  '',
].join('\r\n');

describe('the folders that Windows knows to be synchronised', () => {
  it('are read from what the registry prints, spaces and Chinese names included', () => {
    expect(readSyncRoots(printed)).toEqual([
      { path: String.raw`D:\单位\资料 同步`, service: '坚果云' },
      { path: String.raw`E:\x`, service: '同步盘' },
    ]);
    expect(readSyncRoots('')).toEqual([]);
    expect(readSyncRoots('ERROR: The system was unable to find the specified registry key')).toEqual([]);
  });

  it('hold what lies in them, in any case of letters, and not what only begins alike', () => {
    const roots = readSyncRoots(printed);
    expect(serviceOver(String.raw`d:\单位\资料 同步\台账`, roots, 'win32')).toBe('坚果云');
    expect(serviceOver(String.raw`D:\单位\资料 同步`, roots, 'win32')).toBe('坚果云');
    expect(serviceOver(String.raw`D:\单位\资料 同步二`, roots, 'win32')).toBeNull();
    expect(serviceOver(String.raw`D:\单位`, roots, 'win32')).toBeNull();
    expect(serviceOver('/home/A/x', [{ path: '/home/a', service: '同步盘' }], 'linux')).toBeNull();
  });

  it('include those of OneDrive under whatever name', () => {
    const roots = oneDriveRoots({ OneDriveCommercial: String.raw`D:\街道办文件`, OneDrive: '' });
    expect(serviceOver(String.raw`D:\街道办文件\台账`, roots, 'win32')).toBe('OneDrive');
  });
});

describe('the place of the data', () => {
  it.each([
    ['.dropbox', 'Dropbox'],
    ['.tmp.driveupload', 'Google Drive'],
    ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'OneDrive'],
    ['.sync_5f3ad1.db', '同步盘'],
    ['.stfolder', 'Syncthing'],
  ])('below a folder that has %s is warned of, by the name of %s', async (mark, service) => {
    writeFileSync(join(folder, mark), '');
    const place = join(folder, '资料', '台账');
    mkdirSync(place, { recursive: true });
    expect(await markedService(place)).toBe(service);
    expect(await judgePlace(place, '/opt/taizhang')).toMatchObject({
      verdict: 'warned',
      code: 'synchronised',
      message: expect.stringContaining(service) as unknown,
    });
  });

  it('is judged by where a link leads, and need not exist', async () => {
    const synced = join(folder, 'synced');
    mkdirSync(join(synced, '.stfolder'), { recursive: true });
    symlinkSync(synced, join(folder, 'link'));
    expect(await judgePlace(join(folder, 'link'), '/opt/taizhang')).toMatchObject({ code: 'synchronised' });
    expect(await judgePlace(join(synced, '还没有'), '/opt/taizhang')).toMatchObject({ code: 'synchronised' });
    expect(await judgePlace(join(folder, '还没有'), '/opt/taizhang')).toEqual({ verdict: 'ok' });
  });

  it('is warned of inside the folder that OneDrive names', async () => {
    vi.stubEnv('OneDriveCommercial', folder);
    expect(await judgePlace(join(folder, '台账'), '/opt/taizhang')).toMatchObject({
      message: expect.stringContaining('OneDrive') as unknown,
    });
  });

  it('inside the program stays refused, synchronised or not', async () => {
    writeFileSync(join(folder, '.dropbox'), '');
    expect(await judgePlace(join(folder, 'data'), folder)).toMatchObject({ verdict: 'refused', code: 'in-program' });
  });
});
