import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../../id-numbers.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import {
  begin,
  cell,
  changes,
  importTable,
  inOrder,
  marks,
  preview,
  previewCreating,
  rowsOf,
  stored,
  type Value,
} from './tables.ts';

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

const one = idNumber('19900307', 11);
const table = (heading: readonly string[], ...rows: readonly (readonly Value[])[]) => [
  ['姓名', '身份证号', ...heading],
  ...rows.map((row) => ['甲一', one, ...row]),
];
const posts = () => stored(office, 'appointments', ['position', 'starts_on', 'ends_on', 'is_main']);

describe('a post that differs', () => {
  beforeEach(() => importTable(office, table(['社区', '职务', '任现职时间'], ['东湖社区', '委员', '2020.01'])));
  const next = table(['社区', '职务'], ['西湖社区', '副书记']);

  it('asks whether it is a correction or a change, and is not imported before that is said', async () => {
    const { run } = await begin(office, next);
    const asked = await previewCreating(office, run);
    expect(asked.dated).toEqual([{ register: 'appointments', label: '任职经历', rows: 1, mode: null }]);
    expect(asked.open).toEqual([expect.stringContaining('任职经历')]);
    expect((await office.refusal('imports.commit', { run })).code).toBe('import-open');
    expect(await posts()).toEqual([['member', '2020-01', null, 1]]);
  });

  it('as a correction changes the record that stands', async () => {
    await importTable(office, next, { dated: { appointments: { mode: 'correct' } } });
    expect(await posts()).toEqual([['deputy_secretary', '2020-01', null, 1]]);
  });

  it('from a day on ends it on the eve and begins another', async () => {
    await importTable(office, next, { dated: { appointments: { mode: 'change', from: '2026-03-01' } } });
    expect(await posts()).toEqual([
      ['deputy_secretary', '2026-03-01', null, 1],
      ['member', '2020-01', '2026-02-28', 1],
    ]);
    const again = await begin(office, next);
    expect((await preview(office, again.run)).counts).toMatchObject({ same: 1, update: 0 });
  });

  it('begins on the day that the row gives', async () => {
    const { run } = await begin(office, table(['社区', '职务', '任现职时间'], ['东湖社区', '副书记', '2025年7月']));
    await preview(office, run, { dated: { appointments: { mode: 'change' } } });
    expect((await rowsOf(office, run, 'update'))[0]?.remarks).toEqual([
      '任职经历：原来的到 2025-06-30 止，新的自 2025-07 起。',
    ]);
    await office.call('imports.commit', { run });
    expect(await posts()).toEqual([
      ['deputy_secretary', '2025-07', null, 1],
      ['member', '2020-01', '2025-06-30', 1],
    ]);
  });

  it('may be a correction in one row of a file of changes', async () => {
    const { run } = await begin(office, next);
    await previewCreating(office, run, { dated: { appointments: { mode: 'change', from: '2019-12-01' } } });
    const [early] = await rowsOf(office, run, 'problem');
    expect(early?.cells.flatMap((own) => own.marks.map((mark) => mark.code))).toContain('change-too-early');
    const { row } = await office.call('imports.mend', {
      run,
      row: 2,
      mend: { action: 'dated', register: 'appointments', mode: { mode: 'correct' } },
    });
    expect(row).toMatchObject({ tab: 'update', asks: [{ register: 'appointments', mode: { mode: 'correct' } }] });
  });
});

describe('what is not there yet', () => {
  it('is filled in without a question', async () => {
    await importTable(office, table(['社区', '职务'], ['东湖社区', null]));
    const { run } = await begin(office, table(['社区', '职务', '任现职时间'], ['东湖社区', '委员', '2020.01']));
    expect(await preview(office, run)).toMatchObject({ counts: { update: 1 }, dated: [] });
    await office.call('imports.commit', { run });
    expect(await posts()).toEqual([['member', '2020-01', null, 1]]);
  });

  it('is not cleared by an empty cell, but by （清空）', async () => {
    await importTable(office, table(['手机号', '备注'], ['13900000001', '旧']));
    const { run } = await begin(office, table(['手机号', '备注'], [null, '（清空）']));
    const [row] = await rowsOf(office, run, 'update');
    expect([changes(row, '手机号'), changes(row, '备注')]).toEqual([[], ['备注 clear 旧 → ']]);
    await office.call('imports.commit', { run });
    expect(await stored(office, 'people', ['phone', 'note'])).toEqual([['13900000001', null]]);
  });

  it('keeps the more exact day where the file knows less', async () => {
    await importTable(office, table(['参加工作时间'], ['2012-07-16']));
    const { run } = await begin(office, table(['参加工作时间'], ['2012.07']));
    expect((await preview(office, run)).counts).toMatchObject({ same: 1 });
    expect(marks((await rowsOf(office, run))[0], '参加工作时间')).toEqual(['note kept']);
  });

  it('cannot be a required value cleared away', async () => {
    await importTable(office, table(['备注'], ['旧']));
    const { run } = await begin(office, [
      ['姓名', '身份证号'],
      ['（清空）', one],
    ]);
    expect(marks((await rowsOf(office, run, 'problem'))[0], '姓名')).toEqual(['wrong required']);
  });
});

