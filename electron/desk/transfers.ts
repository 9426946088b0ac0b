/** Files on their way in and out: held in memory under random tokens, never on disk in clear. */
import { randomBytes } from 'node:crypto';
import { DeskError } from './errors.ts';

/** What uploads are for, and how many MB one may have. */
export const uploadLimits = { import: 50, attachment: 20, parcel: 500, form: 50 } as const;
export type UploadPurpose = keyof typeof uploadLimits;

interface Upload {
  readonly purpose: UploadPurpose;
  readonly name: string;
  readonly size: number;
  readonly bytes: Uint8Array;
  received: number;
}

interface Download {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Transfers {
  /** Folders that a clerk may choose, by the token that the screen holds instead of the path. */
  readonly places: Map<string, string>;
  readonly uploads: Map<string, Upload>;
  readonly downloads: Map<string, Download>;
}

export function newTransfers(): Transfers {
  return { places: new Map(), uploads: new Map(), downloads: new Map() };
}

const megabyte = 1024 * 1024;
const token = (): string => randomBytes(24).toString('base64url');
const most = { uploads: 50, downloads: 200 };

/** Announces an upload. @throws DeskError upload-too-large, upload-empty */
export function beginUpload(transfers: Transfers, purpose: UploadPurpose, name: string, size: number): string {
  const limit = uploadLimits[purpose];
  if (size > limit * megabyte) {
    throw new DeskError(
      'upload-too-large',
      `“${name}”有 ${Math.ceil(size / megabyte)} MB，超过 ${limit} MB 的上限，没有读入。请拆分或压缩后再试。`,
    );
  }
  if (size === 0) throw new DeskError('upload-empty', `“${name}”是空文件，没有内容可读。请检查是否选错了文件。`);
  if (transfers.uploads.size >= most.uploads) transfers.uploads.clear();
  const key = token();
  transfers.uploads.set(key, { purpose, name, size, bytes: new Uint8Array(size), received: 0 });
  return key;
}

/** Takes one piece in its place. @throws DeskError upload-unknown, upload-out-of-order */
export function takeChunk(transfers: Transfers, key: string, offset: number, piece: Uint8Array): void {
  const upload = transfers.uploads.get(key);
  if (upload === undefined) throw new DeskError('upload-unknown', '这次上传已失效，请重新选择文件。');
  if (offset !== upload.received || offset + piece.length > upload.size) {
    transfers.uploads.delete(key);
    throw new DeskError('upload-out-of-order', '文件传送中断，内容不完整。请重新选择文件。');
  }
  upload.bytes.set(piece, offset);
  upload.received += piece.length;
}

/** The whole file; its token is spent. @throws DeskError upload-unknown, upload-incomplete */
export function takeUpload(
  transfers: Transfers,
  key: string,
  purpose: UploadPurpose,
): { readonly name: string; readonly bytes: Uint8Array } {
  const upload = transfers.uploads.get(key);
  if (upload === undefined || upload.purpose !== purpose) {
    throw new DeskError('upload-unknown', '这次上传已失效，请重新选择文件。');
  }
  transfers.uploads.delete(key);
  if (upload.received !== upload.size) throw new DeskError('upload-incomplete', '文件没有传完，请重新选择文件。');
  return { name: upload.name, bytes: upload.bytes };
}

/** A file that may be fetched once. */
export interface OfferedFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/** Keeps a file for one download. */
export function offerDownload(transfers: Transfers, name: string, type: string, bytes: Uint8Array): OfferedFile {
  if (transfers.downloads.size >= most.downloads) {
    const oldest = transfers.downloads.keys().next().value;
    if (oldest !== undefined) transfers.downloads.delete(oldest);
  }
  const key = token();
  transfers.downloads.set(key, { name, type, bytes });
  return { token: key, name, size: bytes.length };
}

/** The file behind a token, once. @throws DeskError download-unknown */
export function takeDownload(transfers: Transfers, key: string): Download {
  const download = transfers.downloads.get(key);
  if (download === undefined) throw new DeskError('download-unknown', '这个下载链接已用过或已失效，请重新导出。');
  transfers.downloads.delete(key);
  return download;
}

/** A token for a folder on this machine. */
export function placeToken(transfers: Transfers, path: string): string {
  for (const [known, place] of transfers.places) if (place === path) return known;
  const key = token();
  transfers.places.set(key, path);
  return key;
}

/** The folder behind a token. @throws DeskError place-unknown */
export function placeOf(transfers: Transfers, key: string): string {
  const path = transfers.places.get(key);
  if (path === undefined) throw new DeskError('place-unknown', '所选的文件夹已失效，请重新选择。');
  return path;
}

export const fileTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  zip: 'application/zip',
  html: 'text/html; charset=utf-8',
} as const;
