import type { CodeList } from '../../registers/model/code-list.ts';

/** 采集状态: while a collection is 收集中 files are taken back; 已结束 can be opened again. */
export const collectionState = {
  key: 'collection_state',
  label: '采集状态',
  source: '街道向社区收表惯例',
  values: [
    { code: 'open', label: '收集中' },
    { code: 'closed', label: '已结束' },
  ],
} as const satisfies CodeList;
