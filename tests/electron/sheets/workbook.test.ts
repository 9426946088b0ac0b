import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { readPaste } from '../../../electron/sheets/csv.ts';
import { sheetLimits } from '../../../electron/sheets/refusals.ts';
import { readWorkbook } from '../../../electron/sheets/workbook.ts';
import { roster } from './rosters.ts';

async function codeOf(reading: Promise<unknown>): Promise<string> {
  return await reading.then(
    () => 'read',
    (error: { code?: string }) => error.code ?? 'no code',
  );
}

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 姓名,社区 and 张三,东风 in GBK. */
const gbk = Uint8Array.from([
  0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc9, 0xe7, 0xc7, 0xf8, 0x0d, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xb6, 0xab, 0xb7,
  0xe7,
]);

async function texts(bytes: Uint8Array, name: string): Promise<string[][]> {
  const { sheets } = await readWorkbook(bytes, name);
  return (sheets[0]?.rows ?? []).map((row) => row.map((cell) => cell.text));
}

describe.each(['ugly.xlsx', 'ugly.xls'])('the roster %s', (name) => {
  it('gives every cell as it is shown: months stay months, text stays text, lost digits stay a number', async () => {
    const { sheets } = await readWorkbook(roster(name), name);
    const rows = sheets[1]!.rows;
    expect(rows[5]![3]).toMatchObject({ kind: 'date', value: '1986-05', text: '1986.05', dateSerial: 31_533 });
    expect(rows[6]![3]).toMatchObject({ kind: 'date', value: '1990-01-01', text: '1990年1月1日' });
    expect(rows[9]![3]).toMatchObject({ kind: 'number', value: 32_331 });
    expect(rows[5]![2]).toMatchObject({ kind: 'text', value: '99000019860512001X' });
    expect(rows[6]![2]).toMatchObject({ kind: 'number', text: '990000199001010000' });
    expect(rows[5]![6]).toMatchObject({ kind: 'number', value: 13_900_000_001 });
    expect(rows[7]![4]!.kind).toBe('formula');
  });

  it('fills merged cells, says so, and knows hidden sheets, rows and columns', async () => {
    const { sheets } = await readWorkbook(roster(name), name);
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['说明', false],
      ['花名册', false],
      ['Sheet3', true],
    ]);
    expect(sheets[1]!.rows[7]![7]).toMatchObject({ text: '东风社区', merged: true });
    expect(sheets[1]!.rows[5]![7]!.merged).toBeUndefined();
    expect(sheets[1]!.hiddenRows).toEqual([6]);
    expect(sheets[1]!.hiddenColumns).toEqual([6]);
    expect(new Set(sheets[1]!.rows.map((row) => row.length))).toEqual(new Set([9]));
  });
});

describe('formulas and epochs', () => {
  it('gives the cached result of a formula that LibreOffice computed, and none where there is none', async () => {
    const computed = await readWorkbook(roster('ugly.xls'), 'ugly.xls');
    expect(computed.sheets[1]!.rows[7]![4]).toMatchObject({ kind: 'formula', value: 2 });
    const never = await readWorkbook(roster('ugly.xlsx'), 'ugly.xlsx');
    expect(never.sheets[1]!.rows[7]![4]).toEqual({ kind: 'formula', value: null, text: '' });
  });

  it('reads days of a workbook that counts from 1904 and marks its bare numbers', async () => {
    const { sheets } = await readWorkbook(roster('mac-1904.xlsx'), 'mac.xlsx');
    expect(sheets[0]!.rows[1]![1]).toMatchObject({ value: '1990-05-01', is1904: true });
    expect(sheets[0]!.rows[1]![2]).toMatchObject({ kind: 'number', value: 42_000, is1904: true });
  });

  it('leaves out rows that only carry a border, down to the last row of Excel', async () => {
    const { sheets } = await readWorkbook(roster('formatted-to-the-end.xlsx'), 'a.xlsx');
    expect(sheets[0]!.rows).toHaveLength(2);
    expect(sheets[0]!.rows[0]).toHaveLength(2);
  });
});

describe('text tables', () => {
  const expected = [
    ['姓名', '社区'],
    ['张三', '东风'],
  ];
  const utf16 = new Uint8Array(
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('姓名\t社区\r\n张三\t东风', 'utf16le')]),
  );

  it.each([
    ['UTF-8', utf8('姓名,社区\r\n张三,东风\r\n')],
    ['UTF-8 with a mark', utf8('\uFEFF姓名,社区\n张三,东风')],
    ['GBK', gbk],
    ['UTF-16 with tabs', utf16],
    ['semicolons', utf8('姓名;社区\n张三;东风\n')],
    ['a text that calls itself .xls', utf8('姓名\t社区\n张三\t东风\n')],
  ])('are read in %s', async (_, bytes) => {
    expect(await texts(bytes, '花名册.xls')).toEqual(expected);
  });

  it('keep digits, quoted line breaks and the ="…" of Excel as they are', async () => {
    expect(await texts(utf8('身份证号,备注\n="990000198605120018","上\n下"\n\t0571,1\n'), 'a.csv')).toEqual([
      ['身份证号', '备注'],
      ['990000198605120018', '上\n下'],
      ['0571', '1'],
    ]);
  });

  it('survive a quote that is never closed, without swallowing the rows behind it', async () => {
    expect(await texts(utf8('姓名,备注\n张三,"没有\n李四,好\n'), 'a.csv')).toHaveLength(3);
  });

  it('may be pasted, with line breaks in quoted cells and empty cells', () => {
    const { sheets } = readPaste('姓名\t电话\t备注\r\n张三\t\t"第一行\n第""二""行"\r\n');
    expect(sheets[0]!.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['姓名', '电话', '备注'],
      ['张三', '', '第一行\n第"二"行'],
    ]);
    expect(sheets[0]!.rows[1]![0]!.untyped).toBe(true);
    expect(() => readPaste(' \n\t\n')).toThrow(/没有任何内容/u);
  });

  it('may be a web page that calls itself .xls, merged cells included', async () => {
    const page =
      '<html><head><meta charset="utf-8"></head><body><table><tr><td rowspan=2>姓名</td><td>电话</td></tr>' +
      '<tr><td>手机<br>号</td></tr><tr><td>张三&nbsp;</td><td>013900000001</td></tr></table></body></html>';
    expect(await texts(utf8(page), '导出.xls')).toEqual([
      ['姓名', '电话'],
      ['姓名', '手机\n号'],
      ['张三', '013900000001'],
    ]);
  });
});

