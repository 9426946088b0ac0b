import type { CodeList } from '../../registers/model/code-list.ts';

/** 慰问事由: the festivals of a year (their days: `calendar/festivals.ts`) and the events of a life. */
export const visitOccasion = {
  key: 'visit_occasion',
  label: '慰问事由',
  source: '《关于加强社区工作者队伍建设的意见》第14条、《基层工会经费收支管理办法》及走访慰问惯例',
  values: [
    { code: 'new_year', label: '元旦', synonyms: ['元旦慰问', '新年'] },
    { code: 'spring', label: '春节', synonyms: ['春节慰问', '元旦春节', '两节', '新春'] },
    { code: 'women', label: '三八', synonyms: ['三八节', '三八妇女节', '妇女节'] },
    { code: 'labour', label: '五一', synonyms: ['五一劳动节', '劳动节'] },
    { code: 'party', label: '七一', synonyms: ['七一建党节', '建党节'] },
    { code: 'cooling', label: '送清凉', synonyms: ['夏送清凉', '高温慰问', '防暑降温'] },
    { code: 'mid_autumn', label: '中秋', synonyms: ['中秋节', '中秋国庆'] },
    { code: 'national', label: '国庆', synonyms: ['国庆节'] },
    { code: 'double_ninth', label: '重阳', synonyms: ['重阳节'] },
    { code: 'birthday', label: '生日', synonyms: ['生日慰问'] },
    { code: 'marriage', label: '结婚', synonyms: ['结婚慰问'] },
    { code: 'childbirth', label: '生育', synonyms: ['生育慰问'] },
    { code: 'hospital', label: '住院', synonyms: ['生病住院', '住院慰问', '患病'] },
    { code: 'work_injury', label: '工伤', synonyms: ['因公受伤'] },
    { code: 'bereavement', label: '亲属去世', synonyms: ['直系亲属去世', '丧事', '家属去世'] },
    { code: 'retirement', label: '退休', synonyms: ['退休慰问', '荣退'] },
    { code: 'hardship', label: '困难', synonyms: ['困难慰问', '困难帮扶', '生活困难'] },
    { code: 'major_task', label: '重大任务', synonyms: ['重大任务一线', '一线慰问', '抢险救灾'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;

/** 经费来源 */
export const visitFunding = {
  key: 'visit_funding',
  label: '慰问经费来源',
  source: '《基层工会经费收支管理办法》（总工办发〔2017〕32号）、党费和财政资金使用管理规定及街道惯例',
  values: [
    { code: 'budget', label: '财政预算', synonyms: ['财政资金', '财政', '街道经费'] },
    { code: 'union', label: '工会经费', synonyms: ['工会'] },
    { code: 'party_fee', label: '党费', synonyms: ['党内慰问', '党费下拨'] },
    { code: 'special', label: '专项资金', synonyms: ['专项经费', '专项'] },
    { code: 'donation', label: '社会捐赠', synonyms: ['捐赠', '爱心企业'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;

/** 慰问计划的办理状态 */
export const visitPlanState = {
  key: 'visit_plan_state',
  label: '慰问计划状态',
  source: '街道走访慰问审批惯例',
  values: [
    { code: 'draft', label: '草拟', synonyms: ['拟定', '草稿'] },
    { code: 'asked', label: '报批中', synonyms: ['审批中', '已报批'] },
    { code: 'approved', label: '已批准', synonyms: ['已审批', '同意'] },
    { code: 'done', label: '已完成', synonyms: ['已发放', '完成'] },
    { code: 'dropped', label: '已取消', synonyms: ['取消', '不同意'] },
  ],
} as const satisfies CodeList;

/** 走访状态 */
export const visitState = {
  key: 'visit_state',
  label: '走访状态',
  source: '街道走访慰问惯例',
  values: [
    { code: 'planned', label: '待走访', synonyms: ['计划', '未走访'] },
    { code: 'done', label: '已走访', synonyms: ['已慰问', '完成'] },
    { code: 'dropped', label: '未成行', synonyms: ['取消', '未走成'] },
  ],
} as const satisfies CodeList;

/** Who of the recipients a plan is for. */
export const visitLimit = {
  key: 'visit_limit',
  label: '慰问范围限定',
  source: '三八、七一慰问惯例',
  values: [
    { code: 'women', label: '只限女同志', synonyms: ['女职工', '妇女'] },
    { code: 'party', label: '只限党员', synonyms: ['党员'] },
  ],
} as const satisfies CodeList;

/** 困难类别 */
export const difficultyKind = {
  key: 'difficulty_kind',
  label: '困难类别',
  source: '《困难职工档案管理办法》的分类及街道帮扶惯例',
  values: [
    { code: 'deep', label: '深度困难', synonyms: ['特困', '低保'] },
    { code: 'relative', label: '相对困难', synonyms: ['一般困难', '低保边缘'] },
    { code: 'sudden', label: '意外致困', synonyms: ['临时困难', '突发困难', '意外'] },
    { code: 'illness', label: '因病致困', synonyms: ['大病', '重大疾病'] },
    { code: 'schooling', label: '子女就学困难', synonyms: ['助学', '因学致困'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;

/** 节假日安排 */
export const dayArrangement = {
  key: 'day_arrangement',
  label: '放假或上班',
  source: '国务院办公厅每年的部分节假日安排通知',
  values: [
    { code: 'off', label: '放假', synonyms: ['休', '休息', '节假日', '调休'] },
    { code: 'work', label: '上班', synonyms: ['班', '补班', '调休上班', '工作日'] },
  ],
} as const satisfies CodeList;
