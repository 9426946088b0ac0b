/**
 * The manifest of a county parcel (上报包): whose it is, for which period, which files with which hashes, and its place in
 * the row of parcels. It is signed with the office's key (see `office-key.ts`).
 */
import { z } from 'zod';

/** Raised when a reader of the older format could no longer judge a parcel. */
export const parcelFormatVersion = 1;
export const manifestName = 'manifest.json';
/** The one entry that opens without the password, in Explorer too: it says how to open the others and holds nothing personal. */
export const noteName = '说明.txt';
export const datapackageName = 'datapackage.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().min(0);
const text = z.string().max(200);

const manifestFile = z.strictObject({
  /** Path inside the parcel, with forward slashes: data/people.csv. */
  path: z.string().min(1).max(200),
  /** Bytes, unpacked. */
  size: count,
  sha256,
  kind: z.enum(['workbook', 'table', 'datapackage', 'cover', 'note']),
});

/** Everything about the parcel; a new field raises `parcelFormatVersion`. */
export const manifestSchema = z.strictObject({
  formatVersion: z.literal(parcelFormatVersion),
  appVersion: text,
  office: z.strictObject({
    /** 街道名称 */
    street: text.min(1),
    /** 上级县(市、区) */
    county: text,
    /** 行政区划代码 (GB/T 2260 with the street's three digits), digits only. */
    divisionCode: z.string().regex(/^\d{0,12}$/u),
  }),
  /** 收件单位 */
  recipient: text.min(1),
  /** 期间 as the report names it: 2026年, 2026年第三季度. */
  period: text.min(1),
  /** The day whose facts are reported, `YYYY-MM-DD`. */
  cutOffDay: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u),
  /** 1 for the first parcel of an epoch, then one more each. */
  sequence: z.int().min(1),
  /** Random; a restored store takes a new one, because its counting may repeat numbers that were used already. */
  epoch: z.string().regex(/^[0-9A-Za-z-]{8,64}$/u),
  /** ISO 8601 instant in UTC. */
  createdAt: z.iso.datetime(),
  /** Rows per table. */
  counts: z.record(z.string(), count),
  files: z.array(manifestFile).max(1000),
  /** The head of the history's hash chain, which this parcel anchors; null in an office without history. */
  historyHead: z.string().max(200).nullable(),
  /** SHA-256 of the parcel file before this one in the epoch; null for the first. */
  previousParcelHash: sha256.nullable(),
  /** What the clerk chose per register: 原文, 脱敏 or not at all. */
  disclosure: z.record(z.string(), z.enum(['full', 'masked', 'left-out'])),
  keyFingerprint: z.string().max(64),
  /** The office's public key, SPKI DER in base64. */
  publicKey: z.string().max(200),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];
/** What the caller knows; writing the parcel adds the rest. */
export type ManifestBase = Omit<Manifest, 'formatVersion' | 'counts' | 'files' | 'keyFingerprint' | 'publicKey'>;

/** What `manifest.json` holds. */
export const signedManifestSchema = z.strictObject({
  manifest: manifestSchema,
  /** Ed25519 over the canonical JSON of `manifest`, base64. */
  signature: z.string().max(200),
});
export type SignedManifest = z.infer<typeof signedManifestSchema>;

/** Read first, so that a parcel of a newer program is named as such and not as damaged. */
export const formatVersionSchema = z.object({ manifest: z.object({ formatVersion: z.int().min(1) }) });