describe('refusals', () => {
  const simple = () => writeXlsx({ sheets: [{ name: '表', rows: [['姓名'], ['张三'], ['李四']] }] });
  const patch = (bytes: Uint8Array, from: readonly number[], to: readonly number[]) => {
    const copy = Uint8Array.from(bytes);
    const at = Buffer.from(copy).indexOf(Buffer.from(from));
    expect(at).toBeGreaterThan(0);
    copy.set(to, at);
    return copy;
  };

  it.each([
    ['sheet-pdf', () => roster('ugly.pdf')],
    ['sheet-word', () => roster('letter.docx')],
    ['sheet-opendocument', () => roster('ugly.ods')],
    ['sheet-picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['sheet-empty', () => new Uint8Array()],
    ['sheet-empty', () => utf8(' \r\n ,,\r\n')],
    ['sheet-damaged', () => roster('ugly.xlsx').subarray(0, 4000)],
    ['sheet-damaged', () => Uint8Array.from({ length: 2000 }, (_, i) => (i * 7) % 256)],
    ['sheet-web-page', () => utf8('<html><body>请先登录</body></html>')],
    [
      'sheet-xml-excel',
      () => utf8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    ],
    ['sheet-text-code', () => Uint8Array.from([0x61, 0xff, 0x80, 0x0a])],
  ])('say %s in a sentence that names the file', async (code, make) => {
    const reading = readWorkbook(make(), '花名册.xlsx');
    await expect(reading).rejects.toMatchObject({ code, message: expect.stringMatching(/^文件“花名册\.xlsx”.*。$/u) });
  });

  it('name the password, of the new format and of the old', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: '表', rows: [['姓名']] }],
      encryption: { password: '密码', spinCount: 1000 },
    });
    expect(await codeOf(readWorkbook(locked, 'a.xlsx'))).toBe('sheet-password');
    // The record that names the code page becomes the one that announces encryption.
    const old = patch(roster('ugly.xls'), [0x42, 0x00, 0x02, 0x00], [0x2f, 0x00, 0x02, 0x00]);
    expect(await codeOf(readWorkbook(old, 'a.xls'))).toBe('sheet-password');
  });

  it('name a format from before Excel 97', async () => {
    const old = patch(roster('ugly.xls'), [0x09, 0x08, 0x10, 0x00, 0x00, 0x06], [0x09, 0x08, 0x10, 0x00, 0x00, 0x05]);
    expect(await codeOf(readWorkbook(old, 'a.xls'))).toBe('sheet-old-excel');
  });

  it('stop an archive that would inflate beyond the limit, or beyond what it says', async () => {
    const bytes = await simple();
    const directory = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    const huge = Uint8Array.from(bytes);
    new DataView(huge.buffer).setUint32(directory + 24, 0x7fff_ffff, true);
    expect(await codeOf(readWorkbook(huge, 'a.xlsx'))).toBe('sheet-inflates');
    const lying = Uint8Array.from(bytes);
    new DataView(lying.buffer).setUint32(directory + 24, 5, true);
    expect(await codeOf(readWorkbook(lying, 'a.xlsx'))).toBe('sheet-damaged');
    const silent = Uint8Array.from(bytes);
    new DataView(silent.buffer).setUint32(directory + 24, 0, true);
    expect(await codeOf(readWorkbook(silent, 'a.xlsx'))).toBe('sheet-damaged');
  });

  it('hold to the limits of bytes, rows, columns and cells', async () => {
    const bytes = await simple();
    const within = (more: Partial<typeof sheetLimits>) =>
      codeOf(readWorkbook(bytes, 'a.xlsx', { limits: { ...sheetLimits, ...more } }));
    expect(await within({ bytes: 100 })).toBe('sheet-bytes');
    expect(await within({ rows: 2 })).toBe('sheet-rows');
    expect(await within({ columns: 0 })).toBe('sheet-columns');
    expect(await within({ cells: 2 })).toBe('sheet-cells');
    expect(await within({})).toBe('read');
    expect(await codeOf(readWorkbook(utf8('甲\n'.repeat(100_001)), 'a.csv'))).toBe('sheet-rows');
    expect(await codeOf(readWorkbook(utf8('甲,'.repeat(500) + '乙'), 'a.csv'))).toBe('sheet-columns');
  });

  it('answer a raised signal', async () => {
    expect(await codeOf(readWorkbook(await simple(), 'a.xlsx', { signal: AbortSignal.abort() }))).toBe(
      'sheet-cancelled',
    );
  });
});
