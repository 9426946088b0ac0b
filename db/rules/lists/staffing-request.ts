import type { CodeList } from '../../registers/model/code-list.ts';

/** 申报进度 of a request for posts. */
export const requestState = {
  key: 'request_state',
  label: '用人需求申报进度',
  source: '《关于加强社区工作者队伍建设的意见》第3条及街道申报惯例',
  values: [
    { code: 'drafted', label: '拟报', synonyms: ['草拟', '待报'] },
    { code: 'sent', label: '已上报', synonyms: ['已申报', '已报送', '待批复'] },
    { code: 'approved', label: '已批复', synonyms: ['已批准', '同意'] },
    { code: 'refused', label: '未批准', synonyms: ['不同意', '不予批准'] },
    { code: 'filled', label: '已到岗', synonyms: ['已招满', '人员到岗', '已完成'] },
  ],
} as const satisfies CodeList;
