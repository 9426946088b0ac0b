import type { CodeList } from '../../registers/model/code-list.ts';

/** 挂职方向 */
export const temporaryPost = {
  key: 'temporary_post',
  label: '挂职方向',
  source: '《关于加强社区工作者队伍建设的意见》第3、8条',
  values: [
    { code: 'in', label: '到社区挂职(任职)', synonyms: ['挂入', '到社区挂职', '下派', '到社区任职'] },
    { code: 'training', label: '新入职公务员到社区锻炼', synonyms: ['新入职公务员锻炼', '新录用公务员锻炼'] },
    { code: 'out', label: '社区工作者挂职锻炼', synonyms: ['挂出', '外出挂职', '上挂', '实践锻炼'] },
  ],
} as const satisfies CodeList;
