import type { CodeList } from '../../registers/model/code-list.ts';

/** 收件单位: which office of the county a report goes to; labels take its real name in settings. */
export const recipientKind = {
  key: 'recipient_kind',
  label: '收件单位',
  source: '《关于加强社区工作者队伍建设的意见》第9、15、16、17条',
  values: [
    { code: 'organisation', label: '组织部', synonyms: ['县委组织部', '区委组织部', '市委组织部', '党委组织部'] },
    {
      code: 'social_work',
      label: '社会工作部',
      synonyms: ['社工部', '县委社会工作部', '区委社会工作部', '市委社会工作部', '党委社会工作部'],
    },
    { code: 'human_resources', label: '人力资源和社会保障局', synonyms: ['人社局', '人社', '人社部门'] },
    { code: 'finance', label: '财政局', synonyms: ['财政', '财政部门'] },
    { code: 'civil_affairs', label: '民政局', synonyms: ['民政', '民政部门'] },
    { code: 'political_legal', label: '政法委', synonyms: ['政法委员会', '县委政法委', '区委政法委'] },
    { code: 'street', label: '街道内部', synonyms: ['街道', '本街道'] },
    { code: 'other', label: '其他单位', synonyms: ['其他', '其它'] },
  ],
} as const satisfies CodeList;
