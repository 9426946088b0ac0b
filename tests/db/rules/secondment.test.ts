import { describe, expect, it } from 'vitest';
import { registerMap } from '../../../db/registers/all.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { borrowerLevel, secondmentState } from '../../../db/rules/lists/secondment.ts';
import { recordFaults } from '../../../db/rules/record-faults.ts';
import { secondmentFaults } from '../../../db/rules/secondment.ts';

const record = (values: Readonly<Record<string, FieldValue>>) => ({
  person: 'p1',
  borrower: '某单位',
  starts_on: '2026-01-05',
  ...values,
});
const faulty = (values: Readonly<Record<string, FieldValue>>): readonly string[] =>
  secondmentFaults(record(values)).map(({ field }) => field);

const complete = {
  ends_on: '2026-06-30',
  approval_document: '云社工〔2026〕3号',
  clear_by: '2026-03-31',
  back_on: '2026-03-20',
};

describe('a secondment by measure 17', () => {
  it.each(secondmentState.values.flatMap(({ code }) => borrowerLevel.values.map((level) => [code, level.code])))(
    'in the state %s to a borrower of level %s may stand when all is filled in, unless a county is approved',
    (state, level) => {
      const refused = state === 'approved' && level === 'county';
      expect(faulty({ ...complete, state: state ?? '', borrower_level: level ?? '' })).toEqual(
        refused ? ['state'] : [],
      );
    },
  );

  it('is never approved for a county, and the sentence names the rule and the way out', () => {
    const [fault] = secondmentFaults(record({ ...complete, borrower_level: 'county', state: 'approved' }));
    for (const words of ['措施17', '不得借调社区工作者', '违规在借(自查)', '清退期限'])
      expect(fault?.message).toContain(words);
  });

  it.each([
    ['street', 'approved', ['approval_document', 'ends_on']],
    ['other', 'approved', ['approval_document', 'ends_on']],
    ['county', 'irregular', ['clear_by']],
    ['street', 'irregular', ['clear_by']],
    ['county', 'cleared', ['back_on']],
    ['street', 'applied', []],
    ['county', 'refused', []],
  ])('of a borrower of level %s in the state %s lacks %j', (borrower_level, state, fields) => {
    expect(faulty({ borrower_level, state })).toEqual(fields);
  });

  it.each(['ends_on', 'clear_by', 'back_on'])('does not end before it begins: %s', (field) => {
    const values = { ...complete, borrower_level: 'street', state: 'approved', [field]: '2025-12-31' };
    expect(faulty(values)).toEqual([field]);
    expect(faulty({ ...values, [field]: '2026' })).toEqual([]);
  });

  it('is asked the same of every record that is written', () => {
    const register = registerMap().get('secondments');
    if (register === undefined) throw new Error('no register');
    const values = record({ borrower_level: 'county', state: 'approved' });
    expect(recordFaults(register, values)).toEqual(secondmentFaults(values));
  });
});
