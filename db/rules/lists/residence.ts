import type { CodeList } from '../../registers/model/code-list.ts';

/** 居住情况: how near to the work somebody lives; measure 3 wants people who work near their homes. */
export const residence = {
  key: 'residence',
  label: '居住情况',
  source: '《关于加强社区工作者队伍建设的意见》第3条（就近就便、职住兼顾）',
  values: [
    { code: 'community', label: '本社区', synonyms: ['居住在本社区', '本小区'] },
    { code: 'street', label: '本街道', synonyms: ['居住在本街道', '本街道其他社区'] },
    { code: 'county', label: '本县（市、区）', synonyms: ['本县', '本区', '本市'] },
    { code: 'elsewhere', label: '其他', synonyms: ['其它', '外地'] },
  ],
} as const satisfies CodeList;
