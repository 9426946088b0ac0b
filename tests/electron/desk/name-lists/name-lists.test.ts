import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOffice, type TestDesk } from '../test-desk.ts';

let office: TestDesk;
let folder: string;
/** Everybody in the office: key, name and what makes them out. */
let everybody: readonly { readonly id: string; readonly name: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'name-lists-'));
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  await office.call('demo.create', { size: 300 });
  const { rows } = await office.call('records.list', {
    register: 'people',
    columns: ['name'],
    filters: [{ key: 'on_roll', op: 'is', values: [1] }],
    limit: 1000,
  });
  everybody = rows.map((row) => ({ id: row.id, name: String(row.values['name']) }));
}, 60_000);
afterAll(async () => {
  await office.end();
  rmSync(folder, { recursive: true, force: true });
});

function python(script: string): string {
  return execFileSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** A list as an office sends it: a title, a heading, an empty column to be filled, a foot. */
function listFile(names: readonly string[]): Uint8Array {
  const path = join(folder, 'list.xlsx');
  writeFileSync(join(folder, 'names.json'), JSON.stringify(names));
  python(`
import json
from openpyxl import Workbook
names = json.load(open(${JSON.stringify(join(folder, 'names.json'))}))
wb = Workbook(); ws = wb.active
ws['A1'] = '参训人员名单'
ws.append(['序号', '姓名', '联系电话'])
for i, name in enumerate(names): ws.append([i + 1, name, None])
ws.append(['合计', '=COUNTA(B3:B%d)' % (len(names) + 2)])
wb.save(${JSON.stringify(path)})
`);
  return readFileSync(path);
}

function rowsOf(bytes: Uint8Array): readonly (readonly unknown[])[] {
  const path = join(folder, 'filled.xlsx');
  writeFileSync(path, bytes);
  const rows: unknown = JSON.parse(
    python(`
import json, openpyxl
ws = openpyxl.load_workbook(${JSON.stringify(path)}).active
print(json.dumps([[c.value for c in row] for row in ws.iter_rows()], ensure_ascii=False))
`),
  );
  return rows as readonly (readonly unknown[])[];
}

describe('a list of names', () => {
  it('comes back in its own order with nobody mistaken: namesakes, slips and strangers are asked', async () => {
    const count = new Map<string, number>();
    for (const { name } of everybody) count.set(name, (count.get(name) ?? 0) + 1);
    const single = everybody.filter(({ name }) => count.get(name) === 1 && Array.from(name).length === 3);
    const known = single.slice(0, 240);
    const slips = single.slice(0, 6).map(({ name }) => `${Array.from(name).slice(0, 2).join('')}仝`);
    const strangers = ['欧阳未名甲', '司徒未名乙', '上官未名丙', '诸葛未名丁'];
    const twins = await Promise.all(
      Array.from({ length: 5 }, async (_, i) => {
        const name = known[20 + i]?.name ?? '';
        const { record } = await office.call('records.save', { register: 'people', patch: { name } });
        await office.call('records.save', { register: 'stays', patch: { person: record.id, starts_on: '2025-01-01' } });
        return name;
      }),
    );
    const names = [...known.map(({ name }) => name), ...slips, ...strangers];
    const upload = await office.upload('form', '参训名单.xlsx', listFile(names));
    const { id } = await office.call('nameLists.open', { upload });
    const view = await office.call('nameLists.get', { id });
    expect(view.counts).toMatchObject({ many: 5, none: 10, one: known.length - 5 });
    expect(view.lines.filter(({ standing }) => standing === 'many').map(({ name }) => name)).toEqual(twins);
    const wrong = view.lines.filter(({ standing, person }, i) => standing === 'one' && person?.id !== known[i]?.id);
    expect(wrong).toEqual([]);
    expect((await office.refusal('nameLists.fill', { id })).code).toBe('list-open');

    const many = view.lines.filter(({ standing }) => standing === 'many');
    for (const line of many) {
      const right = known.find(({ name }) => name === line.name);
      await office.call('nameLists.decide', { id, rows: [line.row], person: right?.id ?? '' });
    }
    const strange = view.lines.filter(({ standing }) => standing === 'none').map(({ row }) => row);
    await office.call('nameLists.decide', { id, rows: strange, person: '' });
    await office.call('nameLists.columns', {
      id,
      added: [{ heading: '民族', field: 'nation', style: { words: 'nation-short' } }],
    });
    const { token, rows: filledRows } = await office.call('nameLists.fill', { id });
    expect(filledRows).toBe(names.length);
    const rows = rowsOf(await office.download(token));
    await office.call('meta.reveal', { on: true });
    const people = await office.call('records.list', { register: 'people', columns: ['phone'], limit: 1000 });
    const phones = new Map(people.rows.map((row) => [row.id, row.values['phone']]));
    expect(rows[1]).toEqual(['序号', '姓名', '联系电话', '民族']);
    expect(rows.slice(2, 2 + names.length).map((row) => row[1])).toEqual(names);
    for (const [i, { id: person }] of known.entries())
      expect(rows[2 + i]?.[2] ?? null).toBe(phones.get(person) ?? null);
    for (const row of rows.slice(2 + known.length, 2 + names.length)) expect(row.slice(2)).toEqual([null, null]);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['合计', `=COUNTA(B3:B${names.length + 2})`]);
  }, 60_000);

  it('may be pasted, and keeps what its cells hold', async () => {
    const [first, second] = everybody;
    const { id } = await office.call('nameLists.open', {
      text: `姓名\t联系电话\n${first?.name}\t自填\n${second?.name}\t`,
    });
    const view = await office.call('nameLists.get', { id });
    expect(view.columns.map(({ heading, role }) => [heading, role])).toEqual([
      ['姓名', 'name'],
      ['联系电话', 'phone'],
    ]);
  });

  it('is refused where nobody is named', async () => {
    expect((await office.refusal('nameLists.open', { text: '\t\t' })).code).toMatch(/list-no-names|sheet-empty/u);
  });
});

describe('a list with lines between its names', () => {
  it('is read to its end, by places, subtotals and headings repeated on each page', async () => {
    const [first, second, third, fourth] = everybody.slice(40, 44).map(({ name }) => name);
    const path = join(folder, 'sections.xlsx');
    writeFileSync(join(folder, 'names.json'), JSON.stringify([first, second, third, fourth]));
    python(`
import json
from openpyxl import Workbook
a, b, c, d = json.load(open(${JSON.stringify(join(folder, 'names.json'))}))
wb = Workbook(); ws = wb.active
for row in [['序号', '姓名', '民族'], ['一、海棠里社区（2人）'], [1, a], [2, b], ['小计', None, '2人'], ['二、银杏社区（1人）'], [3, c], ['小计'], ['序号', '姓名', '民族'], [4, d], ['合计', '4人']]:
    ws.append(row)
wb.save(${JSON.stringify(path)})
`);
    const upload = await office.upload('form', '分段名单.xlsx', readFileSync(path));
    const { id } = await office.call('nameLists.open', { upload });
    const { lines } = await office.call('nameLists.get', { id });
    expect(lines.map(({ row, name }) => [row, name])).toEqual([
      [3, first],
      [4, second],
      [7, third],
      [10, fourth],
    ]);
  });
});
