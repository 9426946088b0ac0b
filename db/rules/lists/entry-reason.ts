import type { CodeList } from '../../registers/model/code-list.ts';

/** 入册原因: why a stay (在册期间) begins; 建账时在册 is for people who were there before the ledger was. */
export const entryReason = {
  key: 'entry_reason',
  label: '入册原因',
  source: '《关于加强社区工作者队伍建设的意见》第1、3、12条及街道人员管理惯例',
  values: [
    {
      code: 'recruited',
      label: '招聘入职',
      synonyms: ['入职', '招聘', '公开招聘', '新招聘', '新入职', '新进', '报到', '聘用'],
    },
    { code: 'elected', label: '选举当选', synonyms: ['当选', '换届当选', '选举', '补选', '换届选举'] },
    { code: 'appointed', label: '党组织任命', synonyms: ['任命', '任职', '委任'] },
    { code: 'transferred_in', label: '调入', synonyms: ['外街道调入', '转入'] },
    { code: 'converted', label: '转聘', synonyms: ['网格员转聘', '部门设岗人员转聘', '身份转换'] },
    { code: 'seconded', label: '选派挂职', synonyms: ['挂职', '选派', '下派'] },
    { code: 'returned', label: '重新聘用', synonyms: ['再次入职', '重新入职', '再入职'] },
    { code: 'rehired', label: '退休返聘', synonyms: ['返聘'] },
    { code: 'carried_over', label: '建账时在册', synonyms: ['原在册', '已在册', '存量人员'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
