import { describe, expect, it } from 'vitest';
import { packageFor, packagesOf } from '../../../db/rules/health-package.ts';

const packages = packagesOf('男性套餐、女性已婚套餐，女性未婚套餐');

describe('the package of a person', () => {
  it.each([
    ['a man', '1', '20', '男性套餐'],
    ['a man of whom nothing else is known', '1', null, '男性套餐'],
    ['a married woman', '2', '20', '女性已婚套餐'],
    ['a divorced woman', '2', '40', '女性已婚套餐'],
    ['a single woman', '2', '10', '女性未婚套餐'],
    ['a woman of whom it is not known', '2', null, null],
    ['a woman who does not say', '2', '90', null],
    ['somebody unknown', null, null, null],
  ])('for %s', (_, sex, marital, expected) => {
    expect(packageFor(packages, { sex, marital })).toBe(expected);
  });

  it('is the only one, or the more particular one', () => {
    expect(packageFor(['基础套餐'], { sex: null, marital: null })).toBe('基础套餐');
    expect(packageFor(['男女通用', '男性加项'], { sex: '1', marital: null })).toBe('男性加项');
    expect(packageFor(['男女通用', '男性加项'], { sex: '2', marital: null })).toBe('男女通用');
    expect(packageFor(packagesOf(null), { sex: '1', marital: null })).toBeNull();
  });
});
