import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../../id-numbers.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import { begin, changes, importTable, inOrder, marks, preview, previewCreating, rowsOf, stored } from './tables.ts';

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

const heading = ['姓名', '身份证号', '社区', '备注'];
const one = idNumber('19900307', 11);
const two = idNumber('19850209', 12);

describe('whom a row means', () => {
  it('is decided by the number, whatever the name', async () => {
    await importTable(office, [heading, ['甲一', one, '东湖社区', null]]);
    const { run } = await begin(office, [heading, ['甲益', one, '东湖社区', '改名']]);
    expect((await preview(office, run)).counts).toMatchObject({ update: 1, new: 0 });
    expect(changes((await rowsOf(office, run))[0], '姓名')).toEqual(['姓名 set 甲一 → 甲益']);
  });

  it('is asked where the number is somebody’s of quite another name', async () => {
    await importTable(office, [heading, ['甲一', one, '东湖社区', null]]);
    const { run } = await begin(office, [heading, ['乙二', one, '东湖社区', '错行']]);
    expect((await preview(office, run)).counts).toMatchObject({ problem: 1, update: 0 });
    const [row] = await rowsOf(office, run, 'problem');
    const name = row?.cells.find(({ marks }) => marks.some(({ code }) => code === 'other-name'));
    expect(name?.marks[0]?.reason).toContain('在台账里是“甲一”，姓名完全不同');
    const mend = { action: 'accept', column: name?.column ?? -1 } as const;
    const { row: after } = await office.call('imports.mend', { run, row: 2, mend });
    expect(after).toMatchObject({ tab: 'update' });
    await office.call('imports.commit', { run });
    expect(await stored(office, 'people', ['name'])).toEqual([['乙二']]);
  });

  it('is decided by name and community where there is no number', async () => {
    await importTable(office, [heading, ['甲一', one, '东湖社区', null], ['甲一', two, '西湖社区', null]]);
    const { run } = await begin(office, [heading, ['甲 一', null, '西湖社区', '新']]);
    expect((await preview(office, run)).counts).toMatchObject({ update: 1 });
    await office.call('imports.commit', { run });
    expect(await stored(office, 'people', ['id_number', 'note'])).toEqual(
      inOrder([
        [one, null],
        [two, '新'],
      ]),
    );
  });

  it('is asked where two are possible, and never guessed', async () => {
    await importTable(office, [heading, ['甲一', one, '东湖社区', null], ['甲一', two, '东湖社区', null]]);
    const { run } = await begin(office, [heading, ['甲一', null, '东湖社区', '新']]);
    expect((await preview(office, run)).counts).toMatchObject({ problem: 1, update: 0, new: 0 });
    const [row] = await rowsOf(office, run, 'problem');
    expect(row?.problems).toMatchObject([{ code: 'person', candidates: [{ label: '甲一' }, { label: '甲一' }] }]);
    const details = row?.problems[0]?.candidates.map((candidate) => candidate.detail) ?? [];
    expect(details[0]).toContain('东湖社区');
    expect(details.join('')).not.toContain(one);
    const chosen = row?.problems[0]?.candidates.find((candidate) => candidate.detail.includes(two.slice(-4)))?.id ?? '';
    const { row: after } = await office.call('imports.mend', {
      run,
      row: 2,
      mend: { action: 'person', person: chosen },
    });
    expect(after).toMatchObject({ tab: 'update', record: chosen });
    await office.call('imports.commit', { run });
    expect(await stored(office, 'people', ['id_number', 'note'])).toEqual(
      inOrder([
        [one, null],
        [two, '新'],
      ]),
    );
  });

  it('is asked where a namesake stands in another community or without a number', async () => {
    await importTable(office, [heading, ['甲一', one, '东湖社区', null], ['乙二', null, '东湖社区', null]]);
    const { run } = await begin(office, [heading, ['甲一', null, '西湖社区', null], ['乙二', two, '东湖社区', null]]);
    await previewCreating(office, run);
    const asked = await rowsOf(office, run, 'problem');
    expect(asked.map((row) => row.problems.map((problem) => problem.code))).toEqual([['person'], ['person']]);
    await office.call('imports.mend', { run, row: 2, mend: { action: 'person', person: 'new' } });
    const same = asked[1]?.problems[0]?.candidates[0]?.id ?? '';
    const { preview: after } = await office.call('imports.mend', {
      run,
      row: 3,
      mend: { action: 'person', person: same },
    });
    expect(after.counts).toMatchObject({ new: 1, update: 1, problem: 0 });
    await office.call('imports.commit', { run });
    expect(await stored(office, 'people', ['name', 'id_number'])).toEqual(
      inOrder([
        ['甲一', one],
        ['乙二', two],
        ['甲一', null],
      ]),
    );
  });

  it('is asked where two rows of the file mean one person; one of them may be skipped', async () => {
    const rows = [
      heading,
      ['甲一', one, '东湖社区', '上'],
      ['乙二', two, '东湖社区', null],
      ['甲一', one, '东湖社区', '下'],
    ];
    const { run } = await begin(office, rows);
    const asked = await previewCreating(office, run);
    expect(asked).toMatchObject({ counts: { new: 1, problem: 2 }, twins: { rows: 2, policy: 'ask' } });
    expect((await rowsOf(office, run, 'problem')).map((row) => row.problems)).toMatchObject([
      [{ code: 'twin', rows: [4] }],
      [{ code: 'twin', rows: [2] }],
    ]);
    expect((await preview(office, run, { twins: 'last' })).counts).toMatchObject({ new: 2, skipped: 1, problem: 0 });
    await preview(office, run, { twins: 'ask' });
    const { preview: after } = await office.call('imports.mend', { run, row: 4, mend: { action: 'skip', on: true } });
    expect(after.counts).toMatchObject({ new: 2, skipped: 1, problem: 0 });
    const done = await office.call('imports.commit', { run });
    expect(done.counts).toMatchObject({ new: 2, skipped: 1, rejected: 0 });
    expect(await stored(office, 'people', ['name', 'note'])).toEqual(
      inOrder([
        ['甲一', '上'],
        ['乙二', null],
      ]),
    );
  });

  it('is asked where a row without a number stands beside one of the same name and community', async () => {
    const { run } = await begin(office, [
      heading,
      ['甲一', one, '东湖社区', null],
      ['甲一', null, '东湖社区', null],
      ['甲一', two, '东湖社区', null],
    ]);
    expect((await previewCreating(office, run)).counts).toMatchObject({ new: 2, problem: 1 });
    const [row] = await rowsOf(office, run, 'problem');
    expect(row).toMatchObject({ row: 3, problems: [{ code: 'twin', rows: [2, 4] }] });
    const { preview: after } = await office.call('imports.mend', {
      run,
      row: 3,
      mend: { action: 'person', person: 'new' },
    });
    expect(after.counts).toMatchObject({ new: 3, problem: 0 });
  });

  it('offers somebody in the bin to be brought back', async () => {
    await importTable(office, [heading, ['甲一', one, '东湖社区', '旧']]);
    const [person] = (await office.call('records.list', { register: 'people' })).rows;
    await office.call('records.remove', { register: 'people', ids: [person?.id ?? ''] });
    const { run } = await begin(office, [heading, ['甲一', one, '东湖社区', '新']]);
    expect(await preview(office, run)).toMatchObject({ counts: { problem: 1 }, binned: { rows: 1, policy: 'ask' } });
    expect((await preview(office, run, { binned: 'restore' })).counts).toMatchObject({ update: 1 });
    await office.call('imports.commit', { run });
    const [restored] = (await office.call('records.list', { register: 'people', columns: ['note'] })).rows;
    expect(restored).toMatchObject({ id: person?.id, values: { note: '新' } });
  });
});

