import type { CodeList } from '../../registers/model/code-list.ts';

const source = '《关于加强社区工作者队伍建设的意见》第14条（定期体检）及街道组织体检的惯例';

/** 体检状态; 放弃 is signed by the person. */
export const healthState = {
  key: 'health_state',
  label: '体检状态',
  source,
  values: [
    { code: 'pending', label: '待检', synonyms: ['未安排', '已安排'] },
    { code: 'done', label: '已检', synonyms: ['已体检', '已参检', '参加', '是'] },
    { code: 'missed', label: '未检', synonyms: ['未体检', '未参检', '未参加', '否'] },
    { code: 'waived', label: '放弃（签字）', synonyms: ['放弃', '自愿放弃'] },
  ],
} as const satisfies CodeList;

/** 体检结论级别: no results, three levels, and only where the office has switched them on. */
export const healthConclusion = {
  key: 'health_conclusion',
  label: '体检结论级别',
  source: '体检报告交本人，单位只掌握是否需要复查的惯例',
  values: [
    { code: 'clear', label: '未见异常', synonyms: ['正常'] },
    { code: 'recheck', label: '建议复查', synonyms: ['复查'] },
    { code: 'see_doctor', label: '需就医', synonyms: ['建议就医'] },
  ],
} as const satisfies CodeList;

/** 体检计划的办理状态 */
export const healthPlanState = {
  key: 'health_plan_state',
  label: '体检计划状态',
  source,
  values: [
    { code: 'draft', label: '草拟', synonyms: ['拟定', '草稿'] },
    { code: 'running', label: '进行中', synonyms: ['已批准', '实施中'] },
    { code: 'done', label: '已完成', synonyms: ['完成', '已结束'] },
    { code: 'dropped', label: '已取消', synonyms: ['取消'] },
  ],
} as const satisfies CodeList;

/** 体检、疗休养的经费来源 */
export const healthFunding = {
  key: 'health_funding',
  label: '体检和疗休养经费来源',
  source: '财政预算管理规定、《基层工会经费收支管理办法》（总工办发〔2017〕32号）及街道惯例',
  values: [
    { code: 'budget', label: '财政预算', synonyms: ['财政资金', '财政', '街道经费'] },
    { code: 'union', label: '工会经费', synonyms: ['工会'] },
    { code: 'county', label: '上级安排', synonyms: ['区级经费', '县级经费', '上级统一组织'] },
    { code: 'shared', label: '单位和个人分担', synonyms: ['个人分担', '超出部分自付'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;

/** 疗休养与纾压活动的类别 */
export const retreatKind = {
  key: 'retreat_kind',
  label: '疗休养活动类别',
  source: '工会职工疗休养的规定和街道关爱活动的惯例',
  values: [
    { code: 'recuperation', label: '疗休养', synonyms: ['职工疗养', '疗养'] },
    { code: 'relief', label: '纾压活动', synonyms: ['减压活动', '团体辅导', '减压'] },
    { code: 'counselling', label: '心理辅导', synonyms: ['心理讲座', '心理咨询'] },
    { code: 'sport', label: '文体活动', synonyms: ['健身', '运动会'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;

/** 疗休养参加状态 */
export const attendanceState = {
  key: 'attendance_state',
  label: '参加状态',
  source,
  values: [
    { code: 'planned', label: '已报名', synonyms: ['报名', '拟参加'] },
    { code: 'attended', label: '已参加', synonyms: ['参加', '到场'] },
    { code: 'absent', label: '未参加', synonyms: ['缺席', '请假'] },
  ],
} as const satisfies CodeList;
