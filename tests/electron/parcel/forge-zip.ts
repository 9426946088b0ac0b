/** Parcels as somebody else would make them: any entries, any names, sealed or not. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { emptySeal, sealed } from '../../../electron/parcel/seal.ts';

export interface ForgedEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly plain?: boolean;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return new Uint8Array(Buffer.concat(parts));
}

/** A zip of these entries with a seal that holds. */
export async function forgeZip(entries: readonly ForgedEntry[], password: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const entry of entries) {
    const encryption = entry.plain ? {} : { password, encryptionStrength: 3 as const };
    await writer.add(entry.path, new Uint8ArrayReader(entry.bytes), encryption);
  }
  return reseal(await writer.close(emptySeal()));
}

/** Puts the right seal at the end of a file that was changed. */
export function reseal(zip: Uint8Array): Promise<Uint8Array> {
  return joined(sealed(once(zip)));
}

/** The entries of a parcel, decrypted, to be put together otherwise. */
export async function unpack(zip: Uint8Array, password: string): Promise<ForgedEntry[]> {
  const entries: ForgedEntry[] = [];
  for (const entry of await new ZipReader(new Uint8ArrayReader(zip), { useWebWorkers: false }).getEntries()) {
    if (entry.directory) continue;
    const bytes = await entry.getData(new Uint8ArrayWriter(), entry.encrypted ? { password } : {});
    entries.push({ path: entry.filename, bytes, plain: !entry.encrypted });
  }
  return entries;
}
