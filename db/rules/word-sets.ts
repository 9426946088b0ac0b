/**
 * The other words that county forms ask for: 党员 for 中共党员, 本科 or 大学 for 大学本科, 汉 for 汉族. The code is stored once; a word
 * set says how a form writes it.
 */
import { appraisalWords } from './lists/appraisal-grade.ts';

export interface WordSet {
  readonly key: string;
  /** The code list whose values it writes; `flag` for 是 and 否. */
  readonly list: string;
  /** How the clerk recognises it: by examples. */
  readonly label: string;
  /** The word of a code; what is not here is written by its label. */
  readonly word: (code: string, label: string) => string;
}

const byCode =
  (words: Readonly<Record<string, string>>): WordSet['word'] =>
  (code, label) =>
    words[code] ?? label;

/** 族 is left out as the 干部任免审批表 leaves it out: 汉, 回, 维吾尔. */
const withoutPeople: WordSet['word'] = (_code, label) => label.replace(/族$/u, '');

export const wordSets: readonly WordSet[] = [
  {
    key: 'political-short',
    list: 'political',
    label: '党员、预备党员、团员、群众',
    word: byCode({ '01': '党员', '02': '预备党员', '03': '团员' }),
  },
  {
    key: 'political-party',
    list: 'political',
    label: '中共党员、预备党员、团员、群众',
    word: byCode({ '02': '预备党员', '03': '团员' }),
  },
  {
    key: 'education-short',
    list: 'education',
    label: '博士、硕士、本科、大专、中专、高中',
    word: byCode({ '11': '博士', '14': '硕士', '20': '本科', '30': '大专', '40': '中专', '60': '高中' }),
  },
  {
    key: 'education-cadre',
    list: 'education',
    label: '研究生、大学、大专、中专、高中',
    word: byCode({ '11': '研究生', '14': '研究生', '20': '大学', '30': '大专', '40': '中专', '60': '高中' }),
  },
  {
    key: 'education-bands',
    list: 'education',
    label: '研究生、本科、大专、大专以下',
    word: byCode({
      '11': '研究生',
      '14': '研究生',
      '20': '本科',
      '30': '大专',
      '40': '大专以下',
      '60': '大专以下',
      '70': '大专以下',
      '80': '大专以下',
      '90': '大专以下',
    }),
  },
  { key: 'nation-short', list: 'nation', label: '汉、回、满', word: withoutPeople },
  {
    key: 'certificate-level',
    list: 'certificate',
    label: '初级、中级、高级',
    word: byCode({ sw_assistant: '初级', sw: '中级', sw_senior: '高级' }),
  },
  {
    key: 'appraisal-qualified',
    list: 'appraisal_grade',
    label: '优秀、合格、基本合格、不合格',
    word: byCode(appraisalWords.qualified),
  },
  { key: 'flag-have', list: 'flag', label: '有、无', word: byCode({ '1': '有', '0': '无' }) },
  { key: 'flag-tick', list: 'flag', label: '√、空白', word: byCode({ '1': '√', '0': '' }) },
];

/** The word sets of a list, for the choice beside a column. */
export function wordSetsOf(list: string): readonly WordSet[] {
  return wordSets.filter((set) => set.list === list);
}

/** A value in the words of a set; by its label where the set does not exist or belongs to another list. */
export function inWords(key: string | undefined, list: string, code: string, label: string): string {
  const set = wordSets.find((candidate) => candidate.key === key && candidate.list === list);
  return set === undefined ? label : set.word(code, label);
}
