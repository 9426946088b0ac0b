import type { CodeList } from '../../registers/model/code-list.ts';

/**
 * 原法定退休年龄: a stored fact of the person, not derived from sex, because women retire by the kind of their post. The code is the age in years.
 */
export const retirementClass = {
  key: 'retirement_class',
  label: '原法定退休年龄',
  source: '《国务院关于渐进式延迟法定退休年龄的办法》（2024年9月13日）第一条',
  values: [
    { code: '60', label: '男60周岁', synonyms: ['男60', '男职工60周岁', '男职工', '60周岁', '60岁'] },
    {
      code: '55',
      label: '女55周岁',
      synonyms: ['女55', '女职工55周岁', '女干部', '女（管理、技术岗位）', '55周岁', '55岁'],
    },
    { code: '50', label: '女50周岁', synonyms: ['女50', '女职工50周岁', '女工人', '50周岁', '50岁'] },
  ],
} as const satisfies CodeList;
