import type { CodeList } from '../../registers/model/code-list.ts';

/**
 * 考核等次. Places use one of two sets of words for the same four grades, so the code is stored and the set is a setting
 * (`appraisalWords`). The other three say why there is no grade.
 */
export const appraisalGrade = {
  key: 'appraisal_grade',
  label: '考核等次',
  source: '《公务员考核规定》（2020年）第八条；《事业单位工作人员考核规定》（人社部发〔2023〕6号）',
  values: [
    { code: 'excellent', label: '优秀', synonyms: ['优'] },
    { code: 'competent', label: '称职', synonyms: ['合格'] },
    { code: 'basic', label: '基本称职', synonyms: ['基本合格'] },
    { code: 'unfit', label: '不称职', synonyms: ['不合格'] },
    {
      code: 'ungraded',
      label: '不定等次',
      synonyms: ['未确定等次', '不确定等次', '未定等次', '只写评语不定等次', '不评等次'],
    },
    { code: 'pending', label: '暂不定等次', synonyms: ['暂缓', '暂缓确定等次', '暂不确定等次'] },
    { code: 'absent', label: '未参加考核', synonyms: ['不参加考核', '未参加', '不参加', '未考核'] },
  ],
} as const satisfies CodeList;

/** The two sets of words of the four grades, by code: as civil servants are graded (称职) and as public institutions grade (合格). */
export const appraisalWords = {
  competent: { excellent: '优秀', competent: '称职', basic: '基本称职', unfit: '不称职' },
  qualified: { excellent: '优秀', competent: '合格', basic: '基本合格', unfit: '不合格' },
} as const;
