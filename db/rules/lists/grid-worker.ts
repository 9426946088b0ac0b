import type { CodeList } from '../../registers/model/code-list.ts';

/** 网格人员类别: who serves in a 网格. */
export const gridWorker = {
  key: 'grid_worker',
  label: '网格人员类别',
  source: '城乡社区网格化服务管理惯例；《关于加强社区工作者队伍建设的意见》第9条',
  values: [
    { code: 'leader', label: '网格长' },
    { code: 'full_time', label: '专职网格员', synonyms: ['网格员', '全职网格员'] },
    { code: 'part_time', label: '兼职网格员' },
    { code: 'instructor', label: '网格指导员', synonyms: ['网格督导员'] },
    { code: 'building', label: '楼栋长', synonyms: ['楼长', '楼门长', '单元长'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
