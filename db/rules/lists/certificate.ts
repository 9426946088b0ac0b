import type { CodeList } from '../../registers/model/code-list.ts';

/** 证书类型: the national 社会工作者 qualifications first, then what rosters carry besides. */
export const certificate = {
  key: 'certificate',
  label: '证书类型',
  source: '《社会工作者职业资格（水平）评价办法》、国家职业资格目录及街道惯例',
  values: [
    {
      code: 'sw_assistant',
      label: '助理社会工作师',
      synonyms: [
        '助理社工师',
        '初级社会工作师',
        '初级社工师',
        '初级社工',
        '初级社工证',
        '社工初级',
        '初级',
        '助理社工',
        '社会工作者（初级）',
        '社会工作者职业资格证书（初级）',
        '社会工作者职业水平证书（初级）',
        '全国助理社会工作师',
      ],
    },
    {
      code: 'sw',
      label: '社会工作师',
      synonyms: [
        '社工师',
        '中级社会工作师',
        '中级社工师',
        '中级社工',
        '中级社工证',
        '社工中级',
        '中级',
        '社会工作者（中级）',
        '社会工作者职业资格证书（中级）',
        '社会工作者职业水平证书（中级）',
        '全国社会工作师',
      ],
    },
    {
      code: 'sw_senior',
      label: '高级社会工作师',
      synonyms: [
        '高级社工师',
        '高级社工',
        '高级社工证',
        '社工高级',
        '高级',
        '社会工作者（高级）',
        '社会工作者职业资格证书（高级）',
        '社会工作者职业水平证书（高级）',
        '全国高级社会工作师',
      ],
    },
    {
      code: 'counsellor',
      label: '心理咨询师',
      synonyms: [
        '心理咨询师证',
        '国家心理咨询师',
        '心理咨询师（二级）',
        '心理咨询师（三级）',
        '二级心理咨询师',
        '三级心理咨询师',
      ],
    },
    { code: 'skill_level', label: '职业技能等级证书', synonyms: ['职业技能等级', '社区工作者职业技能等级证书'] },
    { code: 'mediator', label: '人民调解员证', synonyms: ['人民调解员', '调解员证'] },
    { code: 'legal', label: '法律职业资格证书', synonyms: ['法律职业资格', '司法考试', '律师资格证'] },
    { code: 'teacher', label: '教师资格证书', synonyms: ['教师资格证', '教师资格'] },
    { code: 'hr', label: '人力资源管理师', synonyms: ['人力资源师', '企业人力资源管理师'] },
    { code: 'elderly_assessor', label: '老年人能力评估师', synonyms: ['养老护理员', '健康管理师'] },
    { code: 'accountant', label: '会计专业技术资格', synonyms: ['会计证', '会计从业资格证', '初级会计', '会计师'] },
    { code: 'first_aid', label: '急救员证', synonyms: ['红十字救护员证', '救护员证', '急救证'] },
    { code: 'fire', label: '消防类证书', synonyms: ['消防设施操作员', '消防证'] },
    { code: 'computer', label: '计算机等级证书', synonyms: ['计算机证', '计算机二级'] },
    { code: 'other', label: '其他证书', synonyms: ['其他', '其它'] },
  ],
} as const satisfies CodeList;

/** Order of the 社会工作者 qualifications, the higher the better; a certificate that is not here ranks with none of them. */
export const certificateRank: Readonly<Record<string, number>> = { sw_assistant: 1, sw: 2, sw_senior: 3 };
