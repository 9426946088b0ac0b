import type { CodeList } from '../../registers/model/code-list.ts';

/** 医疗保障. */
export const medicalInsurance = {
  key: 'medical_insurance',
  label: '医疗保障',
  source: '《社会保险法》第二十三至二十五条',
  values: [
    {
      code: 'employee',
      label: '职工基本医疗保险',
      synonyms: ['职工医保', '城镇职工医保', '城镇职工基本医疗保险', '职工医疗保险'],
    },
    {
      code: 'resident',
      label: '城乡居民基本医疗保险',
      synonyms: ['居民医保', '城乡居民医保', '城镇居民医保', '新农合', '新型农村合作医疗', '农村合作医疗'],
    },
    { code: 'flexible', label: '灵活就业人员医疗保险', synonyms: ['灵活就业', '灵活就业医保'] },
    { code: 'public', label: '公费医疗' },
    { code: 'commercial', label: '商业医疗保险', synonyms: ['商业保险', '商业医保'] },
    { code: 'none', label: '未参保', synonyms: ['未参加', '未缴纳'] },
  ],
} as const satisfies CodeList;
