/** Whether a folder may hold the office's data. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, posix, resolve, win32 } from 'node:path';
import { knownDrives } from './drives.ts';
import type { KnownDrive } from './drives.ts';

export interface Surroundings {
  /** The folder that the program stands in: an update or removal would take the data with it. */
  readonly programFolder: string;
  readonly platform: NodeJS.Platform;
  readonly drives: readonly Pick<KnownDrive, 'path' | 'removable' | 'network'>[];
}

export type FolderJudgement =
  | { readonly verdict: 'ok' }
  | {
      readonly verdict: 'refused' | 'warned';
      readonly code: 'in-program' | 'network' | 'relative' | 'removable' | 'synchronised';
      /** A sentence for the clerk: what is wrong and where to put the data instead. */
      readonly message: string;
    };

/** Folders that programs copy to a cloud, by the name that one of the path's folders has. */
const synchronised: readonly (readonly [RegExp, string])[] = [
  [/^onedrive(?: ?[-–] ?.+)?$/iu, 'OneDrive'],
  [/^(?:nutstore(?: ?files)?|我的坚果云|坚果云)$/iu, '坚果云'],
  [/^(?:baidu(?:netdisk|yunguanjia|syncdisk)(?:download|workspace)?|百度网盘.*|百度云同步盘)$/iu, '百度网盘'],
  [/^(?:wpsdrive|wps ?云盘|wps ?cloud ?files)$/iu, 'WPS云盘'],
  [/^dropbox(?: ?\(.+\))?$/iu, 'Dropbox'],
  [/^(?:google ?drive|googledrive|my drive)$/iu, 'Google Drive'],
  [/^(?:icloud ?drive|iclouddrive|com~apple~clouddocs)$/iu, 'iCloud'],
  [/^(?:aliyundrive|阿里云盘|adrive)$/iu, '阿里云盘'],
  [/^(?:tencent ?weiyun|weiyun|微云|微云同步助手)$/iu, '腾讯微云'],
  [/^(?:ecloud|天翼云盘|天翼云盘同步盘)$/iu, '天翼云盘'],
  [/^(?:synologydrive|cloudstation)$/iu, 'Synology Drive'],
  [/^(?:nextcloud|owncloud|seafile|syncthing|sync)$/iu, '同步盘'],
];

/** Judges a folder by its path alone; it need not exist. Refusals come before warnings. */
export function judgeFolder(folder: string, around: Surroundings): FolderJudgement {
  const paths = around.platform === 'win32' ? win32 : posix;
  const place = around.platform === 'win32' ? withoutLongPrefix(folder) : folder;
  if (isUnc(place, around.platform)) return network;
  if (!paths.isAbsolute(place)) {
    return { verdict: 'refused', code: 'relative', message: '请写出数据文件夹的完整位置，例如 D:\\台账数据。' };
  }
  const path = paths.normalize(place);
  if (isWithin(around.programFolder, path, around.platform)) {
    return {
      verdict: 'refused',
      code: 'in-program',
      message:
        '数据不能放在程序自己的文件夹里，升级或卸载程序时会被一起删除。请另选一个文件夹，例如“文档”里新建的文件夹。',
    };
  }
  const drive = driveOf(path, around);
  if (drive?.network) return network;
  if (drive?.removable) {
    return {
      verdict: 'warned',
      code: 'removable',
      message: '这个位置在 U 盘或移动硬盘上，拔下或丢失时数据就没有了。建议把数据放在本机硬盘上，U 盘只用来存备份。',
    };
  }
  return judgeNames(path.split(paths.sep));
}

const network: FolderJudgement = {
  verdict: 'refused',
  code: 'network',
  message:
    '数据不能放在网络位置（共享文件夹、映射的网络盘）上，断网或多人同时打开会损坏数据。请选择本机硬盘上的文件夹。',
};

function judgeNames(names: readonly string[]): FolderJudgement {
  const service = synchronised.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  if (service === undefined) return { verdict: 'ok' };
  return {
    verdict: 'warned',
    code: 'synchronised',
    message: `这个文件夹可能由${service}自动同步：同步会上传人员资料，也可能损坏正在使用的数据。建议另选一个不同步的文件夹。`,
  };
}

/** `\\?\C:\x` is plain `C:\x`, and `\\?\UNC\server\x` is `\\server\x`. */
function withoutLongPrefix(folder: string): string {
  const path = folder.replaceAll('/', '\\');
  if (/^\\\\[?.]\\UNC\\/iu.test(path)) return `\\\\${path.slice(8)}`;
  return /^\\\\[?.]\\[a-z]:/iu.test(path) ? path.slice(4) : path;
}

function isUnc(path: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? path.startsWith('\\\\') : /^\\\\|^(?:smb|nfs|afp|dav|sftp):\/\//u.test(path);
}

function isWithin(folder: string, path: string, platform: NodeJS.Platform): boolean {
  const paths = platform === 'win32' ? win32 : posix;
  const same = (text: string) => (platform === 'win32' ? text.toLowerCase() : text);
  const between = paths.relative(same(paths.normalize(folder)), same(path));
  return between === '' || !(between === '..' || between.startsWith(`..${paths.sep}`) || paths.isAbsolute(between));
}

/** The drive with the longest path that holds the folder. */
function driveOf(path: string, around: Surroundings) {
  return around.drives
    .filter((drive) => isWithin(drive.path, path, around.platform))
    .toSorted((left, right) => right.path.length - left.path.length)[0];
}

/** Judges a folder on this machine, looking through links in the part of its path that exists. */
export async function judgeFolderHere(folder: string, programFolder: string): Promise<FolderJudgement> {
  const { platform } = process;
  const around = { programFolder: await trueFolder(installedIn(programFolder)), platform, drives: [] };
  // What the path alone forbids is said without asking the drives, which takes a second on Windows.
  const first = judgeFolder(folder, around);
  if (first.verdict === 'refused') return first;
  const [place, drives] = await Promise.all([trueFolder(folder), knownDrives()]);
  return judgeFolder(place, { ...around, drives });
}

/** A packed program stands in `resources/app.asar` below the folder that an update replaces and a removal deletes. */
export function installedIn(programFolder: string): string {
  return programFolder.replace(/[\\/]resources[\\/]app\.asar[\\/]?$/u, '');
}

/** The folder without links. What does not exist yet is put behind the nearest folder that does. */
async function trueFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await trueFolder(parent), basename(path));
  }
}
