import { describe, expect, it } from 'vitest';
import { beginPath } from '../../../../renderer/pages/imports/shapes.ts';

describe('where an import begins', () => {
  it.each([
    ['roster', '/import'],
    ['joining', '/joining/receive'],
    ['joining:01a1', '/joining/receive'],
    ['joinings', '/import-into/joinings'],
    ['contracts', '/import-into/contracts'],
  ])('of the kind %s is %s', (profile, path) => {
    expect(beginPath(profile)).toBe(path);
  });
});
