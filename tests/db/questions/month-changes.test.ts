import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OutputOf, startOffice, type TestDesk } from '../../electron/desk/test-desk.ts';

type Values = Readonly<Record<string, string | number | null>>;

let office: TestDesk;
let person: string;
let first: string;
let second: string;

async function save(register: string, patch: Values): Promise<string> {
  return (await office.call('records.save', { register, patch })).record.id;
}

async function mend(register: string, id: string, patch: Values): Promise<void> {
  const { version } = await office.call('records.get', { register, id });
  await office.call('records.save', { register, id, version, patch });
}

beforeEach(async () => {
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  first = await save('communities', { name: '海棠里社区' });
  second = await save('communities', { name: '柳荫社区' });
  person = await save('people', { name: '单雄信', id_number: '990101199001010019' });
});
afterEach(() => office.end());

type Row = OutputOf<'monthChanges.view'>['groups'][number]['rows'][number];

/** The lines of a month as the county reads them. */
async function lines(month: string): Promise<readonly string[]> {
  const { groups } = await office.call('monthChanges.view', { month, recipient: null });
  const text = ({ mark, name, community, before, after, day, document, note }: Row): string =>
    [mark, name, community, before, after, day, document, note].join('|');
  return groups.flatMap(({ label, rows }) => rows.map((row) => `${label}|${text(row)}`));
}

async function working(since = '2024-01-01'): Promise<string> {
  await save('appointments', { person, community: first, position: 'member', is_main: 1, starts_on: since });
  return save('stays', { person, starts_on: since, entry_reason: 'recruited' });
}

