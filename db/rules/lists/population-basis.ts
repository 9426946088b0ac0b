import type { CodeList } from '../../registers/model/code-list.ts';

/** 人口口径: by which count 常住人口 is meant. Measure 3 counts by 城镇常住人口, so 户籍人口 is kept only for comparison. */
export const populationBasis = {
  key: 'population_basis',
  label: '人口口径',
  source: '《关于加强社区工作者队伍建设的意见》第3条、国家统计局常住人口口径',
  values: [
    { code: 'census', label: '人口普查', synonyms: ['普查', '第七次全国人口普查', '七普', '人口普查常住人口'] },
    { code: 'statistics', label: '统计部门年度常住人口', synonyms: ['统计年报', '年度统计', '统计公报', '统计部门'] },
    { code: 'approved', label: '员额批复核定人口', synonyms: ['批复人口', '核定人口', '员额批复'] },
    { code: 'police', label: '公安实有人口', synonyms: ['实有人口', '公安'] },
    { code: 'grid', label: '网格采集人口', synonyms: ['网格采集', '网格排查', '网格'] },
    { code: 'registered', label: '户籍人口', synonyms: ['户籍'] },
  ],
} as const satisfies CodeList;
