/** The scans of a pack: which may leave, and all of them as pages of one PDF. */
import { PDFDocument } from 'pdf-lib';
import { readFile } from '../../../db/attachment-files.ts';
import { prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';
import { filesFolder } from '../state.ts';
import type { Section } from './sections.ts';

/** What never goes into a pack: papers about the person, and empty or returned tables. */
const neverKinds: ReadonlySet<string> = new Set([
  'photo',
  'id_card',
  'household',
  'vetting',
  'discipline',
  'form',
  'returned',
]);

/** What bears no ID number, phone or address by its nature; everything else leaves only in a pack with full values. */
const openKinds: ReadonlySet<string> = new Set(['appointment', 'award', 'meeting', 'approval', 'signed', 'scene']);

export interface Scan {
  readonly id: string;
  readonly title: string;
  readonly mime: string;
  readonly digest: string;
}

export interface Scans {
  readonly shown: readonly Scan[];
  /** How many stay in the office. */
  readonly withheld: number;
}

/** The attachments of a section's records. @param full whether private values leave too */
export function scansOf(call: OfficeCall, section: Section, full: boolean): Scans {
  const rows = prepared(
    call.ledger.db,
    `SELECT a.id, a.title, coalesce(a.mime, '') AS mime, a.digest, a.kind FROM live_attachments a
     WHERE a.register = ? AND a.record_id IN (SELECT value FROM json_each(?)) ORDER BY a.created_at, a.id`,
  ).all(section.register.key, JSON.stringify(section.ids)) as (Scan & { readonly kind: string | null })[];
  const shown = rows.filter(({ kind }) => !neverKinds.has(kind ?? '') && (full || openKinds.has(kind ?? '')));
  return { shown, withheld: rows.length - shown.length };
}

const a4 = { width: 595.28, height: 841.89, margin: 40 } as const;

/** A picture on a page of its own, as large as the paper allows. */
async function addPicture(whole: PDFDocument, bytes: Uint8Array, mime: string): Promise<void> {
  const picture = mime === 'image/png' ? await whole.embedPng(bytes) : await whole.embedJpg(bytes);
  const across = picture.width > picture.height;
  const [width, height] = across ? [a4.height, a4.width] : [a4.width, a4.height];
  const scale = Math.min((width - 2 * a4.margin) / picture.width, (height - 2 * a4.margin) / picture.height, 1);
  const [w, h] = [picture.width * scale, picture.height * scale];
  whole.addPage([width, height]).drawImage(picture, { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h });
}

async function addScan(whole: PDFDocument, bytes: Uint8Array, mime: string): Promise<void> {
  if (mime !== 'application/pdf') {
    await addPicture(whole, bytes, mime);
    return;
  }
  const scan = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const page of await whole.copyPages(scan, scan.getPageIndices())) whole.addPage(page);
}

const pageTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

export interface ScanPages {
  /** Null where no scan could be put on a page. */
  readonly pdf: Uint8Array | null;
  readonly count: number;
  /** The titles of what is not a PDF, JPEG or PNG, or cannot be read. */
  readonly unreadable: readonly string[];
}

/** Scans as pages, in their order; one that cannot be put on a page is named instead of ending the pack. */
export async function scanPages(call: OfficeCall, scans: readonly Scan[]): Promise<ScanPages> {
  const whole = await PDFDocument.create();
  const unreadable: string[] = [];
  for (const { title, mime, digest } of scans) {
    call.signal.throwIfAborted();
    if (!pageTypes.has(mime)) {
      unreadable.push(title);
      continue;
    }
    const before = whole.getPageCount();
    try {
      await addScan(whole, await readFile(call.ledger.db, filesFolder(call.desk), digest), mime);
    } catch {
      // Missing, damaged, locked with a password, or of another kind than its name says: all the same to who reads the pack.
      for (let page = whole.getPageCount() - 1; page >= before; page -= 1) whole.removePage(page);
      unreadable.push(title);
    }
  }
  const count = scans.length - unreadable.length;
  return { pdf: count === 0 ? null : await whole.save(), count, unreadable };
}
