/** Searches every byte of files and folders for texts, in each encoding in which a program may have written them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

/** Two-byte codes of GB18030 by character: Node reads the encoding but does not write it. */
function gbCodes(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return codes;
}

const codes = gbCodes();

function inGb18030(text: string): Buffer {
  const bytes = [...text].flatMap((character): readonly number[] => {
    const code = codes.get(character);
    if (code !== undefined) return code;
    if (character > '\u007f') throw new Error(`${character} has no two-byte code`);
    return [character.codePointAt(0) ?? 0];
  });
  return Buffer.from(bytes);
}

const escaped = (text: string): string =>
  [...text]
    .map((one) => (one > '\u007f' ? `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}` : one))
    .join('');

/** A text as the bytes that it may have become. */
export const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  GB18030: inGb18030,
  percent: (text) => Buffer.from(encodeURIComponent(text)),
  'lower percent': (text) => Buffer.from(encodeURIComponent(text).toLowerCase()),
  JSON: (text) => Buffer.from(escaped(text)),
};

/** Where which text stands in some bytes. A zip is looked into as well, where it is not encrypted. */
export async function hitsInBytes(
  place: string,
  bytes: Buffer,
  needles: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const hits = Object.entries(needles).flatMap(([what, text]) =>
    Object.entries(encodings).flatMap(([encoding, encode]) =>
      bytes.includes(encode(text)) ? [`${place}: ${what} in ${encoding}`] : [],
    ),
  );
  // In ASCII the encodings are the same bytes: told once.
  const own = [...new Map(hits.map((hit) => [hit.replace(/ in [^ ]+( \w+)?$/u, ''), hit])).values()];
  return bytes.subarray(0, 2).toString('latin1') === 'PK' ? [...own, ...(await hitsInZip(place, bytes, needles))] : own;
}

async function hitsInZip(
  place: string,
  bytes: Buffer,
  needles: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false }).getEntries();
  const open = entries.filter((entry) => !entry.directory && !entry.encrypted);
  const all = await Promise.all(
    open.map(async (entry) => {
      if (entry.directory) return [];
      const content = await entry.getData(new Uint8ArrayWriter());
      return hitsInBytes(`${place}!${entry.filename}`, Buffer.from(content), needles);
    }),
  );
  return all.flat();
}

/** Where which text stands below a folder: in names and contents; a document in clear counts as found by itself. */
export async function hitsBelow(folder: string, needles: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const hits: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    hits.push(...(await hitsInBytes(`name of ${path}`, Buffer.from(path), needles)));
    if (!entry.isFile()) continue;
    const bytes = readFileSync(path);
    hits.push(...(await hitsInBytes(path, bytes, needles)));
    if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') hits.push(`${path}: a PDF in clear`);
  }
  return hits;
}
