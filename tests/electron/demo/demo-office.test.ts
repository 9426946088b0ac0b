import { describe, expect, it } from 'vitest';
import { registerMap } from '../../../db/registers/all.ts';
import { checkValue } from '../../../db/registers/model/schema.ts';
import { derivedPerson } from '../../../db/rules/derived-person.ts';
import { checkIdNumber, idSex } from '../../../db/rules/id-number.ts';
import { codeLists } from '../../../db/rules/lists/all.ts';
import { recordFaults } from '../../../db/rules/record-faults.ts';
import { type DemoOffice, type DemoRecords, demoOffice } from '../../../electron/demo/demo-office.ts';

const today = '2026-03-05';
const office = demoOffice({ seed: 7, today });
const registers = registerMap();
const recordsOf = (register: string, of: DemoOffice = office): DemoRecords => of[register] ?? [];
const textsOf = (register: string, key: string): string[] =>
  recordsOf(register).flatMap(({ values }) => (typeof values[key] === 'string' ? [values[key]] : []));

/** On the roll on a day and in no part-time post. */
const countedOn = (day: string): ReadonlySet<unknown> =>
  new Set(
    recordsOf('stays')
      .map((stay) => stay.values)
      .filter((stay) => stay['kind'] === 'regular' && String(stay['starts_on'] ?? '') <= day)
      .filter((stay) => String(stay['ends_on'] ?? '9999') >= day)
      .map((stay) => stay['person']),
  );

