import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listQuerySchema } from '../../db/list-query.ts';
import { shownTable } from '../../electron/desk/shown-table.ts';
import { readWorkbook } from '../../electron/sheets/workbook.ts';
import { tableSheet, type TableSpec, writeTable } from '../../electron/sheets/write.ts';
import { type BigOffice, bigOffice, rosterColumns, viewer } from './big-office.ts';
import { compare, median, report, rounded, timed } from './compare.ts';

let office: BigOffice;
let spec: TableSpec;
beforeAll(async () => {
  office = await bigOffice();
  const query = listQuerySchema.parse({ register: 'people', columns: [...rosterColumns] });
  const table = shownTable(office.ledger, viewer, query);
  spec = {
    sheetName: '花名册',
    title: '花名册',
    subtitleLines: ['填报单位：云溪区青禾街道'],
    columns: table.fields.map((field) => ({ label: field.label, kind: field.kind })),
    rows: table.rows.slice(0, 5000),
  };
});
afterAll(() => office.end());

describe('a styled export of 5,000 × 30', () => {
  it('against the library alone writing the same cells in the same styles', async () => {
    const cells = [spec.columns.map((column) => column.label), ...spec.rows.map((row) => [...row])];
    const { columns } = tableSheet(spec);
    const ours = () => writeTable(spec);
    const bare = () =>
      writeXlsx({ sheets: [{ name: '花名册', rows: cells, ...(columns === undefined ? {} : { columns }) }] });
    const plain = () => writeXlsx({ sheets: [{ name: '花名册', rows: cells }] });
    const { sheets } = await readWorkbook(await ours(), '花名册.xlsx');
    expect(sheets[0]?.rows.length).toBeGreaterThan(5000);
    const measure = await compare({ name: 'export: styled table', goal: 1.3, ours, bare, rounds: 7 });
    const query = { register: 'people', columns: [...rosterColumns] };
    const whole: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      whole.push(await timed(() => office.desk.call('exports.list', { query, title: '花名册', style: 'full' })));
    }
    const unstyled: number[] = [];
    for (let i = 0; i < 5; i += 1) unstyled.push(await timed(plain));
    const sizes = {
      oursKB: Math.round((await ours()).length / 1024),
      bareKB: Math.round((await bare()).length / 1024),
    };
    report({
      ...measure,
      parts: { ...sizes, libraryWithoutStylesMs: rounded(median(unstyled)), wholeProcedureMs: rounded(median(whole)) },
    });
  });
});
