import { describe, expect, it } from 'vitest';
import { codeLists } from '../../../db/rules/lists/all.ts';
import { inWords, wordSets, wordSetsOf } from '../../../db/rules/word-sets.ts';

describe('the words of a form', () => {
  it.each([
    ['political-short', 'political', '01', '党员'],
    ['political-short', 'political', '02', '预备党员'],
    ['political-short', 'political', '13', '群众'],
    ['political-party', 'political', '01', '中共党员'],
    ['education-short', 'education', '20', '本科'],
    ['education-cadre', 'education', '14', '研究生'],
    ['education-cadre', 'education', '20', '大学'],
    ['education-bands', 'education', '70', '大专以下'],
    ['certificate-level', 'certificate', 'sw', '中级'],
    ['certificate-level', 'certificate', 'legal', '法律职业资格证书'],
    ['appraisal-qualified', 'appraisal_grade', 'basic', '基本合格'],
    ['appraisal-qualified', 'appraisal_grade', 'absent', '未参加考核'],
  ])('%s writes the %s %s as %s', (set, list, code, word) => {
    const label = codeLists[list]?.values.find((value) => value.code === code)?.label ?? '';
    expect(inWords(set, list, code, label)).toBe(word);
  });

  it('leaves 族 out, whatever the name', () => {
    expect(inWords('nation-short', 'nation', '01', '汉族')).toBe('汉');
    expect(inWords('nation-short', 'nation', '05', '维吾尔族')).toBe('维吾尔');
    expect(inWords('nation-short', 'nation', '97', '其他')).toBe('其他');
  });

  it('keeps the label under a set that is unknown or of another list', () => {
    expect(inWords(undefined, 'political', '01', '中共党员')).toBe('中共党员');
    expect(inWords('education-short', 'political', '20', '中共党员')).toBe('中共党员');
  });

  it('belongs to a list that there is', () => {
    for (const { list } of wordSets) expect(list === 'flag' || codeLists[list] !== undefined).toBe(true);
    expect(wordSetsOf('nation').map((set) => set.key)).toEqual(['nation-short']);
  });
});
