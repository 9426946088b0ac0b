import type { CodeList } from '../../registers/model/code-list.ts';

/** 容错纠错认定结果 */
export const toleranceResult = {
  key: 'tolerance_result',
  label: '认定结果',
  source: '《关于加强社区工作者队伍建设的意见》第10条',
  values: [
    { code: 'open', label: '核查中', synonyms: ['申请中', '待认定'] },
    { code: 'tolerated', label: '予以容错', synonyms: ['容错', '免责', '同意容错'] },
    { code: 'lighter', label: '从轻或减轻处理', synonyms: ['从轻', '减轻', '部分容错'] },
    { code: 'refused', label: '不予容错', synonyms: ['不同意容错', '不容错'] },
  ],
} as const satisfies CodeList;
