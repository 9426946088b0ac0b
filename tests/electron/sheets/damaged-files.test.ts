import { describe, expect, it } from 'vitest';
import { DeskError } from '../../../electron/desk/errors.ts';
import { readWorkbook } from '../../../electron/sheets/workbook.ts';
import { roster } from './rosters.ts';

/** A small generator (mulberry32), so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What reading a damaged file came to: it is read after all, or refused in words; anything else is told by its name. */
async function outcome(bytes: Uint8Array, name: string): Promise<string> {
  try {
    await readWorkbook(bytes, name);
    return 'read';
  } catch (error) {
    return error instanceof DeskError && error.code.startsWith('sheet-') ? 'refused' : String(error);
  }
}

describe.each(['ugly.xlsx', 'ugly.xls', 'mac-1904.xlsx', 'ugly.ods'])('a damaged %s', (name) => {
  it('is refused in words wherever it is cut off', async () => {
    const whole = roster(name);
    const step = Math.ceil(whole.length / 120);
    const outcomes = new Set<string>();
    for (let end = 0; end < whole.length; end += step) outcomes.add(await outcome(whole.subarray(0, end), name));
    outcomes.delete('read');
    expect([...outcomes]).toEqual(['refused']);
  });

  it('never throws anything but a refusal when bits are flipped', async () => {
    const random = randomFrom(20_261);
    const whole = roster(name);
    const outcomes = new Set<string>();
    for (let round = 0; round < 250; round++) {
      const bytes = Uint8Array.from(whole);
      for (let flips = 1 + Math.floor(random() * 4); flips > 0; flips--) {
        const at = Math.floor(random() * bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
      outcomes.add(await outcome(bytes, name));
    }
    outcomes.delete('read');
    expect([...outcomes]).toEqual(['refused']);
  });
});
