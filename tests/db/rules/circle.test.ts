import { describe, expect, it } from 'vitest';
import { circleNames, isInside } from '../../../db/rules/circle.ts';

const roles = ['管理员', '经办人', '查看'];
const clerk = { name: '李经办', roleLabel: '经办人' };

describe('知悉范围', () => {
  it.each([
    ['李经办', true],
    ['周主任、李经办', true],
    ['周主任，李 经办', false],
    ['周主任；经办人', true],
    ['管理员', false],
    ['李经办二', false],
    ['', false],
  ])('“%s” names the clerk: %s', (circle, inside) => {
    expect(isInside(circle, clerk, roles)).toBe(inside);
  });

  it('takes a role’s word for the role, so that no account comes in by its name', () => {
    expect(isInside('管理员', { name: '管理员', roleLabel: '查看' }, roles)).toBe(false);
  });

  it('names nobody where it is empty', () => {
    expect(isInside(null, clerk, roles)).toBe(false);
    expect(circleNames(' 、，')).toEqual([]);
  });

  it('compares names as accounts do', () => {
    expect(isInside('ＬＩ  wei', { name: 'li Wei', roleLabel: null }, roles)).toBe(true);
  });
});
