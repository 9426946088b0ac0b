import type { CodeList } from '../../registers/model/code-list.ts';

/** 审查类型 */
export const checkKind = {
  key: 'check_kind',
  label: '审查类型',
  source: '《关于加强社区工作者队伍建设的意见》第2条及街道用人惯例',
  values: [
    { code: 'political', label: '政治审查', synonyms: ['政审', '政治考察', '考察政审'] },
    { code: 'joint', label: '资格联审', synonyms: ['联审', '资格审查', '联合审查'] },
  ],
} as const satisfies CodeList;

/** 审查事由 */
export const checkOccasion = {
  key: 'check_occasion',
  label: '审查事由',
  source: '《关于加强社区工作者队伍建设的意见》第2条及街道用人惯例',
  values: [
    { code: 'recruitment', label: '招聘', synonyms: ['招录', '聘用', '入职', '公开招聘'] },
    { code: 'appointment', label: '任职', synonyms: ['任命', '提任', '任前'] },
    { code: 'election', label: '换届', synonyms: ['换届选举', '补选', '选举'] },
  ],
} as const satisfies CodeList;

/** 审查部门: whom a letter goes to; the office may add its own. */
export const checkDepartment = {
  key: 'check_department',
  label: '审查部门',
  source: '村（社区）“两委”人选县级联审惯例',
  values: [
    { code: 'discipline', label: '纪检监察', synonyms: ['纪委监委', '纪委', '监委', '纪检监察机关', '纪工委'] },
    { code: 'organisation', label: '组织', synonyms: ['组织部', '党委组织部', '组织部门'] },
    { code: 'politics_law', label: '政法委', synonyms: ['政法', '党委政法委'] },
    { code: 'police', label: '公安', synonyms: ['公安局', '公安分局', '派出所', '公安机关'] },
    { code: 'court', label: '法院', synonyms: ['人民法院'] },
    { code: 'procuratorate', label: '检察', synonyms: ['检察院', '人民检察院'] },
    { code: 'justice', label: '司法', synonyms: ['司法局', '司法所', '司法行政'] },
    { code: 'petition', label: '信访', synonyms: ['信访局', '信访部门'] },
    { code: 'civil_affairs', label: '民政', synonyms: ['民政局', '民政部门'] },
    { code: 'health', label: '卫健', synonyms: ['卫健委', '卫生健康', '卫健局'] },
    { code: 'resources', label: '自然资源', synonyms: ['自然资源局', '国土', '规划和自然资源'] },
    { code: 'market', label: '市场监管', synonyms: ['市场监管局', '市场监督管理局'] },
    { code: 'community', label: '户籍地或居住地社区', synonyms: ['社区', '户籍地社区', '居住地社区', '村居'] },
    { code: 'employer', label: '原工作单位', synonyms: ['原单位', '工作单位', '毕业院校'] },
    { code: 'other', label: '其他', synonyms: ['其它', '其他部门'] },
  ],
} as const satisfies CodeList;

/** 审查结论 */
export const checkConclusion = {
  key: 'check_conclusion',
  label: '审查结论',
  source: '村（社区）“两委”人选县级联审惯例',
  values: [
    { code: 'pending', label: '待核', synonyms: ['待核实', '核实中', '待定'] },
    { code: 'qualified', label: '合格', synonyms: ['通过', '无问题', '符合', '同意', '未发现问题'] },
    { code: 'unqualified', label: '不合格', synonyms: ['不通过', '未通过', '不符合', '不同意'] },
  ],
} as const satisfies CodeList;
