/** Keys of records: UUIDv7, drawn in numbers. A batch needs tens of thousands, and asking the system for each is slow. */
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const bytesOfKey = 16;
const pool = new Uint8Array(bytesOfKey * 512);
let used = pool.length;

function nextBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytesOfKey;
  return pool.subarray(used - bytesOfKey, used);
}

let lastTime = 0;
let order = 0;

/** A new key, later in order than those before it. */
export function newKey(): string {
  const now = Math.floor(performance.timeOrigin + performance.now());
  const random = nextBytes();
  if (now > lastTime) {
    lastTime = now;
    order = (random[6] ?? 0) * 256 + (random[7] ?? 0);
  } else order += 1;
  return v7({ random, msecs: lastTime, seq: order });
}
