import type { CodeList } from '../../registers/model/code-list.ts';

/** 入职进度 */
export const joiningState = {
  key: 'joining_state',
  label: '入职进度',
  source: '街道入职办理惯例',
  values: [
    { code: 'expected', label: '待报到', synonyms: ['未到', '拟报到'] },
    { code: 'open', label: '办理中', synonyms: ['已报到', '在办'] },
    { code: 'done', label: '已办结', synonyms: ['办结', '已完成', '已转正'] },
    { code: 'absent', label: '未报到', synonyms: ['放弃', '放弃报到', '自愿放弃'] },
    { code: 'refused', label: '不予聘用', synonyms: ['不聘用', '取消聘用', '取消资格'] },
  ],
} as const satisfies CodeList;

/** 入职材料: the papers that a newcomer hands in; the office adds its own and hides what it does not ask for. */
export const joiningPaper = {
  key: 'joining_paper',
  label: '入职材料',
  source: '街道入职办理惯例；未解除前一劳动合同不得再聘见《劳动合同法》第九十一条',
  values: [
    { code: 'application', label: '报名登记表' },
    { code: 'id_copy', label: '身份证复印件' },
    { code: 'household_copy', label: '户口簿复印件' },
    { code: 'education_copy', label: '学历学位证书复印件' },
    { code: 'education_report', label: '学历认证报告' },
    { code: 'certificate_copy', label: '职业资格证书复印件' },
    { code: 'health_report', label: '体检报告' },
    { code: 'no_crime', label: '无犯罪记录证明' },
    { code: 'left_employer', label: '与原单位解除劳动合同证明' },
    { code: 'photos', label: '证件照片' },
    { code: 'bank_card', label: '工资卡复印件' },
  ],
} as const satisfies CodeList;

/** 试用期结果: a probation is agreed once and cannot be prolonged (劳动合同法 article 19). */
export const probationOutcome = {
  key: 'probation_outcome',
  label: '试用期结果',
  source: '《劳动合同法》第十九、二十一、三十九条；《关于加强社区工作者队伍建设的意见》第9条',
  values: [
    { code: 'passed', label: '按期转正', synonyms: ['转正', '合格', '同意转正'] },
    { code: 'early', label: '提前转正' },
    { code: 'failed', label: '不予聘用', synonyms: ['不录用', '不合格', '不符合录用条件', '解除合同'] },
  ],
} as const satisfies CodeList;