describe('education', () => {
  const levels = () => stored(office, 'educations', ['level', 'is_first', 'study_mode', 'school', 'major']);

  it('named as first and as highest alike is one record', async () => {
    await importTable(
      office,
      table(['第一学历', '毕业院校', '所学专业', '最高学历'], ['本科', '云溪学院', '法学', '大学本科']),
    );
    expect(await levels()).toEqual([['20', 1, null, '云溪学院', '法学']]);
  });

  it('named twice with different words is two, each with the columns right of it', async () => {
    await importTable(
      office,
      table(
        ['第一学历', '毕业院校', '所学专业', '最高学历', '毕业院校', '所学专业'],
        ['大专', '云溪学院', '会计', '本科', '云溪大学', '法学'],
      ),
    );
    expect(await levels()).toEqual([
      ['20', null, null, '云溪大学', '法学'],
      ['30', 1, null, '云溪学院', '会计'],
    ]);
  });

  it('under a heading of two rows knows full-time from in-service', async () => {
    await importTable(office, [
      ['姓名', '身份证号', '全日制教育', null, '在职教育', null],
      [null, null, '学历学位', '毕业院校系及专业', '学历学位', '毕业院校系及专业'],
      ['甲一', one, '大专', '云溪学院会计专业', '大学本科/法学学士', '云溪大学 法学'],
    ]);
    expect(await levels()).toEqual([
      ['20', null, 'in_service', '云溪大学', '法学'],
      ['30', null, 'full_time', '云溪学院', '会计'],
    ]);
  });

  it('better than what stands is added, worse is asked', async () => {
    await importTable(office, table(['学历'], ['大专']));
    await importTable(office, table(['学历'], ['本科']));
    expect((await levels()).map(([level]) => level)).toEqual(['20', '30']);
    await importTable(office, table(['学历'], ['大专']));
    const { run } = await begin(office, table(['学历'], ['高中']));
    const [row] = await rowsOf(office, run, 'problem');
    expect(marks(row, '学历')).toEqual(['doubt worse']);
    const { row: dropped } = await office.call('imports.mend', { run, row: 2, mend: { action: 'drop', column: 2 } });
    expect(dropped?.tab).toBe('same');
  });
});

describe('certificates', () => {
  const held = () => stored(office, 'certificates', ['kind', 'number', 'issued_on']);

  it('stand in columns of their own or in one with the highest', async () => {
    await importTable(
      office,
      table(
        ['初级', '中级', '职业水平证书', '证书编号', '取证时间'],
        ['有', '2019.10', '社会工作师', '20190001', '2019.10'],
      ),
    );
    expect(await held()).toEqual(
      inOrder([
        ['sw', '20190001', '2019-10'],
        ['sw_assistant', null, null],
      ]),
    );
  });

  it('under the name of another are asked', async () => {
    const { run } = await begin(office, table(['初级'], ['中级']));
    const [row] = await rowsOf(office, run, 'problem');
    expect(cell(row, '初级').marks).toMatchObject([{ level: 'doubt', code: 'presence' }]);
  });

  it('that nobody has are not made', async () => {
    await importTable(office, table(['初级', '职业水平证书', '岗位等级'], ['无', '无', '未定级']));
    expect([await held(), await stored(office, 'grades', ['grade'])]).toEqual([[], []]);
  });
});

describe('contracts and stays', () => {
  it('take a period apart, an open end leaving the last day empty', async () => {
    await importTable(office, table(['劳动合同期限', '合同类型'], ['2024.1—2026.12', '固定期限']));
    expect(await stored(office, 'contracts', ['starts_on', 'ends_on'])).toEqual([['2024-01', '2026-12']]);
  });

  it('renewed from a day on keep the old period', async () => {
    await importTable(office, table(['劳动合同期限', '合同类型'], ['2023.04.01-2026.03.31', '固定期限']));
    await importTable(office, table(['劳动合同期限', '合同类型'], ['2026.01.01-长期', '无固定期限']), {
      dated: { contracts: { mode: 'change' } },
    });
    expect(await stored(office, 'contracts', ['starts_on', 'ends_on'])).toEqual([
      ['2023-04-01', '2025-12-31'],
      ['2026-01-01', null],
    ]);
  });

  it('of somebody who left are known again, and the person stays off the roll', async () => {
    const rows = table(['入职日期', '离岗日期', '是否辞职', '在册'], ['2015.07', '2024-12-31', '是', '否']);
    await importTable(office, rows);
    expect(await stored(office, 'stays', ['kind', 'starts_on', 'ends_on', 'exit_reason'])).toEqual([
      ['regular', '2015-07', '2024-12-31', 'resigned'],
    ]);
    const again = await begin(office, rows);
    expect((await preview(office, again.run)).counts).toMatchObject({ same: 1 });
    expect(marks((await rowsOf(office, again.run))[0], '在册')).toEqual([]);
  });

  it('without a word about them still put a new person on the roll', async () => {
    await importTable(office, table([], []));
    expect(await stored(office, 'people', ['name', 'on_roll'])).toEqual([['甲一', 1]]);
  });

  it('that overlap what stands are told in the preview, not at the end', async () => {
    await importTable(office, table(['劳动合同期限'], ['2027.01.01-2028.12.31']));
    const { run } = await begin(office, table(['劳动合同期限'], ['2024.01.01-长期']));
    const [row] = await rowsOf(office, run, 'problem');
    expect(row?.problems).toMatchObject([{ code: 'invalid', reason: expect.stringContaining('重叠') }]);
  });
});
