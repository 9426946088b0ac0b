import type { CodeList } from '../../registers/model/code-list.ts';

/** Which of the two word sets the county uses for the yearly grades; the words themselves stand in `appraisal-grade.ts`. */
export const appraisalWordSets = {
  key: 'appraisal_words',
  label: '考核等次用词',
  source: '公务员考核规定（2020）与事业单位工作人员考核规定（人社部发〔2023〕6号）两种写法',
  values: [
    { code: 'competent', label: '优秀/称职/基本称职/不称职', synonyms: ['称职类'] },
    { code: 'qualified', label: '优秀/合格/基本合格/不合格', synonyms: ['合格类'] },
  ],
} as const satisfies CodeList;
