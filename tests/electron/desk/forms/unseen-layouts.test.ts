import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextDirection, VerticalMergeType } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormTable } from '../../../../electron/desk/forms/shapes.ts';
import { readForm } from '../../../../electron/sheets/fill/form-grid.ts';
import {
  askWorkbook,
  changedEntries,
  makeWorkbook,
  noOffice,
  noOpenpyxl,
  shownByOffice,
} from '../../sheets/fill/office-files.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import { heldDay, putHeldPeople } from './held-people.ts';

let office: TestDesk;

beforeAll(async () => {
  office = await startOffice({ clock: () => `${heldDay}T09:30:00` });
  await putHeldPeople(office);
});
afterAll(() => office.end());

async function open(name: string, bytes: Uint8Array) {
  const { id } = await office.call('forms.open', { upload: await office.upload('form', name, bytes) });
  const view = await office.call('forms.get', { id });
  return { id, view, table: view.tables.find(({ used }) => used) };
}

async function fill(id: string): Promise<Uint8Array> {
  return await office.download((await office.call('forms.fill', { id })).token);
}

/** Only the person of that name belongs in. */
async function choose(id: string, search: string): Promise<void> {
  const { settings } = await office.call('forms.get', { id });
  await office.call('forms.settings', { id, settings: { ...settings, who: { ...settings.who, search } } });
}

const origins = (table: FormTable | undefined) =>
  table?.columns.map(({ letter, heading, origin }) => `${letter} ${heading} ${origin}`);

const approval = `
from openpyxl.styles import Border, Side
line = Border(*[Side(style='thin')] * 4)
for y in range(2, 13):
    for x in range(1, 9): ws.cell(y, x).border = line
ws['A1'] = '干部任免审批表'; ws.merge_cells('A1:H1')
def row(y, *cells):
    for area, text in cells:
        ws[area.split(':')[0]] = text
        if ':' in area: ws.merge_cells(area)
row(2, ('A2', '姓  名'), ('C2', '性  别'), ('E2', '出生年月\\n（岁）'), ('G2:H5', '照\\n片'))
row(3, ('A3', '民  族'), ('C3', '籍  贯'), ('E3', '出 生 地'))
row(4, ('A4', '入  党\\n时  间'), ('C4', '参加工\\n作时间'), ('E4', '健康状况'))
row(5, ('A5', '专业技\\n术职务'), ('B5:C5', None), ('D5', '熟悉专业\\n有何专长'), ('E5:F5', None))
row(6, ('A6:A7', '学历\\n学位'), ('B6', '全日制\\n教  育'), ('C6:D6', None), ('E6', '毕业院校\\n系及专业'), ('F6:H6', None))
row(7, ('B7', '在  职\\n教  育'), ('C7:D7', None), ('E7', '毕业院校\\n系及专业'), ('F7:H7', None))
row(8, ('A8:B8', '现 任 职 务'), ('C8:H8', None))
row(9, ('A9:B9', '拟 任 职 务'), ('C9:H9', None))
row(10, ('A10:A12', '家庭\\n主要\\n成员'), ('B10', '称谓'), ('C10', '姓  名'), ('D10', '出生\\n年月'), ('E10', '政治\\n面貌'), ('F10:H10', '工作单位及职务'))
for y in (11, 12): ws.merge_cells('F%d:H%d' % (y, y))
`;

