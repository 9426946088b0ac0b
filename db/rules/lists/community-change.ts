import type { CodeList } from '../../registers/model/code-list.ts';

/** 社区变更类型: what may happen to a community. */
export const communityChange = {
  key: 'community_change',
  label: '变更类型',
  source: '《城市居民委员会组织法》第六条',
  values: [
    { code: 'renamed', label: '更名', synonyms: ['改名'] },
    { code: 'merged', label: '合并', synonyms: ['撤并'] },
    { code: 'split', label: '拆分', synonyms: ['分设'] },
    { code: 'dissolved', label: '撤销' },
    { code: 'founded', label: '新设', synonyms: ['设立', '新建', '成立'] },
  ],
} as const satisfies CodeList;
