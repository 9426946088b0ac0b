/** Why a file could not be written, as a sentence: the system's error numbers, the names that no Windows drive takes. */
import { LedgerError } from './errors.ts';

/** What was being done: a refusal to rename means another program, a refusal to open means no right to write. */
export type WriteStage = 'open' | 'write' | 'read' | 'rename';

/** The system's name of an error (`ENOSPC`), or empty. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Windows refuses these characters, also on the sticks that a Linux machine writes for it. */
const refusedCharacters = /[<>:"/\\|?*\u0000-\u001f\u007f]/u;
/** Device names, with or without an ending, in any case: Microsoft, "Naming Files, Paths, and Namespaces". */
const deviceNames = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/iu;
const longestName = 255;

/**
 * Refuses a file name that Windows, FAT32 or exFAT would refuse or change.
 *
 * @param name without its folder.
 * @throws LedgerError `name-not-allowed`
 */
export function checkFileName(name: string): void {
  const reason = refusalOf(name);
  if (reason !== null) throw new LedgerError('name-not-allowed', `文件名不能使用：${reason}。请改一个名称再保存。`);
}

function refusalOf(name: string): string | null {
  if (name === '' || name === '.' || name === '..') return '名称为空';
  if (refusedCharacters.test(name)) return '含有 < > : " / \\ | ? * 或看不见的控制字符';
  if (/[. ]$/u.test(name)) return '末尾是空格或句点';
  if (deviceNames.test(name)) return '是 Windows 保留的设备名（如 CON、NUL、COM1）';
  if (name.length > longestName || new TextEncoder().encode(name).length > longestName)
    return '名称太长（汉字不超过 80 个）';
  return null;
}

const sentences: Readonly<Record<string, (what: string) => string>> = {
  'disk-full': (what) => `目标磁盘或U盘空间已满，${what}没有写成，没有留下半个文件。请清理出空间或换一个盘再试。`,
  'read-only': (what) =>
    `不能在目标位置写入${what}：U盘写保护开关可能已打开，或没有写入权限。请关闭写保护、换一个盘或另选文件夹。`,
  'pulled-out': (what) => `写入${what}时找不到目标磁盘或文件夹，U盘可能已被拔出或接触不良。请重新插好后再试。`,
  'too-large-for-drive': (what) =>
    `${what}超过目标盘能存放的单个文件大小（FAT32 格式的U盘最大 4 GB）。请换用 exFAT 或 NTFS 格式的盘。`,
  'file-in-use': (what) =>
    `${what}正被其他程序占用或已设为只读，没有写成，原来的内容没有变。请关闭打开它的程序（如 Excel、WPS、杀毒软件）后再试。`,
  'name-not-allowed': (what) =>
    `目标位置不接受${what}的文件名或路径（太长或含有不允许的字符）。请改短名称或另选文件夹。`,
};

const codes: Readonly<Record<string, string>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOENT: 'pulled-out',
  EIO: 'pulled-out',
  ENODEV: 'pulled-out',
  ENXIO: 'pulled-out',
  ENOMEDIUM: 'pulled-out',
  ESTALE: 'pulled-out',
  EFBIG: 'too-large-for-drive',
  EBUSY: 'file-in-use',
  ETXTBSY: 'file-in-use',
  ENAMETOOLONG: 'name-not-allowed',
  EINVAL: 'name-not-allowed',
  EILSEQ: 'name-not-allowed',
  ENOTDIR: 'name-not-allowed',
  EISDIR: 'name-not-allowed',
};

/**
 * The error of a device as one that a clerk is told.
 *
 * @param what what was written, as the sentence names it: 上报包.
 * @param folderIsThere whether the target folder still answers; a device that is gone may report any error.
 * @returns a LedgerError with one of the codes above, `write-failed` for a system error that has none, or the error itself
 * where it is no system error.
 */
export function writeFailure(error: unknown, what: string, stage: WriteStage, folderIsThere: boolean): unknown {
  const errno = errnoOf(error);
  if (error instanceof LedgerError || errno === '') return error;
  const known = stage === 'rename' && (errno === 'EPERM' || errno === 'EACCES') ? 'file-in-use' : codes[errno];
  const code = known ?? (folderIsThere ? 'write-failed' : 'pulled-out');
  const sentence = sentences[code];
  if (sentence !== undefined) return new LedgerError(code, sentence(what));
  return new LedgerError('write-failed', `${what}没有写成，系统报告 ${errno}。请换一个文件夹或U盘再试。`);
}
