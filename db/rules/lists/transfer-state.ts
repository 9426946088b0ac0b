import type { CodeList } from '../../registers/model/code-list.ts';

/** 办理情况 of a 统筹调配. */
export const transferState = {
  key: 'transfer_state',
  label: '调配办理情况',
  source: '街道人员调配惯例',
  values: [
    { code: 'planned', label: '拟调配', synonyms: ['拟办', '审批中'] },
    { code: 'approved', label: '已审批', synonyms: ['已批准'] },
    { code: 'done', label: '已到岗', synonyms: ['已调配', '已执行', '已报到'] },
    { code: 'dropped', label: '已取消', synonyms: ['取消', '撤销'] },
  ],
} as const satisfies CodeList;
