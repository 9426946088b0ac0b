import { describe, expect, it } from 'vitest';
import { codeLists } from '../../../../db/rules/lists/all.ts';
import { countedCategories } from '../../../../db/rules/lists/category.ts';
import { certificate, certificateRank } from '../../../../db/rules/lists/certificate.ts';
import { appraisalGrade, appraisalWords } from '../../../../db/rules/lists/appraisal-grade.ts';
import { codeOf, labelOf } from '../../../../db/rules/lists/lookup.ts';
import { nation, shortNation } from '../../../../db/rules/lists/nation.ts';
import { position } from '../../../../db/rules/lists/position.ts';

function meant(list: string, text: string): string | null {
  const found = codeLists[list];
  return found === undefined ? 'no such list' : codeOf(found, text);
}

describe('a word of an office table', () => {
  it.each([
    ['sex', '男', '1'],
    ['sex', ' 女性 ', '2'],
    ['sex', '１', '1'],
    ['political', '党员', '01'],
    ['political', '中共党员', '01'],
    ['political', '预备党员', '02'],
    ['political', '中共党员（预备）', '02'],
    ['political', '中共党员(预备)', '02'],
    ['political', '团员', '03'],
    ['political', '无党派', '12'],
    ['political', '群\n众', '13'],
    ['education', '大学', '20'],
    ['education', '本 科', '20'],
    ['education', '大学本科', '20'],
    ['education', '硕士研究生', '14'],
    ['education', '研究生', '14'],
    ['education', '博士', '11'],
    ['education', '大专', '30'],
    ['education', '中专', '40'],
    ['degree', '管理学学士', '4'],
    ['degree', '无', '0'],
    ['marital', '已婚', '20'],
    ['relation', '妻子', '12'],
    ['relation', '母亲', '52'],
    ['category', '社区“两委”专职成员', 'committee_full'],
    ['category', '社区专职工作人员', 'worker'],
    ['position', '书记、主任', 'secretary_director'],
    ['position', '一肩挑', 'secretary_director'],
    ['position', '党支部书记', 'secretary'],
    ['position', '专职网格员', 'grid_worker'],
    ['post_class', '社区正职', 'chief'],
    ['certificate', '初级', 'sw_assistant'],
    ['certificate', '社会工作者（中级）', 'sw'],
    ['appraisal_grade', '合格', 'competent'],
    ['appraisal_grade', '称职', 'competent'],
    ['study_mode', '是', 'full_time'],
    ['retirement_class', '女55', '55'],
    ['exit_reason', '解聘', 'dismissed'],
    ['report_state', '已上报', 'sent'],
  ])('in %s, %j means %s', (list, text, code) => {
    expect(meant(list, text)).toBe(code);
  });

  it.each([
    ['political', '入党积极分子'],
    ['political', '党员（预'],
    ['education', '大专以下'],
    ['sex', ''],
    ['position', '书记（已离任）'],
  ])('in %s, %j means nothing certain', (list, text) => {
    expect(meant(list, text)).toBeNull();
  });

  it('is found again from every label, synonym and code of every list', () => {
    for (const list of Object.values(codeLists)) {
      for (const value of list.values) {
        const found = [value.label, value.code, ...(value.synonyms ?? [])].map((spelling) => codeOf(list, spelling));
        expect(new Set(found)).toEqual(new Set([value.code]));
      }
    }
  });
});

describe('the label of a code', () => {
  it('is the one of the list, and null for a code that it does not have', () => {
    expect(labelOf(position, 'secretary_director')).toBe('书记兼主任');
    expect(labelOf(position, 'emperor')).toBeNull();
  });
});

describe('the lists that rules rest on', () => {
  it('hold the 56 peoples in their order, under both their names', () => {
    const standard = nation.values.filter((value) => Number(value.code) <= 56);
    expect(standard.map((value) => value.code)).toEqual(
      Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')),
    );
    expect(codeOf(nation, '汉')).toBe('01');
    expect(codeOf(nation, '汉族')).toBe('01');
    expect(codeOf(nation, '维吾尔')).toBe('05');
    expect(labelOf(nation, '56')).toBe('基诺族');
    expect(shortNation('高山族')).toBe('高山');
    expect(shortNation('其他')).toBe('其他');
  });

  it('count the two kinds of community workers of measure 1 and nobody else', () => {
    const counted = (codeLists['category']?.values ?? []).filter((value) => countedCategories.has(value.code));
    expect(counted.map((value) => value.label)).toEqual(['两委专职成员', '专职工作人员']);
  });

  it('rank the three social work certificates, which the list has', () => {
    const ranked = certificate.values.filter((value) => certificateRank[value.code] !== undefined);
    expect(ranked.map((value) => value.label)).toEqual(['助理社会工作师', '社会工作师', '高级社会工作师']);
    expect(ranked.map((value) => certificateRank[value.code])).toEqual([1, 2, 3]);
  });

  it('write the four grades in both sets of words, which are all understood', () => {
    for (const words of Object.values(appraisalWords)) {
      for (const [code, word] of Object.entries(words)) expect(codeOf(appraisalGrade, word)).toBe(code);
    }
  });

  it('order education so that the smaller code is the higher', () => {
    const order = (codeLists['education']?.values ?? []).map((value) => value.code);
    expect(order).toEqual(order.toSorted());
    expect(order[0]).toBe('11');
  });
});