describe.skipIf(noOpenpyxl)('a form of one person', () => {
  it('has its values beside its labels, each under its group, and nothing in the rows of the family', async () => {
    const blank = makeWorkbook(approval);
    const { id, view, table } = await open('任免审批表.xlsx', blank);
    expect(origins(table)).toEqual([
      'B2 姓名 sure',
      'D2 性别 sure',
      'F2 出生年月（岁） sure',
      'B3 民族 sure',
      'D3 籍贯 sure',
      'F3 出生地 sure',
      'B4 入党时间 sure',
      'D4 参加工作时间 sure',
      'F4 健康状况 sure',
      'B5 专业技术职务 sure',
      'E5 熟悉专业有何专长 sure',
      'C6 学历学位/全日制教育 sure',
      'F6 学历学位/全日制教育/毕业院校系及专业 sure',
      'C7 学历学位/在职教育 sure',
      'F7 学历学位/在职教育/毕业院校系及专业 sure',
      'C8 现任职务 sure',
    ]);
    expect(view.notes.join('')).toContain('一人一张');
    expect((await office.refusal('forms.fill', { id })).code).toBe('form-one-person');
    await choose(id, '李桂香');
    const filled = await fill(id);
    const read =
      'print(json.dumps({c.coordinate: c.value for r in ws.iter_rows() for c in r if c.value}, ensure_ascii=False))';
    const [before, after] = [blank, filled].map((bytes) => askWorkbook(bytes, read) as Record<string, string>);
    expect(after).toEqual({
      ...before,
      B2: '李桂香',
      D2: '女',
      F2: '1978.05',
      B3: '汉族',
      D3: '江城云溪',
      B4: '2005.07',
      D4: '1998.07',
      F4: '健康',
      E5: '调解',
      C6: '大学专科',
      F6: '江城师范专科学校中文',
      C7: '大学本科',
      F7: '江城大学法学',
      C8: '书记兼主任',
    });
    expect(changedEntries(blank, filled)).toEqual(['xl/worksheets/sheet1.xml']);
  });

  it('is the same in Word', async () => {
    const cell = (text: string, more: object = {}) => new TableCell({ children: [new Paragraph(text)], ...more });
    const rows = [
      [cell('姓　名'), cell(''), cell('性别'), cell(''), cell('民族'), cell('')],
      [cell('身份证\n号码'), cell('', { columnSpan: 3 }), cell('政治面貌'), cell('')],
      [cell('现居住地址'), cell('', { columnSpan: 5 })],
      [cell('配偶姓名'), cell(''), cell('配偶电话'), cell('', { columnSpan: 3 })],
    ];
    const table = new Table({ rows: rows.map((children) => new TableRow({ children })) });
    const document = new Document({ sections: [{ children: [new Paragraph('个人信息登记表'), table] }] });
    const { id } = await open('登记表.docx', new Uint8Array(await Packer.toBuffer(document)));
    await choose(id, '马明');
    const { sheets } = await readForm(await fill(id), '登记表.docx');
    const texts = sheets[0]?.grid.rows.map((row) =>
      row.flatMap((one) => (one.merged === true || one.kind === 'empty' ? [] : [one.text.replaceAll(/\s/gu, '')])),
    );
    expect(texts).toEqual([
      ['姓名', '马明', '性别', '男', '民族', '回族'],
      ['身份证号码', '990101199911110033', '政治面貌', '共青团员'],
      ['现居住地址'],
      ['配偶姓名', '配偶电话'],
    ]);
  });
});

const summary = `
from openpyxl.styles import Border, Side
line = Border(*[Side(style='thin')] * 4)
ws['A1'] = '社区工作者队伍情况汇总表'; ws.merge_cells('A1:I1')
for x, (text, area) in enumerate([('社区', 'A2:A3'), ('核定员额', 'B2:B3'), ('在册人数', 'C2:C3'), ('性别', 'D2:E2'), (None, None), ('政治面貌', 'F2:F2'), ('学历（人）', 'G2:G2'), ('持证人数', 'H2:H3'), ('满编率', 'I2:I3')], 1):
    if text: ws.cell(2, x, text)
    if area and area[:2] != area[3:]: ws.merge_cells(area)
for x, text in ((4, '男'), (5, '女'), (6, '党员'), (7, '本科及以上')): ws.cell(3, x, text)
rows = ['合计', '海棠里社区', '小计', '银杏', '小计']
for y, text in enumerate(rows, 4):
    ws.cell(y, 1, text); ws.cell(y, 9, '=IF(B%d=0,0,C%d/B%d)' % (y, y, y))
for x in 'BCDEFGH':
    ws[x + '4'] = '=%s6+%s8' % (x, x); ws[x + '6'] = '=SUM(%s5:%s5)' % (x, x); ws[x + '8'] = '=SUM(%s7:%s7)' % (x, x)
for y in range(2, 9):
    for x in range(1, 10): ws.cell(y, x).border = line
ws['A10'] = '填报单位（盖章）：'
`;

