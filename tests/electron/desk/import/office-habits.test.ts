import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../../id-numbers.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import { begin, changes, importTable, inOrder, marks, previewCreating, rowsOf, stored, type Value } from './tables.ts';

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

const one = idNumber('19900307', 11);
const two = idNumber('19850209', 12);
const three = idNumber('19790421', 13);

async function firstRow(rows: readonly (readonly Value[])[]) {
  const { run } = await begin(office, rows);
  await previewCreating(office, run);
  return (await rowsOf(office, run))[0];
}

describe('a roster as offices keep it', () => {
  it('takes the community from the line above its people, and makes nobody of that line', async () => {
    await importTable(office, [
      ['姓名', '身份证号', '职务', '何时进入社区'],
      ['一、幸福社区（2人）', null, null],
      ['甲一', one, '书记', '2019.9'],
      ['乙二', two, '主任'],
      ['二、和平社区（1人）', null, null],
      ['丙三', three, '书记'],
      ['填表人：某某', null, null],
    ]);
    const { rows, labels } = await office.call('records.list', { register: 'people', columns: ['name', 'community'] });
    const places = rows.map(({ values }) => [values['name'], labels['communities']?.[String(values['community'])]]);
    expect(inOrder(places)).toEqual([
      ['丙三', '和平社区'],
      ['乙二', '幸福社区'],
      ['甲一', '幸福社区'],
    ]);
  });

  it('reads 全日制 and 在职 under 学历情况, each its own education', async () => {
    await importTable(office, [
      ['姓名', '身份证号', '学历情况', null],
      [null, null, '全日制', '在职'],
      ['甲一', one, '大专', '本科'],
    ]);
    const columns = ['full_time_education', 'in_service_education', 'education'];
    expect(await stored(office, 'people', columns)).toEqual([['30', '20', '20']]);
  });

  it('takes education and degree of one cell apart', async () => {
    const row = await firstRow([
      ['姓名', '身份证号', '学历'],
      ['甲一', one, '大学本科/法学学士'],
    ]);
    expect(changes(row, '学历')).toEqual(['学历 set  → 大学本科', '学位 set  → 学士']);
  });

  it.each([
    ['岗位等级', '三级', '岗位等级 set  → 3'],
    ['岗位等级', '十二级', '岗位等级 set  → 12'],
    ['两委任职', '书记、主任', '职务 set  → 书记兼主任'],
    ['何时进入社区', '二〇一九年九月', '从事社区工作时间 set  → 2019-09'],
  ])('reads %s %s', async (heading, text, change) => {
    const row = await firstRow([
      ['姓名', '身份证号', heading],
      ['甲一', one, text],
    ]);
    expect(changes(row, heading)).toEqual([change]);
  });

  it.each([
    ['学历', '大专（函授）', '括号里的内容没有记入'],
    ['职务', '委员兼网格长', '写了不止一项'],
  ])('asks before it takes part of %s %s', async (heading, text, reason) => {
    const { run } = await begin(office, [
      ['姓名', '身份证号', heading],
      ['甲一', one, text],
    ]);
    await previewCreating(office, run);
    const [row] = await rowsOf(office, run, 'problem');
    expect(marks(row, heading)).toEqual(['doubt doubt']);
    expect(row?.cells.flatMap((cell) => cell.marks.map((mark) => mark.reason)).join('')).toContain(reason);
  });

  it('takes somebody who stands there twice as one person with two posts, where the clerk says so', async () => {
    const rows = [
      ['姓名', '身份证号', '所在社区', '职务'],
      ['甲一', one, '幸福社区', '书记'],
      ['乙二', two, '幸福社区', '主任'],
      ['甲一', one, '和平社区', '网格长'],
    ];
    const { run } = await begin(office, rows);
    expect((await previewCreating(office, run)).counts).toMatchObject({ new: 1, problem: 2 });
    expect((await previewCreating(office, run, { twins: 'posts' })).counts).toMatchObject({ new: 2, update: 1 });
    await office.call('imports.commit', { run });
    const [first] = (
      await office.call('records.list', {
        register: 'people',
        columns: ['name', 'position', 'positions'],
        filters: [{ key: 'name', op: 'is', values: ['甲一'] }],
      })
    ).rows;
    expect(first?.values).toEqual({ name: '甲一', position: 'secretary', positions: '书记、和平社区网格长' });
    const again = await begin(office, rows);
    expect((await previewCreating(office, again.run, { twins: 'posts' })).counts).toMatchObject({
      new: 0,
      update: 0,
      same: 3,
    });
  });
});