describe('a community', () => {
  it('that is unknown is never made silently: it is created, mapped or left empty by decision', async () => {
    const rows = [heading, ['甲一', one, '东湖社区', null], ['乙二', two, '东胡社区', null]];
    await importTable(office, [heading, ['丙三', idNumber('19800101', 13), '东湖社区', null]]);
    const { run } = await begin(office, rows);
    const asked = await preview(office, run);
    expect(asked).toMatchObject({
      counts: { new: 1, problem: 1 },
      communities: [{ name: '东胡社区', rows: 1, choice: null }],
    });
    expect(marks((await rowsOf(office, run, 'problem'))[0], '社区')).toEqual(['doubt community-unknown']);
    expect(
      (await office.call('imports.mendAll', { run, column: 2, code: 'community-unknown', act: 'accept' })).counts
        .problem,
    ).toBe(1);
    const [east] = (await office.call('records.list', { register: 'communities' })).rows;
    const mapped = await preview(office, run, { communities: { 东胡社区: { act: 'use', id: east?.id ?? '' } } });
    expect(mapped.counts).toMatchObject({ new: 2, problem: 0 });
    expect((await preview(office, run, { communities: { 东胡社区: { act: 'empty' } } })).counts).toMatchObject({
      new: 2,
      problem: 0,
    });
    await preview(office, run, { communities: { 东胡社区: { act: 'create' } } });
    expect((await office.call('imports.commit', { run })).counts.communities).toBe(1);
    expect((await stored(office, 'communities', ['name'])).flat()).toEqual(['东湖社区', '东胡社区'].toSorted());
  });

  it.each(['东湖', '东湖社区居委会', '青禾街道东湖社区居民委员会', ' 东 湖社区'])(
    'written as %j is known',
    async (written) => {
      await importTable(office, [heading, ['丙三', idNumber('19800101', 13), '东湖社区', null]]);
      const { run } = await begin(office, [heading, ['甲一', one, written, null]]);
      expect(await preview(office, run)).toMatchObject({ counts: { new: 1 }, communities: [] });
      expect(changes((await rowsOf(office, run))[0], '社区')).toEqual(['所在社区 set  → 东湖社区']);
    },
  );
});
