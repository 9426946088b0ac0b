import type { CodeList } from '../../registers/model/code-list.ts';

const source = '《关于加强社区工作者队伍建设的意见》第14条及街道诉求办理习惯';

/** 诉求来源 */
export const requestSource = {
  key: 'request_source',
  label: '诉求来源',
  source,
  values: [
    { code: 'self', label: '本人', synonyms: ['本人提出', '自己反映'] },
    { code: 'visit', label: '走访', synonyms: ['走访慰问'] },
    { code: 'talk', label: '谈话', synonyms: ['谈心谈话'] },
  ],
} as const satisfies CodeList;

/** 诉求类别 */
export const requestCategory = {
  key: 'request_category',
  label: '诉求类别',
  source,
  values: [
    { code: 'pay', label: '薪酬待遇', synonyms: ['工资', '待遇', '薪酬'] },
    { code: 'insurance', label: '社保公积金', synonyms: ['社保', '公积金'] },
    { code: 'workload', label: '工作负担', synonyms: ['工作强度', '减负'] },
    { code: 'post', label: '岗位调整', synonyms: ['调岗', '岗位'] },
    { code: 'growth', label: '学习成长', synonyms: ['培训', '晋级', '职业发展'] },
    { code: 'health', label: '身心健康', synonyms: ['健康', '休假'] },
    { code: 'hardship', label: '生活困难', synonyms: ['困难', '家庭困难'] },
    { code: 'conditions', label: '办公条件', synonyms: ['工作条件', '设施设备'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;

/** 办理状态 */
export const requestProgress = {
  key: 'request_progress',
  label: '诉求办理状态',
  source,
  values: [
    { code: 'open', label: '待办理', synonyms: ['待办', '未办理'] },
    { code: 'doing', label: '办理中', synonyms: ['在办', '正在办理'] },
    { code: 'forwarded', label: '已转办', synonyms: ['转办'] },
    { code: 'reopened', label: '重新办理', synonyms: ['重办', '退回重办'] },
    { code: 'done', label: '已办结', synonyms: ['办结', '已完成'] },
  ],
} as const satisfies CodeList;

/** 步骤 of the 办理过程 */
export const requestStep = {
  key: 'request_step',
  label: '诉求办理步骤',
  source,
  values: [
    { code: 'start', label: '受理', synonyms: ['开始办理'] },
    { code: 'progress', label: '办理', synonyms: ['处理', '进展'] },
    { code: 'forward', label: '转办' },
    { code: 'answer', label: '办结', synonyms: ['答复', '反馈'] },
    { code: 'reopen', label: '重新办理', synonyms: ['重办'] },
    { code: 'visit', label: '回访' },
  ],
} as const satisfies CodeList;

/** 满意度 */
export const satisfaction = {
  key: 'satisfaction',
  label: '满意度',
  source,
  values: [
    { code: 'satisfied', label: '满意', synonyms: ['是', '很满意', '非常满意'] },
    { code: 'fair', label: '基本满意', synonyms: ['比较满意'] },
    { code: 'unsatisfied', label: '不满意', synonyms: ['否'] },
  ],
} as const satisfies CodeList;
