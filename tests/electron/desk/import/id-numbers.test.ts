import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../../id-numbers.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import { begin, cell, changes, importTable, inOrder, marks, preview, rowsOf, stored } from './tables.ts';

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

const heading = ['姓名', '性别', '出生年月', '身份证号'];
const id = idNumber('19900307', 11);
/** The last character turned into another one. */
const wrongCheck = id.slice(0, 17) + (id.endsWith('1') ? '2' : '1');

describe('the number of a row', () => {
  it('stored as a number has lost its last digits: the cell is refused, the row may come in without it', async () => {
    const { run } = await begin(office, [
      heading,
      ['甲一', '男', '1990.03', Number(id)],
      ['乙二', '女', '1991.04', idNumber('19910405', 12)],
    ]);
    expect((await preview(office, run)).counts).toMatchObject({ new: 1, problem: 1 });
    const [row] = await rowsOf(office, run, 'problem');
    expect(marks(row, '身份证号')).toEqual(['wrong truncated']);
    expect(cell(row, '身份证号').marks[0]?.reason).toContain('已被 Excel 截断');
    expect(cell(row, '身份证号').fields).toEqual([]);

    await office.call('imports.mendAll', { run, column: 3, code: 'truncated', act: 'drop' });
    const [dropped] = await rowsOf(office, run, 'new');
    expect(changes(dropped, '性别')).toContain('登记性别 set  → 男');
    await office.call('imports.commit', { run });
    // Nothing is computed from what is left of the number: sex and birth are what the table says.
    expect(
      await stored(office, 'people', ['name', 'id_number', 'stated_sex', 'stated_birth', 'sex', 'birth_day']),
    ).toEqual(
      inOrder([
        ['甲一', null, '1', '1990-03', '1', '1990-03'],
        ['乙二', idNumber('19910405', 12), null, null, '2', '1991-04-05'],
      ]),
    );
  });

  it('without any other word about birth and sex leaves both unknown', async () => {
    const { run } = await begin(office, [
      ['姓名', '身份证号'],
      ['甲一', Number(id)],
    ]);
    await office.call('imports.mend', { run, row: 2, mend: { action: 'drop', column: 1 } });
    await office.call('imports.commit', { run });
    expect(await stored(office, 'people', ['name', 'id_number', 'sex', 'birth_day'])).toEqual([
      ['甲一', null, null, null],
    ]);
  });

  it('is mended in place', async () => {
    const { run } = await begin(office, [heading, ['甲一', '男', '1990.03', Number(id)]]);
    const { row, preview: after } = await office.call('imports.mend', {
      run,
      row: 2,
      mend: { action: 'value', column: 3, value: ` ${id} ` },
    });
    expect(after.counts).toMatchObject({ new: 1, problem: 0 });
    expect(row).toMatchObject({ tab: 'new' });
    expect(cell(row ?? undefined, '身份证号')).toMatchObject({ mended: true, text: id });
    const reset = await office.call('imports.mend', { run, row: 2, mend: { action: 'reset', column: 3 } });
    expect(reset.preview.counts.problem).toBe(1);
  });

  it('with a wrong check character takes a reason, which is kept', async () => {
    const { run } = await begin(office, [heading, ['甲一', '男', '1990.03', wrongCheck]]);
    expect(marks((await rowsOf(office, run))[0], '身份证号')).toEqual(['doubt id-checksum']);
    const bare = await office.call('imports.mend', { run, row: 2, mend: { action: 'accept', column: 3 } });
    expect(bare.preview.counts.problem).toBe(1);
    const told = await office.call('imports.mend', {
      run,
      row: 2,
      mend: { action: 'accept', column: 3, reason: '已与证件核对' },
    });
    expect(told.preview.counts.new).toBe(1);
    await office.call('imports.commit', { run });
    expect(await stored(office, 'people', ['id_number', 'id_override_reason', 'sex'])).toEqual([
      [wrongCheck, '已与证件核对', '1'],
    ]);
    const again = await begin(office, [heading, ['甲一', '男', '1990.03', wrongCheck]]);
    expect((await preview(office, again.run)).counts).toMatchObject({ same: 1, problem: 0 });
  });

  it('of 15 digits is proposed with 18 and asked', async () => {
    const old = id.slice(0, 6) + id.slice(8, 17);
    const { run } = await begin(office, [heading, ['甲一', '男', '1990.03', old]]);
    const [row] = await rowsOf(office, run);
    expect(cell(row, '身份证号').marks).toMatchObject([{ level: 'doubt', code: 'id-fifteen', proposal: id }]);
    const { preview: after } = await office.call('imports.mend', {
      run,
      row: 2,
      mend: { action: 'accept', column: 3 },
    });
    expect(after.counts.new).toBe(1);
    await office.call('imports.commit', { run });
    expect(await stored(office, 'people', ['id_number'])).toEqual([[id]]);
    const again = await begin(office, [heading, ['甲一', '男', '1990.03', old]]);
    expect((await preview(office, again.run)).counts).toMatchObject({ same: 1 });
  });

  it.each([
    ['with a quote in front', `'${id}`],
    ['with spaces', `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`],
    ['in full width', Array.from(id, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')],
  ])('%s is repaired, and that is said', async (_, written) => {
    const { run } = await begin(office, [heading, ['甲一', '男', '1990.03', written]]);
    const [row] = await rowsOf(office, run, 'new');
    expect(marks(row, '身份证号')).toEqual(['repaired repaired']);
    expect(changes(row, '身份证号')).toEqual([`公民身份号码 set  → ${id}`]);
  });

  it('of a passport is taken as it stands, and birth and sex as registered', async () => {
    await importTable(office, [
      ['姓名', '证件类型', '证件号码', '性别', '出生日期'],
      ['约翰·史密斯', '护照', 'e12345678', '男', '1988-02-03'],
    ]);
    expect(await stored(office, 'people', ['id_kind', 'id_number', 'sex', 'birth_day'])).toEqual([
      ['passport', 'e12345678', '1', '1988-02-03'],
    ]);
  });
});

describe('computed columns', () => {
  it('are compared and never written', async () => {
    const { run } = await begin(office, [
      [...heading, '年龄', '退休日期'],
      ['甲一', '女', '1991.03', id, 35, '2053.03'],
    ]);
    const [row] = await rowsOf(office, run, 'new');
    expect(['性别', '出生年月', '年龄'].map((one) => marks(row, one))).toEqual([
      ['note differs'],
      ['note differs'],
      [],
    ]);
    expect(cell(row, '性别').marks[0]?.reason).toContain('应为男');
    await office.call('imports.commit', { run });
    expect(await stored(office, 'people', ['sex', 'birth_day', 'stated_sex', 'stated_birth'])).toEqual([
      ['1', '1990-03-07', null, null],
    ]);
  });
});

describe('a masked export', () => {
  it('is refused by its name, and nothing is staged', async () => {
    const rows = [heading, ['甲一', '男', '1990.03', `${id.slice(0, 3)}***********${id.slice(-4)}`]];
    await expect(begin(office, rows, '遮盖的名单.xlsx')).rejects.toMatchObject({
      refusal: { code: 'import-masked', message: expect.stringContaining('遮盖的名单.xlsx') },
    });
    expect((await office.call('imports.list', {})).imports).toEqual([]);
  });

  it('is told from a table in which somebody masked one cell', async () => {
    const { run } = await begin(office, [
      ['姓名', '手机号'],
      ['甲一', '139****0001'],
      ['乙二', '13900000002'],
      ['丙三', '13900000003'],
    ]);
    const [row] = await rowsOf(office, run, 'problem');
    expect(marks(row, '手机号')).toEqual(['wrong invalid']);
  });
});
