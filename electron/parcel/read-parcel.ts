/** 校验上报包: opens a parcel with its password, checks everything that can be checked, and shows what it holds. */
import { createHash } from 'node:crypto';
import { DeskError } from '../desk/errors.ts';
import {
  datapackageName,
  formatVersionSchema,
  type Manifest,
  manifestName,
  noteName,
  parcelFormatVersion,
  type SignedManifest,
  signedManifestSchema,
} from './manifest.ts';
import { verifyManifest } from './office-key.ts';
import { type ParcelProblem, problem } from './problems.ts';
import { sealHolds } from './seal.ts';
import { previewTables, type TablePreview } from './table-preview.ts';
import { listEntries, type ReadEntry, readEntry, type ReadLimits, usualLimits } from './zip-entries.ts';
import { openSource, type ZipSource } from './zip-source.ts';

export interface OpenParcelOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes unpacked so far, and in all as the directory promises. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly limits?: ReadLimits;
  /** Rows per table to show. */
  readonly previewRows?: number;
}

export interface ParcelEntry {
  readonly path: string;
  /** Bytes, unpacked. */
  readonly size: number;
  readonly sha256: string | null;
  readonly encrypted: boolean;
}

export interface OpenedParcel {
  /** Nothing at all is wrong: seal, entries, hashes and signature hold. Whose key it is, `judgeSequence` tells. */
  readonly good: boolean;
  readonly manifest: Manifest | null;
  readonly entries: readonly ParcelEntry[];
  readonly problems: readonly ParcelProblem[];
  readonly tables: readonly TablePreview[];
  /** Of the parcel file. */
  readonly sha256: string;
  /** Bytes of the parcel file. */
  readonly size: number;
}

interface WholeFile {
  readonly sha256: string;
  readonly sealed: boolean;
}

async function readWhole(source: ZipSource, signal: AbortSignal | undefined): Promise<WholeFile> {
  const hash = createHash('sha256');
  async function* passing(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of source.chunks()) {
      if (signal?.aborted) throw new DeskError('cancelled', '已取消校验上报包。');
      hash.update(chunk);
      yield chunk;
    }
  }
  const sealed = await sealHolds(passing());
  return { sha256: hash.digest('hex'), sealed };
}

async function readEntries(source: ZipSource, password: string, options: OpenParcelOptions): Promise<ReadEntry[]> {
  const listed = await listEntries(source, options.limits ?? usualLimits);
  const total = listed.reduce((sum, entry) => sum + (typeof entry === 'string' ? 0 : entry.uncompressedSize), 0);
  let done = 0;
  const read: ReadEntry[] = [];
  for (const entry of listed) {
    if (typeof entry === 'string') {
      read.push({ path: entry, encrypted: false, state: 'damaged', size: 0, sha256: null, head: new Uint8Array() });
      continue;
    }
    const onBytes = (count: number): void => {
      done += count;
      options.onProgress?.(done, total);
    };
    read.push(await readEntry(entry, password, options.signal, onBytes));
  }
  return read;
}

/** The format lets one wrong password in 65,536 pass an entry's quick check; its authentication code then fails. */
function refuseWrongPassword(entries: readonly ReadEntry[], sealed: boolean): void {
  const encrypted = entries.filter((entry) => entry.encrypted);
  if (!encrypted.some((entry) => entry.state === 'wrong-password')) return;
  if (encrypted.some((entry) => entry.state === 'read')) return;
  const sentence = sealed
    ? '密码不对，打不开上报包。请核对大小写和全角半角，或向填报单位重新询问密码。'
    : '密码不对，或上报包文件已损坏，打不开。请核对密码；密码无误的，请重新复制上报包。';
  throw new DeskError('wrong-password', sentence, [{ field: 'password', message: sentence }]);
}

interface FoundManifest {
  readonly signed: SignedManifest | null;
  readonly problems: readonly ParcelProblem[];
}

function manifestIn(entries: readonly ReadEntry[]): FoundManifest {
  const entry = entries.find((candidate) => candidate.path === manifestName);
  if (!entry) return { signed: null, problems: [problem('manifest-missing')] };
  const damaged: FoundManifest = { signed: null, problems: [problem('manifest-damaged', manifestName)] };
  if (entry.state !== 'read' || entry.head.length !== entry.size) return damaged;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry.head));
  } catch {
    return damaged;
  }
  const version = formatVersionSchema.safeParse(value);
  if (!version.success) return damaged;
  if (version.data.manifest.formatVersion > parcelFormatVersion) {
    return { signed: null, problems: [problem('newer-version', manifestName)] };
  }
  const signed = signedManifestSchema.safeParse(value);
  if (!signed.success) return damaged;
  const problems = verifyManifest(signed.data) ? [] : [problem('bad-signature', manifestName)];
  return { signed: signed.data, problems };
}

function entryProblems(entries: readonly ReadEntry[], manifest: Manifest | null): ParcelProblem[] {
  const found: ParcelProblem[] = [];
  const promised = new Map(manifest?.files.map((file) => [file.path, file]));
  const seen = new Set<string>();
  for (const entry of entries) {
    const file = promised.get(entry.path);
    const repeated = seen.has(entry.path);
    seen.add(entry.path);
    if (repeated || (manifest && !file && entry.path !== manifestName)) found.push(problem('extra-entry', entry.path));
    if (entry.state !== 'read') found.push(problem('damaged-entry', entry.path));
    else if (file && (file.size !== entry.size || file.sha256 !== entry.sha256))
      found.push(problem('hash-mismatch', entry.path));
    if (!entry.encrypted && entry.path !== noteName) found.push(problem('not-encrypted', entry.path));
  }
  for (const path of promised.keys()) {
    if (!seen.has(path)) found.push(problem('missing-entry', path));
  }
  return found;
}

/**
 * Opens a parcel and checks seal, password, every entry, names, hashes, signature and format version. What is wrong inside
 * is listed in `problems`, all of it at once; only what cannot be opened at all is thrown. Nothing is written anywhere.
 *
 * @param from the file's bytes or its path.
 * @throws DeskError `parcel-unreadable`, `parcel-too-large`, `not-a-zip`, `parcel-damaged`, `parcel-unsafe-name`,
 * `parcel-unpacks-too-large`, `wrong-password` or `cancelled`.
 */
export async function openParcel(
  from: Uint8Array | string,
  password: string,
  options: OpenParcelOptions = {},
): Promise<OpenedParcel> {
  const source = await openSource(from);
  try {
    const read = await readEntries(source, password, options);
    const whole = await readWhole(source, options.signal);
    refuseWrongPassword(read, whole.sealed);
    const { signed, problems: manifestProblems } = manifestIn(read);
    const manifest = signed?.manifest ?? null;
    const problems = [
      ...(whole.sealed ? [] : [problem('seal-broken')]),
      ...manifestProblems,
      ...entryProblems(read, manifest),
    ];
    const entries = read.map(({ path, size, sha256, encrypted }) => ({ path, size, sha256, encrypted }));
    const description = read.find((entry) => entry.path === datapackageName);
    const tables = previewTables(description, read, options.previewRows ?? 20);
    return {
      good: problems.length === 0,
      manifest,
      entries,
      problems,
      tables,
      sha256: whole.sha256,
      size: source.size,
    };
  } finally {
    await source.close().catch(() => undefined);
  }
}