describe('the generated office', () => {
  it('is the same for the same seed, to the last key, and another for another', () => {
    expect(demoOffice({ seed: 7, today })).toEqual(office);
    expect(demoOffice({ seed: 8, today })['people']).not.toEqual(office['people']);
  });

  it('has 12 communities and 260 counted workers, and others who are not counted', () => {
    expect(recordsOf('communities').filter((one) => one.values['ended_on'] === undefined)).toHaveLength(12);
    expect(countedOn(today).size).toBe(260);
    expect(recordsOf('people').length).toBeGreaterThan(320);
    expect(new Set(textsOf('appointments', 'category'))).toEqual(
      new Set(['committee_full', 'worker', 'committee_part', 'rehired']),
    );
  });

  it('holds only values that the definitions accept, codes that the lists know and references that come first', () => {
    const faults: string[] = [];
    const known = new Set<string>();
    for (const [key, records] of Object.entries(office)) {
      const register = registers.get(key);
      if (register === undefined) throw new Error(`no register ${key}`);
      for (const { id, values } of records) {
        for (const [column, value] of Object.entries(values)) {
          const field = register.fields.find((one) => one.key === column);
          const checked = field === undefined ? { fault: 'no such field' } : checkValue(field, value);
          if ('fault' in checked) faults.push(`${key}.${column}: ${checked.fault}`);
          if (field?.kind === 'choice' && !codeLists[field.list]?.values.some((one) => one.code === value)) {
            faults.push(`${key}.${column}: no code ${String(value)}`);
          }
          if (field?.kind === 'ref' && !known.has(`${field.register}/${String(value)}`)) {
            faults.push(`${key}.${column}: dangling`);
          }
        }
        faults.push(...recordFaults(register, values).map((fault) => `${key}.${fault.field}: ${fault.message}`));
        known.add(`${key}/${id}`);
      }
    }
    expect([...new Set(faults)]).toEqual([]);
  });

  it('gives ID numbers that check but that no region ever gave out, and telephones that never ring', () => {
    const numbers = textsOf('people', 'id_number');
    expect(numbers.filter((number) => !checkIdNumber(number).ok || !/^990\d{3}/.test(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
    const phones = [
      ...textsOf('people', 'phone'),
      ...textsOf('people', 'emergency_phone'),
      ...textsOf('cadres', 'phone'),
      ...textsOf('communities', 'phone'),
      ...textsOf('recipients', 'contact_phone'),
    ];
    expect(phones.length).toBeGreaterThan(400);
    expect(phones.filter((phone) => !/^(154\d{8}|026-8\d{7})$/.test(phone))).toEqual([]);
    expect(new Set(textsOf('people', 'phone')).size).toBe(textsOf('people', 'phone').length);
  });

  it('names people as a street does, with rare characters, interpuncts and surnames read their own way', () => {
    const names = textsOf('people', 'name');
    for (const telling of ['㛃', '䶮', '𬱖', '𠮷']) expect(names.join()).toContain(telling);
    for (const surname of ['单', '解', '仇', '曾']) expect(names.some((name) => name.startsWith(surname))).toBe(true);
    const many = recordsOf('people', demoOffice({ seed: 7, today, workers: 2000, years: 0 })).map((one) =>
      String(one.values['name']),
    );
    expect(many.some((name) => name.includes('·'))).toBe(true);
    const wang = many.filter((name) => name.startsWith('王')).length / many.length;
    expect(wang).toBeGreaterThan(0.04);
  });

  it('remembers ten years: leavers with reasons, returns, transfers, a merger, all grades', () => {
    expect(new Set(recordsOf('appraisals').map((one) => one.values['year'])).size).toBe(10);
    expect(new Set(textsOf('stays', 'exit_reason')).size).toBeGreaterThan(5);
    expect(textsOf('stays', 'entry_reason')).toContain('returned');
    expect(textsOf('community_changes', 'kind')).toEqual(['merged', 'renamed']);
    const posts = new Map<unknown, Set<unknown>>();
    for (const { values } of recordsOf('appointments')) {
      posts.set(values['person'], (posts.get(values['person']) ?? new Set()).add(values['community']));
    }
    expect([...posts.values()].filter((communities) => communities.size > 1).length).toBeGreaterThan(15);
    expect(textsOf('appointments', 'position')).toEqual(
      expect.arrayContaining(['secretary_director', 'secretary', 'director']),
    );
  });

  it('appraises about a fifth as excellent each year, and writes summaries from two lines to several pages', () => {
    for (let year = 2016; year < 2026; year += 1) {
      const graded = recordsOf('appraisals').filter(
        (one) => one.values['year'] === year && one.values['final_grade'] !== 'ungraded',
      );
      const share = graded.filter((one) => one.values['final_grade'] === 'excellent').length / graded.length;
      expect(share, String(year)).toBeGreaterThan(0.17);
      expect(share, String(year)).toBeLessThanOrEqual(0.2);
    }
    const lengths = textsOf('appraisals', 'summary').map((text) => text.length);
    expect(Math.min(...lengths)).toBeLessThan(120);
    expect(Math.max(...lengths)).toBeGreaterThan(2000);
  });

  it('lacks what real files lack: days known by month or year, empty fields, values recognised against the card', () => {
    const lengths = new Set(textsOf('people', 'service_started_on').map((day) => day.length));
    expect(lengths).toEqual(new Set([4, 7, 10]));
    const people = recordsOf('people');
    expect(people.filter((one) => one.values['id_number'] === undefined).length).toBeGreaterThan(0);
    expect(people.filter((one) => one.values['resume'] === undefined).length).toBeGreaterThan(10);
    expect(textsOf('people', 'recognised_birth_basis')).toHaveLength(1);
    expect(textsOf('people', 'recognised_service_basis')).toHaveLength(1);
  });

  it('lets everybody work within their years: none before 18, nobody on the roll beyond the retirement day', () => {
    const sexes = recordsOf('people').map(({ values }) => idSex(String(values['id_number'] ?? '')));
    const women = sexes.filter((sex) => sex === '2').length / sexes.length;
    expect(women).toBeGreaterThan(0.6);
    expect(women).toBeLessThan(0.85);
    const births = new Map(
      recordsOf('people').map(({ id, values }) => [id, Number(String(values['id_number'] ?? '').slice(6, 10))]),
    );
    const ages = recordsOf('stays').flatMap(({ values }) => {
      const birth = births.get(String(values['person'])) ?? 0;
      const from = String(values['starts_on'] ?? '');
      return birth === 0 || from === '' || values['kind'] !== 'regular' ? [] : [Number(from.slice(0, 4)) - birth];
    });
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(18);
    expect(Math.max(...ages)).toBeLessThan(62);
    const counted = countedOn(today);
    const retired = recordsOf('people').filter(({ id, values }) => {
      const day = derivedPerson(values).retirement_day;
      return counted.has(id) && day !== null && day <= today;
    });
    expect(retired).toEqual([]);
  });

  it('makes 5,000 as well as 260, with keys of the caller', () => {
    let next = 0;
    const big = demoOffice({
      seed: 7,
      today,
      workers: 5000,
      communities: 30,
      years: 1,
      newKey: () => `k${(next += 1)}`,
    });
    expect(recordsOf('people', big).length).toBeGreaterThan(6000);
    expect(recordsOf('people', big)[0]?.id).toMatch(/^k\d+$/);
    expect(new Set(recordsOf('people', big).map((one) => one.values['id_number'])).size).toBeGreaterThan(6000);
  });
});
