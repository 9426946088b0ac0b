/** Chance from a seed: the same seed gives the same office on every machine. */

export interface Dice {
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  /** True about `share` (0–1) of the time. */
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  /** One of the values, each as often as its weight says. */
  readonly weighted: <T>(from: readonly (readonly [T, number])[]) => T;
  /** A UUID of version 4: a record's key where the caller gives none. */
  readonly key: () => string;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are enough for invented people. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The dice of a seed; `place` gives each person or community its own, so that one more throw here changes nothing there. */
export function diceFrom(seed: number, place = 0): Dice {
  const next = numbersFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b));
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const hex = (): string =>
    Math.floor(next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return {
    whole,
    chance: (share) => next() < share,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    weighted: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of from) {
        left -= weight;
        if (left < 0) return value;
      }
      const last = from.at(-1);
      if (last === undefined) throw new RangeError('Nothing to choose from.');
      return last[0];
    },
    key: () => {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()];
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(0, 3)}-${c.slice(3, 7)}${d}`;
    },
  };
}
