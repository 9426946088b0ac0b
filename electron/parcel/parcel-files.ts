/** What goes into a parcel, as bytes in memory: the files, their hashes and the signed manifest over them. */
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import {
  datapackageName,
  type ManifestBase,
  type ManifestFile,
  manifestName,
  manifestSchema,
  noteName,
  parcelFormatVersion,
  type SignedManifest,
} from './manifest.ts';
import { noteOf } from './note.ts';
import { type OfficeKey, signManifest } from './office-key.ts';
import { csvOf, csvPath, datapackageOf, type ParcelTable } from './tables.ts';

export const coverName = '报送单.pdf';

export interface ParcelContents {
  /** The parcel's file name, which the note inside repeats. */
  readonly fileName: string;
  readonly tables: readonly ParcelTable[];
  /** `name` with its ending: 花名册.xlsx, 考核汇总.xlsx. */
  readonly workbooks: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** The printable cover sheet (报送单). */
  readonly coverPdf?: Uint8Array | undefined;
  readonly manifestBase: ManifestBase;
  readonly officeKey: OfficeKey;
}

export interface PackedFile {
  readonly path: string;
  readonly kind: ManifestFile['kind'] | 'manifest';
  readonly bytes: Uint8Array;
}

export interface ParcelFiles {
  /** In the order in which they stand in the zip: the note first, then the manifest. */
  readonly files: readonly PackedFile[];
  readonly signed: SignedManifest;
}

function contentFiles(contents: ParcelContents): PackedFile[] {
  const files: PackedFile[] = [];
  if (contents.coverPdf) files.push({ path: coverName, kind: 'cover', bytes: contents.coverPdf });
  for (const book of contents.workbooks) files.push({ path: book.name, kind: 'workbook', bytes: book.bytes });
  const csvs = contents.tables.map(csvOf);
  const { office, period, createdAt } = contents.manifestBase;
  const description = datapackageOf(contents.tables, csvs, { title: `${office.street} ${period}`, createdAt });
  files.push({ path: datapackageName, kind: 'datapackage', bytes: description });
  contents.tables.forEach((table, index) => {
    files.push({ path: csvPath(table), kind: 'table', bytes: csvs[index] ?? new Uint8Array() });
  });
  return files;
}

/**
 * Builds every file of the parcel.
 *
 * @throws RangeError or ZodError where the caller gave a name twice or a manifest that breaks its schema: no clerk's fault.
 */
export function parcelFiles(contents: ParcelContents): ParcelFiles {
  const { manifestBase, officeKey } = contents;
  const inside = contentFiles(contents);
  const note: PackedFile = {
    path: noteName,
    kind: 'note',
    bytes: noteOf(manifestBase, contents.fileName, listable(inside)),
  };
  const listed = [note, ...inside];
  if (new Set([manifestName, ...listed.map((file) => file.path)]).size !== listed.length + 1) {
    throw new RangeError('two files of a parcel share a name');
  }
  const manifest = manifestSchema.parse({
    ...manifestBase,
    formatVersion: parcelFormatVersion,
    counts: Object.fromEntries(contents.tables.map((table) => [table.name, table.rows.length])),
    files: listable(listed).map(({ path, kind, bytes }) => ({
      path,
      kind,
      size: bytes.length,
      sha256: sha256Of(bytes),
    })),
    keyFingerprint: officeKey.fingerprint,
    publicKey: officeKey.publicKey,
  });
  const signed = signManifest(manifest, officeKey);
  const manifestBytes = new TextEncoder().encode(`${JSON.stringify(signed, null, 2)}\n`);
  return { signed, files: [note, { path: manifestName, kind: 'manifest', bytes: manifestBytes }, ...inside] };
}

type ListedFile = PackedFile & { readonly kind: ManifestFile['kind'] };

function listable(files: readonly PackedFile[]): ListedFile[] {
  return files.filter((file): file is ListedFile => file.kind !== 'manifest');
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Workbooks and PDF are packed already: they go in as they are. */
export function isPackedAlready(file: PackedFile): boolean {
  return file.kind === 'workbook' || file.kind === 'cover';
}

/** Headers, directory line, salt and authentication code of one entry, generously. */
const entryOverhead = 400;
const archiveOverhead = 1024;
/** The note beside the parcel, its temporary name and the medium's rounding to clusters of up to 64 KB. */
const besideParcel = 2 * 65536;

/** Bytes that the parcel needs on the medium, its note included; never too few, for text up to a fifth too many. */
export function estimateSize(files: readonly PackedFile[]): number {
  const packed = files.reduce((sum, file) => {
    const body = isPackedAlready(file) ? file.bytes.length : deflateRawSync(file.bytes, { level: 1 }).length;
    return sum + body + entryOverhead + 2 * Buffer.byteLength(file.path);
  }, archiveOverhead);
  return packed + besideParcel;
}
