import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../electron/sheets/workbook.ts';
import { type BigOffice, bigOffice, today } from './big-office.ts';
import { compare, median, report, rounded, timed } from './compare.ts';

let office: BigOffice;
let id: string;

/** Headings as a county words them; the last two are nobody's. */
const headings = [
  '序号',
  '姓名',
  '性别',
  '出生年月',
  '年龄（岁）',
  '民族',
  '身份证号码',
  '政治面貌（党员/团员/群众）',
  '入党时间',
  '学历',
  '学位',
  '毕业院校及专业',
  '所在社区',
  '现任职务',
  '任现职时间',
  '从事社区工作时间',
  '社区工作年限（年）',
  '岗位等级',
  '持证情况',
  '联系电话',
  '家庭住址',
  '血型',
  '备注',
];
const line = { style: 'thin' } as const;
const columns = headings.map(() => ({
  width: 12,
  style: { border: { top: line, bottom: line, left: line, right: line } },
}));
type Cells = readonly (string | number | null)[];
const sheet = (rows: readonly Cells[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: '花名册', columns, rows: [headings, ...rows.map((row) => [...row]), ['合计']] }] });

beforeAll(async () => {
  office = await bigOffice({ clock: () => `${today}T09:30:00` });
  const blank = await sheet(Array.from({ length: 10 }, () => headings.map(() => null)));
  const { desk } = office;
  ({ id } = await desk.call('forms.open', { upload: await desk.upload('form', '花名册.xlsx', blank) }));
});
afterAll(() => office.end());

describe('a form of 23 columns filled for 5,000 people', () => {
  it('against the library alone writing the same sheet', async () => {
    const { desk } = office;
    const view = await desk.call('forms.get', { id });
    expect(view.tables[0]?.columns.filter(({ origin }) => origin === 'guess')).toEqual([]);
    const filled = await desk.download((await desk.call('forms.fill', { id })).token);
    const { rows } = (await readWorkbook(filled, '花名册.xlsx')).sheets[0] ?? { rows: [] };
    const cells = rows.slice(1, -1).map((row) => row.map(({ value }) => (typeof value === 'boolean' ? null : value)));
    expect(cells.length).toBeGreaterThan(4000);
    const ours = () => desk.call('forms.fill', { id });
    const bare = () => sheet(cells);
    const measure = await compare({ name: 'form: filled, against the library alone', goal: 2, ours, bare, rounds: 7 });
    const previews: number[] = [];
    for (let i = 0; i < 5; i += 1) previews.push(await timed(() => desk.call('forms.preview', { id })));
    report({ ...measure, parts: { people: cells.length, previewMs: rounded(median(previews)) } });
  });
});
