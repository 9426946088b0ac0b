import type { CodeList } from '../../registers/model/code-list.ts';

/** 学时类别: by what hours of study are told apart in reports. */
export const educationTag = {
  key: 'education_tag',
  label: '学时类别',
  source: '社会工作者继续教育办法及街道惯例',
  values: [
    { code: 'professional', label: '专业能力', synonyms: ['社会工作专业', '业务知识', '专业科目'] },
    { code: 'political', label: '政治理论', synonyms: ['理论学习', '党的理论'] },
    { code: 'policy', label: '政策法规', synonyms: ['法律法规', '公需科目'] },
    { code: 'integrity', label: '廉政警示', synonyms: ['廉政教育', '警示教育'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
