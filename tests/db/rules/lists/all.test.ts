import { describe, expect, it } from 'vitest';
import { codeLists } from '../../../../db/rules/lists/all.ts';
import { squash } from '../../../../db/rules/text.ts';

const keys = [
  'sex nation political education degree marital household_kind id_kind relation category position post_class source',
  'entry_reason exit_reason stay_kind contract_kind employment_form certificate appraisal_grade study_mode retirement_class',
  'medical_insurance community_kind grid_worker attachment_kind recipient_kind community_change population_basis report_state',
]
  .join(' ')
  .split(' ');

describe('the built-in code lists', () => {
  it('hold every list that fields refer to, under its own key', () => {
    expect(Object.keys(codeLists)).toEqual(expect.arrayContaining(keys));
    for (const [key, list] of Object.entries(codeLists)) expect(list.key).toBe(key);
  });

  it.each(Object.values(codeLists))('$label names its source and has at least two values', (list) => {
    expect(list.source.length).toBeGreaterThanOrEqual(3);
    expect(list.values.length).toBeGreaterThan(1);
  });

  it.each(Object.values(codeLists))('$label has each code once, fit to be stored', (list) => {
    const codes = list.values.map((value) => value.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-zA-Z0-9_]+$/);
  });

  it.each(Object.values(codeLists))('$label never gives one spelling to two codes', (list) => {
    const owner = new Map<string, string>();
    const clashes: string[] = [];
    for (const value of list.values) {
      for (const spelling of [value.code, value.label, ...(value.synonyms ?? [])]) {
        const key = squash(spelling);
        expect(key).not.toBe('');
        if ((owner.get(key) ?? value.code) !== value.code)
          clashes.push(`${spelling}: ${owner.get(key)} and ${value.code}`);
        owner.set(key, value.code);
      }
    }
    expect(clashes).toEqual([]);
  });

  it.each(Object.values(codeLists))('$label has no synonym that says nothing new', (list) => {
    for (const value of list.values) {
      const spellings = [value.label, ...(value.synonyms ?? [])].map((spelling) => squash(spelling));
      expect([...new Set(spellings)]).toEqual(spellings);
    }
  });
});
