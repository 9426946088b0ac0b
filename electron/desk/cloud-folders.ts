/**
 * Whether a folder is copied to a cloud, beyond what its path's names tell (`judgeFolder`): by the marks that sync programs leave in
 * their folder, and on Windows by the folders that they announce to the Explorer. Found, not proven absent: a program that leaves
 * no mark is not seen.
 */
import { execFile } from 'node:child_process';
import { readdir, realpath } from 'node:fs/promises';
import { dirname, posix, resolve, win32 } from 'node:path';
import { type FolderJudgement, judgeFolderHere } from '../host/data-folder.ts';

/** A folder that a program keeps in step with a cloud. */
export interface SyncRoot {
  readonly path: string;
  /** As clerks know it: OneDrive, 坚果云. */
  readonly service: string;
}

/** What sync programs put into the top of their folder. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/^\.dropbox(?:\.cache)?$/u, 'Dropbox'],
  [/^\.849C9593-D756-4E56-8D6E-42412F2A707B$/u, 'OneDrive'],
  [/^\.tmp\.drive(?:upload|download)$/u, 'Google Drive'],
  [/^\.SynologyWorkingDirectory$/u, 'Synology Drive'],
  [/^(?:\._?sync_[0-9a-f]+\.db|\.(?:nextcloud|owncloud)sync\.log)$/u, '同步盘'],
  [/^\.stfolder$/u, 'Syncthing'],
];

/** The service whose mark stands in a folder or one above it; null where none does. */
export async function markedService(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch((): string[] => []);
  const found = marks.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  if (found !== undefined) return found;
  const parent = dirname(folder);
  return parent === folder ? null : markedService(parent);
}

/** The names of services by the beginning of their entry among the Explorer's sync roots. */
const announcers: readonly (readonly [RegExp, string])[] = [
  [/^OneDrive/iu, 'OneDrive'],
  [/^(?:Nutstore|坚果云)/iu, '坚果云'],
  [/^iCloud/iu, 'iCloud'],
  [/^Dropbox/iu, 'Dropbox'],
  [/^(?:Baidu|百度)/iu, '百度网盘'],
  [/^(?:WPS|Kingsoft)/iu, 'WPS云盘'],
];

/**
 * The folders that sync programs announced to the Explorer (Cloud Files API: …\Explorer\SyncRootManager\<program>!…\UserSyncRoots).
 * @param printed what `reg query … /s` prints: the entry's line, then one line per value
 */
export function readSyncRoots(printed: string): readonly SyncRoot[] {
  const roots: SyncRoot[] = [];
  let service = '同步盘';
  for (const line of printed.split(/\r?\n/u)) {
    const entry = /\\SyncRootManager\\([^\\]+)/iu.exec(line)?.[1];
    if (entry !== undefined) service = announcers.find(([pattern]) => pattern.test(entry))?.[1] ?? '同步盘';
    const path = /^\s+S-1-[\d-]+\s+REG_(?:EXPAND_)?SZ\s+(.+?)\s*$/u.exec(line)?.[1];
    if (path !== undefined) roots.push({ path, service });
  }
  return roots;
}

/** OneDrive tells every program where its folders are. */
export function oneDriveRoots(environment: Readonly<Record<string, string | undefined>>): readonly SyncRoot[] {
  return ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'].flatMap((name) => {
    const path = environment[name] ?? '';
    return path === '' ? [] : [{ path, service: 'OneDrive' }];
  });
}

/** The service in whose folder another lies; null where none. Windows does not tell capitals from small letters. */
export function serviceOver(folder: string, roots: readonly SyncRoot[], platform: NodeJS.Platform): string | null {
  const paths = platform === 'win32' ? win32 : posix;
  const plain = (path: string): string => {
    const whole = paths.join(paths.normalize(path), paths.sep);
    return platform === 'win32' ? whole.toLowerCase() : whole;
  };
  return roots.find(({ path }) => plain(folder).startsWith(plain(path)))?.service ?? null;
}

const rootsKey = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager`;

/** Asks the registry; without an answer there are none. It prints in the PC's own code page, on a Chinese PC 936. */
function announcedRoots(): Promise<readonly SyncRoot[]> {
  if (process.platform !== 'win32') return Promise.resolve([]);
  const program = win32.join(process.env['SystemRoot'] ?? String.raw`C:\Windows`, 'System32', 'reg.exe');
  return new Promise((answer) => {
    const limits = { timeout: 4000, windowsHide: true, encoding: 'buffer' } as const;
    execFile(program, ['query', rootsKey, '/s'], limits, (error, printed) =>
      answer(error ? [] : readSyncRoots(new TextDecoder('gb18030').decode(printed))),
    );
  });
}

function warned(service: string): FolderJudgement {
  return {
    verdict: 'warned',
    code: 'synchronised',
    message: `这个文件夹在${service}的同步范围内：同步会上传人员资料，也可能损坏正在使用的数据。建议另选一个不同步的文件夹；要放在这里，请先在${service}里把它排除。`,
  };
}

/** Judges the place of the data by its path, its drive and what keeps it in step with a cloud. */
export async function judgePlace(folder: string, programFolder: string): Promise<FolderJudgement> {
  const judgement = await judgeFolderHere(folder, programFolder);
  if (judgement.verdict !== 'ok') return judgement;
  const place = await realpath(folder).catch(() => resolve(folder));
  const roots = [...oneDriveRoots(process.env), ...(await announcedRoots())];
  const service = serviceOver(place, roots, process.platform) ?? (await markedService(place));
  return service === null ? judgement : warned(service);
}
