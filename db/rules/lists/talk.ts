import type { CodeList } from '../../registers/model/code-list.ts';

const source = '《关于加强社区工作者队伍建设的意见》第11条及谈心谈话工作习惯';

/** 谈话类型 */
export const talkKind = {
  key: 'talk_kind',
  label: '谈话类型',
  source,
  values: [
    { code: 'appointment', label: '任职', synonyms: ['任职谈话', '任前谈话'] },
    { code: 'reminder', label: '提醒', synonyms: ['提醒谈话'] },
    { code: 'appraisal', label: '考核反馈', synonyms: ['考核反馈谈话', '反馈'] },
    { code: 'care', label: '关心关爱', synonyms: ['关爱', '日常谈心', '谈心'] },
    { code: 'leaving', label: '离职', synonyms: ['离职谈话', '离岗'] },
    { code: 'probation', label: '试用期', synonyms: ['试用期谈话', '转正'] },
    { code: 'newcomer', label: '新入职', synonyms: ['入职', '入职谈话'] },
    { code: 'admonition', label: '诫勉', synonyms: ['诫勉谈话'] },
  ],
} as const satisfies CodeList;

/** 谈话状态 */
export const talkState = {
  key: 'talk_state',
  label: '谈话状态',
  source,
  values: [
    { code: 'planned', label: '已计划', synonyms: ['计划'] },
    { code: 'agreed', label: '已预约', synonyms: ['预约'] },
    { code: 'talked', label: '已谈话', synonyms: ['已谈'] },
    { code: 'to_visit', label: '待回访' },
    { code: 'done', label: '已办结', synonyms: ['办结', '已回访'] },
    { code: 'cancelled', label: '已取消', synonyms: ['取消'] },
  ],
} as const satisfies CodeList;
