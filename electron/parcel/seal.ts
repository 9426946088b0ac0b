/**
 * The seal of a parcel file: its zip comment holds the SHA-256 of all bytes before the comment. AES and the signature guard
 * what is inside; the seal also tells of the bytes between (headers, directory), so that no changed bit goes unnoticed and a
 * damaged file is told from a wrong password. It is no protection against intent: anybody can compute it.
 */
import { createHash } from 'node:crypto';

const sealStart = 'county-parcel/1 sha256:';
/** Bytes of the comment. */
export const sealLength = sealStart.length + 64;

function sealOf(hash: string): string {
  return `${sealStart}${hash}`;
}

/** What the zip writer puts at the end until the hash is known. */
export function emptySeal(): Uint8Array {
  return new TextEncoder().encode(sealOf('0'.repeat(64)));
}

/** Passes a zip that ends in `emptySeal` and puts the hash in its place. */
export async function* sealed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const all = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    const ready = all.subarray(0, Math.max(0, all.length - sealLength));
    held = Buffer.from(all.subarray(ready.length));
    if (ready.length === 0) continue;
    hash.update(ready);
    yield ready;
  }
  yield new TextEncoder().encode(sealOf(hash.digest('hex')));
}

/**
 * Whether a file stands as it was written.
 *
 * @param chunks the whole file in order.
 */
export async function sealHolds(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const all = Buffer.concat([held, chunk]);
    const ready = all.subarray(0, Math.max(0, all.length - sealLength));
    held = Buffer.from(all.subarray(ready.length));
    hash.update(ready);
  }
  return held.toString('latin1') === sealOf(hash.digest('hex'));
}
