import { describe, expect, it } from 'vitest';
import { newKey } from '../../db/keys.ts';

describe('keys', () => {
  it('are UUIDv7, each its own, in the order in which they were made', () => {
    const keys = Array.from({ length: 5000 }, () => newKey());
    expect(keys.every((key) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(key))).toBe(
      true,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.toSorted()).toEqual(keys);
  });
});