describe('a month tells', () => {
  it('who joined, where and as what, with grade, pay and contract from the first day', async () => {
    await save('stays', { person, starts_on: '2026-02-10', entry_reason: 'transferred_in', came_from: '东街道' });
    await save('appointments', { person, community: first, position: 'member', is_main: 1, starts_on: '2026-02-10' });
    await save('grades', { person, grade: 3, starts_on: '2026-02-10', document: '青人〔2026〕1号' });
    await save('pay_lines', { person, item: '岗位工资', amount: 320_000, starts_on: '2026-02' });
    await save('contracts', {
      person,
      kind: 'fixed_term',
      number: 'HT-7',
      starts_on: '2026-02-10',
      ends_on: '2029-02-09',
    });
    expect(await lines('2026-02')).toEqual([
      '入职（增员）||单雄信|海棠里社区|东街道|海棠里社区 委员|2026.02.10||调入',
      '岗位等级变动||单雄信|海棠里社区||3级|2026.02.10|青人〔2026〕1号|',
      '工资变动||单雄信|海棠里社区||岗位工资 3,200.00元|2026.02.10||',
      '劳动合同变动||单雄信|海棠里社区||固定期限劳动合同 2026.02.10—2029.02.09|2026.02.10|HT-7|',
    ]);
    expect(await lines('2026-01')).toEqual([]);
    expect(await lines('2026-03')).toEqual([]);
  });

  it('who left, with the reason, and nothing else of who left', async () => {
    const stay = await working();
    await save('pay_lines', { person, item: '岗位工资', amount: 320_000, starts_on: '2024-01-01' });
    const leaving = { exit_reason: 'resigned', went_to: '某公司', document: '青办〔2026〕3号' };
    await mend('stays', stay, { ends_on: '2026-02-28', ...leaving });
    expect(await lines('2026-02')).toEqual([
      '离岗（减员）||单雄信|海棠里社区|海棠里社区 委员|辞职|2026.02.28|青办〔2026〕3号|去向：某公司',
    ]);
    expect(await lines('2026-03')).toEqual([]);
  });

  it('both, of who came and went within it', async () => {
    await save('stays', { person, starts_on: '2026-02-02', ends_on: '2026-02-20', exit_reason: 'probation_failed' });
    expect((await lines('2026-02')).map((line) => line.split('|')[0])).toEqual(['入职（增员）', '离岗（减员）']);
  });

  it('who moved to another community and got another post, with the document', async () => {
    await working();
    const { rows } = await office.call('records.list', { register: 'appointments' });
    await mend('appointments', rows[0]?.id ?? '', { ends_on: '2026-02-14' });
    await save('appointments', {
      person,
      community: second,
      position: 'deputy_director',
      is_main: 1,
      starts_on: '2026-02-15',
      document: '青委〔2026〕8号',
    });
    expect(await lines('2026-02')).toEqual([
      '社区调动||单雄信|柳荫社区|海棠里社区|柳荫社区|2026.02.15|青委〔2026〕8号|',
      '职务变动||单雄信|柳荫社区|委员|副主任|2026.02.15|青委〔2026〕8号|',
    ]);
  });

  it('a post held besides, and the end of it in the month after its last day', async () => {
    await working();
    await save('appointments', {
      person,
      community: second,
      position: 'grid_leader',
      starts_on: '2026-01-10',
      ends_on: '2026-01-31',
    });
    expect(await lines('2026-01')).toEqual(['职务变动||单雄信|海棠里社区|委员|委员、网格长（柳荫社区）|2026.01.10||']);
    expect(await lines('2026-02')).toEqual(['职务变动||单雄信|海棠里社区|委员、网格长（柳荫社区）|委员|2026.02.01||']);
  });

  it('what is paid more, item by item, with the difference in a month', async () => {
    await working();
    await save('pay_lines', {
      person,
      item: '岗位工资',
      amount: 320_000,
      starts_on: '2024-01-01',
      ends_on: '2026-01-31',
    });
    await save('pay_lines', { person, item: '岗位工资', level: '二档', amount: 345_050, starts_on: '2026-02' });
    await save('pay_lines', { person, item: '地区津贴', amount: 30_000, starts_on: '2024-01-01' });
    expect(await lines('2026-02')).toEqual([
      '工资变动||单雄信|海棠里社区|岗位工资 3,200.00元|岗位工资（二档） 3,450.50元|2026.02||',
    ]);
    const { groups } = await office.call('monthChanges.view', { month: '2026-02', recipient: null });
    expect(groups[0]?.rows[0]?.difference).toBe(25_050);
  });

  it('an allowance that begins, goes up with a higher certificate, and ends with one that expires', async () => {
    await working();
    const lower = { kind: 'sw_assistant', number: 'A1', issued_on: '2025-10', allowance_from: '2025-12-01' };
    await save('certificates', { person, ...lower });
    await save('certificates', {
      person,
      kind: 'sw',
      number: 'B2',
      issued_on: '2026-01',
      allowance_from: '2026-02-01',
    });
    await save('certificates', {
      person,
      kind: 'first_aid',
      issued_on: '2025-01',
      allowance_from: '2025-01-01',
      valid_to: '2026-01-31',
    });
    await save('certificates', { person, kind: 'fire', issued_on: '2026-02-03' });
    expect(await lines('2025-12')).toEqual([
      '证书津贴变动||单雄信|海棠里社区||助理社会工作师|2025.12.01|A1|证书取得时间 2025.10',
    ]);
    expect(await lines('2026-02')).toEqual([
      '证书津贴变动||单雄信|海棠里社区|助理社会工作师|社会工作师|2026.02.01|B2|证书取得时间 2026.01',
      '证书津贴变动||单雄信|海棠里社区|急救员证||2026.02.01||',
    ]);
  });

  it('a contract renewed, and one that ran out', async () => {
    await working();
    await save('contracts', { person, kind: 'fixed_term', starts_on: '2024-01-01', ends_on: '2026-01-31' });
    await save('contracts', {
      person,
      kind: 'fixed_term',
      number: 'HT-9',
      starts_on: '2026-02-01',
      ends_on: '2026-02-27',
    });
    expect(await lines('2026-02')).toEqual([
      '劳动合同变动||单雄信|海棠里社区|固定期限劳动合同 2024.01.01—2026.01.31|固定期限劳动合同 2026.02.01—2026.02.27|2026.02.01|HT-9|',
      '劳动合同变动||单雄信|海棠里社区|固定期限劳动合同 2026.02.01—2026.02.27||2026.02.28||',
    ]);
  });

  it('nothing of who is not on the roll, of records without a change, and of a day that is not known', async () => {
    await save('grades', { person, grade: 2, starts_on: '2026-02-01' });
    await save('stays', { person });
    const other = await save('people', { name: '程咬金' });
    await save('grades', { person: other, grade: 2, starts_on: '2026-02-01' });
    expect(await lines('2026-02')).toEqual(['岗位等级变动||单雄信|||2级|2026.02.01||']);
    await save('grades', { person, grade: 2, starts_on: '2026-03-01' }).catch(() => null);
    expect(await lines('2026-03')).toEqual([]);
  });
});