describe.skipIf(noOpenpyxl || noOffice)('a summary with a row for each community', () => {
  it('gets the figures of each between its subtotals, which compute', async () => {
    const { id, table } = await open('汇总表.xlsx', makeWorkbook(summary));
    expect(table?.columns.filter(({ origin }) => origin === 'guess')).toEqual([]);
    const filled = await fill(id);
    expect(shownByOffice(filled, 'xlsx').slice(3, 10)).toEqual([
      ['合计', '30', '2', '1', '1', '1', '2', '1', expect.stringMatching(/^0\.066/u)],
      ['海棠里社区', '17', '1', '0', '1', '1', '1', '1', expect.any(String)],
      ['小计', '17', '1', '0', '1', '1', '1', '1', expect.any(String)],
      ['银杏', '13', '1', '1', '0', '0', '1', '0', expect.any(String)],
      ['小计', '13', '1', '1', '0', '0', '1', '0', expect.any(String)],
      Array.from({ length: 9 }, () => ''),
      ['填报单位（盖章）：青禾街道', ...Array.from({ length: 8 }, () => '')],
    ]);
  });
});

describe('a table in Word with nested and merged headings and vertical text', () => {
  it('is filled row by row, the table inside of a cell left alone', async () => {
    const cell = (text: string, more: object = {}) => new TableCell({ children: [new Paragraph(text)], ...more });
    const upright = { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT };
    const start = { verticalMerge: VerticalMergeType.RESTART };
    const below = { verticalMerge: VerticalMergeType.CONTINUE };
    const inner = new Table({ rows: [new TableRow({ children: [cell('姓名'), cell('电话')] })] });
    const empty = () => new TableRow({ children: Array.from({ length: 6 }, () => cell('')) });
    const table = new Table({
      rows: [
        new TableRow({
          children: [
            cell('序号', { ...start, ...upright }),
            cell('姓　名', start),
            cell('基本情况', { columnSpan: 2 }),
            cell('联系方式（手机）', start),
            new TableCell({ children: [new Paragraph('备注'), inner, new Paragraph('')], ...start }),
          ],
        }),
        new TableRow({
          children: [
            cell('', below),
            cell('', below),
            cell('性别', upright),
            cell('政治\n面貌', upright),
            cell('', below),
            cell('', below),
          ],
        }),
        empty(),
      ],
    });
    const document = new Document({
      sections: [{ children: [new Paragraph('登记表'), table, new Paragraph('填表人：')] }],
    });
    const { id } = await open('嵌套.docx', new Uint8Array(await Packer.toBuffer(document)));
    const { sheets } = await readForm(await fill(id), '嵌套.docx');
    const rows = sheets[0]?.grid.rows.slice(2).map((row) => row.slice(0, 5).map(({ text }) => text));
    expect(rows).toEqual([
      ['1', '李桂香', '女', '中共党员', '19900000011'],
      ['2', '马明', '男', '共青团员', '19900000012'],
    ]);
  });
});

describe.skipIf(noOpenpyxl)('rows that name somebody already', () => {
  const named = (names: readonly string[]) =>
    makeWorkbook(`
for x, text in enumerate(['姓名', '性别', '联系电话'], 1): ws.cell(1, x, text)
for y, text in enumerate(${JSON.stringify(names)}, 2): ws.cell(y, 1, text)
`);

  it('are filled by their names, refused where nobody is known or a name is two people', async () => {
    const { id } = await open('已有姓名.xlsx', named(['马明', '李桂香']));
    const rows = 'print(json.dumps([[c.value for c in r] for r in ws.iter_rows()], ensure_ascii=False))';
    expect(askWorkbook(await fill(id), rows)).toEqual([
      ['姓名', '性别', '联系电话'],
      ['马明', '男', '19900000012'],
      ['李桂香', '女', '19900000011'],
    ]);
    const kept = await office.call('records.list', {
      register: 'reports',
      columns: ['counts'],
      filters: [{ key: 'form', op: 'is', values: [id] }],
    });
    // 上报记录 keeps those who stand in the file, not all who might.
    expect(kept.rows.map(({ values }) => values['counts'])).toEqual([expect.stringMatching(/ 2$/u)]);
    const strangers = await open('无人.xlsx', named(['张无名', '李无名']));
    expect((await office.refusal('forms.fill', { id: strangers.id })).code).toBe('form-nobody-known');
    const { record } = await office.call('records.save', { register: 'people', patch: { name: '马明' } });
    await office.call('records.save', { register: 'stays', patch: { person: record.id, starts_on: '2025-01-01' } });
    const again = await open('已有姓名.xlsx', named(['马明', '李桂香']));
    expect((await office.refusal('forms.fill', { id: again.id })).code).toBe('form-namesakes');
  });
});
