import type { CodeList } from '../../registers/model/code-list.ts';

/** 回收状态: how far one community is with its table. */
export const partState = {
  key: 'part_state',
  label: '回收状态',
  source: '街道向社区收表惯例',
  values: [
    { code: 'pending', label: '未交', synonyms: ['没交'] },
    { code: 'returned', label: '已交', synonyms: ['交了'] },
    { code: 'problem', label: '有问题' },
  ],
} as const satisfies CodeList;
