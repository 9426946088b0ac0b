import { describe, expect, it } from 'vitest';
import {
  indexOf,
  type KnownPerson,
  matchLine,
  oneCharacterApart,
  plainName,
  plainNumber,
} from '../../../../electron/desk/name-lists/match-names.ts';

const person = (id: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  idNumber: '',
  phone: '',
  community: '海棠里社区',
  communityNames: ['海棠里社区', '海棠里'],
  position: '',
  birth: '',
  onRoll: true,
  ...more,
});

const index = indexOf([
  person('1', '甲一', { idNumber: '990101199003070012', phone: '199 0000 0001' }),
  person('2', '乙二'),
  person('3', '乙二', { community: '银杏社区', communityNames: ['银杏社区', '银杏'], phone: '19900000003' }),
  person('4', '丙三', { onRoll: false }),
  person('5', '张晓丽'),
  person('6', '古丽·买买提'),
]);
const empty = { name: '', idNumber: '', phone: '', community: '', cutNumber: false };
const match = (said: Partial<typeof empty>) => {
  const { standing, person: found, candidates } = matchLine({ ...empty, ...said }, index);
  return [standing, found?.id ?? null, candidates.map(({ id }) => id)];
};

describe('a line of a list', () => {
  it.each([
    [{ name: '甲一' }, ['one', '1', ['1']]],
    [{ name: '甲一', idNumber: '990101199003070012' }, ['one', '1', ['1']]],
    [{ idNumber: '990101199003070012' }, ['one', '1', ['1']]],
    [{ name: '乙二', community: '银杏' }, ['one', '3', ['3']]],
    [{ name: '乙二', phone: '199-0000-0003' }, ['one', '3', ['3']]],
    [{ name: '古丽•买买提' }, ['one', '6', ['6']]],
  ])('%o is one person', (said, expected) => {
    expect(match(said)).toEqual(expected);
  });

  it.each([
    [{ name: '乙二' }, ['many', null, ['2', '3']]],
    [{ name: '甲一', community: '银杏社区' }, ['doubt', null, ['1']]],
    [{ name: '乙一', idNumber: '990101199003070012' }, ['doubt', null, ['1']]],
    [{ name: '甲一', idNumber: '990101198001010018' }, ['doubt', null, ['1']]],
    [{ name: '丙三' }, ['doubt', null, ['4']]],
    [{ name: '张小丽' }, ['none', null, ['5']]],
    [{ name: '赵七七' }, ['none', null, []]],
    [{}, ['none', null, []]],
  ])('%o is asked, never guessed', (said, expected) => {
    expect(match(said)).toEqual(expected);
  });

  it('does not trust a number that Excel has cut', () => {
    expect(match({ name: '甲一', idNumber: '990101199003070000', cutNumber: true })).toEqual(['one', '1', ['1']]);
  });
});

describe('a cell of a list', () => {
  it.each([
    ['张　三', '张三'],
    ['张三（女）', '张三'],
    ['1. 张三', '张三'],
    ['张三*', '张三'],
  ])('%s is the name %s', (text, name) => {
    expect(plainName(text)).toBe(name);
  });

  it('is a number without quote and spaces', () => {
    expect(plainNumber("'990101 19900307 001x")).toBe('99010119900307001X');
  });
});

describe('names one character apart', () => {
  it.each([
    ['张晓丽', '张小丽', true],
    ['张丽', '张晓丽', true],
    ['张晓丽', '张晓丽', true],
    ['张晓丽', '李晓红', false],
  ])('%s and %s: %s', (one, other, apart) => {
    expect(oneCharacterApart(one, other)).toBe(apart);
  });
});
