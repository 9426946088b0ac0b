import type { CodeList } from '../../registers/model/code-list.ts';

/** 后备方向 */
export const reserveDirection = {
  key: 'reserve_direction',
  label: '后备方向',
  source: '《关于加强社区工作者队伍建设的意见》第2条',
  values: [
    { code: 'secretary', label: '社区党组织书记', synonyms: ['书记', '社区书记', '书记后备', '正职'] },
    { code: 'committee', label: '社区两委成员', synonyms: ['两委', '两委后备', '“两委”专职成员', '委员'] },
  ],
} as const satisfies CodeList;

/** 推荐方式: how somebody came into the reserve. */
export const reserveSource = {
  key: 'reserve_source',
  label: '推荐方式',
  source: '后备人才库推荐惯例',
  values: [
    { code: 'community', label: '社区党组织推荐', synonyms: ['社区推荐', '组织推荐'] },
    { code: 'street', label: '街道推荐', synonyms: ['街道党工委推荐', '街道党工委提名'] },
    { code: 'public', label: '党员群众推荐', synonyms: ['群众推荐', '党员推荐', '联名推荐', '民主推荐'] },
    { code: 'own', label: '个人自荐', synonyms: ['自荐'] },
  ],
} as const satisfies CodeList;

/** 成熟度: when somebody could take the post. */
export const reserveMaturity = {
  key: 'reserve_maturity',
  label: '成熟度',
  source: '后备人才分期培养惯例',
  values: [
    { code: 'near', label: '近期', synonyms: ['近期可用', '成熟'] },
    { code: 'middle', label: '中期', synonyms: ['中期培养', '较成熟'] },
    { code: 'far', label: '远期', synonyms: ['远期培养', '长期', '需培养'] },
  ],
} as const satisfies CodeList;
