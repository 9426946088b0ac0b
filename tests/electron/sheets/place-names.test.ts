import { describe, expect, it } from 'vitest';
import { placeOfSheet, placeOfTitles } from '../../../electron/sheets/place-names.ts';

describe('the community that a table is about', () => {
  it.each([
    ['幸福社区', '幸福社区'],
    ['1.幸福社区', '幸福社区'],
    ['幸福社区居委会', '幸福社区'],
    ['东风村', '东风村'],
    ['Sheet1', null],
    ['社区', null],
    ['各社区', null],
    ['2025年', null],
    ['离职人员', null],
  ])('by the name of its sheet %j', (name, place) => {
    expect(placeOfSheet(name)).toBe(place);
  });

  it.each([
    [['幸福社区工作人员花名册'], '幸福社区'],
    [['2025年度幸福社区“两委”班子成员名单'], '幸福社区'],
    [['社区工作者花名册', '填报单位（盖章）：幸福社区居委会   填报时间：2025年11月'], '幸福社区'],
    [['填报单位：青禾街道'], null],
    [['青禾街道社区工作者花名册'], null],
    [['青禾镇各社区工作人员名册'], null],
    [['幸福社区工作人员花名册', '填报单位：和平社区'], null],
    [[], null],
  ])('by its title %j', (titles, place) => {
    expect(placeOfTitles(titles)).toBe(place);
  });
});
