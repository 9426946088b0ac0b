import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormView } from '../../../../electron/desk/forms/shapes.ts';
import { readForm } from '../../../../electron/sheets/fill/form-grid.ts';
import { askWorkbook, noOffice, noOpenpyxl } from '../../sheets/fill/office-files.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import { convertAll, makeHeldFiles } from './held-form-files.ts';
import { headingDepth, type HeldColumn, type HeldForm, heldForms } from './held-forms.ts';
import { type Facts, heldDay, heldPeople, putHeldPeople } from './held-people.ts';

let office: TestDesk;
let folder: string;

interface Outcome {
  readonly id: string;
  readonly first: FormView;
  readonly second: FormView;
  readonly known: string;
}
const outcomes = new Map<string, Outcome>();
const nothing = { first: undefined, second: undefined, known: '' } as const;

/** Opens a form, fills it, and opens the very same once more. */
async function fill({ name, kind }: HeldForm): Promise<void> {
  const bytes = readFileSync(join(folder, `${name}.${kind}`));
  const open = async () => office.call('forms.open', { upload: await office.upload('form', `${name}.${kind}`, bytes) });
  const { id } = await open();
  const first = await office.call('forms.get', { id });
  await office.call('forms.confirm', { id });
  const { token } = await office.call('forms.fill', { id });
  writeFileSync(join(folder, 'filled', `${name}.${kind}`), await office.download(token));
  const again = await open();
  const second = await office.call('forms.get', { id: again.id });
  outcomes.set(name, { id, first, second, known: again.id === id ? again.known : 'another' });
}

beforeAll(async () => {
  if (noOpenpyxl || noOffice) return;
  folder = mkdtempSync(join(tmpdir(), 'held-'));
  mkdirSync(join(folder, 'filled'));
  office = await startOffice({ clock: () => `${heldDay}T09:30:00` });
  await putHeldPeople(office);
  await makeHeldFiles(heldForms, folder);
  for (const form of heldForms) await fill(form);
  const sheets = heldForms.filter(({ kind }) => kind !== 'docx');
  const paths = sheets.map(({ name, kind }) => join(folder, 'filled', `${name}.${kind}`));
  convertAll(paths, 'xlsx:Calc MS Excel 2007 XML', join(folder, 'read'));
}, 120_000);
afterAll(async () => {
  await office.end();
  rmSync(folder, { recursive: true, force: true });
});

const factOf = (facts: Facts, fact: string, place: number): string => {
  if (fact === 'sequence') return String(place + 1);
  if (fact === 'unitPost') return `${facts['community'] ?? ''}${facts['position'] ?? ''}`;
  return facts[fact] ?? '';
};

/** What the rows of a form say once it is filled: people down the rows, the first half of a double table first. */
function expectedRows(form: HeldForm): readonly (readonly string[])[] {
  const each = form.twice === true ? Math.max(form.rows, Math.ceil(heldPeople.length / 2)) : heldPeople.length;
  const cells = (columns: readonly HeldColumn[], place: number) =>
    columns.map(([, fact]) => (fact === null ? '' : factOf(heldPeople[place]?.facts ?? {}, fact, place)));
  return Array.from({ length: each }, (_, y) => [
    ...cells(form.columns, y),
    ...(form.twice === true ? ['', ...cells(form.columns, y + each)] : []),
  ]);
}

/** Where the filled file lies: a sheet as LibreOffice saved it again, a document as it was filled. */
const readPath = ({ name, kind }: HeldForm): string =>
  kind === 'docx' ? join(folder, 'filled', `${name}.docx`) : join(folder, 'read', `${name}.xlsx`);

/** The rows below the heading as the filled file holds them. */
async function filledRows(form: HeldForm, firstRow: number): Promise<readonly (readonly string[])[]> {
  const { sheets } = await readForm(readFileSync(readPath(form)), form.kind === 'docx' ? '表.docx' : '表.xlsx');
  const count = expectedRows(form).length;
  const width = form.columns.length * (form.twice === true ? 2 : 1) + (form.twice === true ? 1 : 0);
  return Array.from({ length: count }, (_, y) =>
    Array.from({ length: width }, (_unused, x) => sheets[0]?.grid.rows[firstRow + y]?.[x]?.text ?? ''),
  );
}

const firstRowOf = (form: HeldForm): number =>
  (form.kind === 'docx' ? 0 : (form.title === '' ? 0 : 1) + (form.foot === undefined ? 0 : 1)) +
  headingDepth(form) +
  (form.numbered === true ? 1 : 0);

const answered = ({ columns }: HeldForm): number => columns.filter(([, fact]) => fact !== null).length;

function bound(view: FormView | undefined, form: HeldForm): number {
  return form.columns.filter(([, fact], i) => {
    const column = view?.tables[0]?.columns[i];
    return fact !== null && column !== undefined && column.origin !== 'none' && column.binding?.take !== 'blank';
  }).length;
}

const sum = (count: (form: HeldForm) => number): number => heldForms.reduce((all, form) => all + count(form), 0);

describe.skipIf(noOpenpyxl || noOffice)('a blank form never seen before', () => {
  it.each(heldForms)('$name ($kind) is filled without one wrong cell, and known the next time', async (form) => {
    expect(await filledRows(form, firstRowOf(form))).toEqual(expectedRows(form));
    expect((outcomes.get(form.name) ?? nothing).known).toBe('same');
  });

  it('has at least 95 of 100 columns bound unaided at first sight, all at the second', () => {
    const columns = sum(answered);
    expect(columns).toBeGreaterThan(120);
    expect(sum((form) => bound(outcomes.get(form.name)?.first, form)) / columns).toBeGreaterThanOrEqual(0.95);
    expect(sum((form) => bound(outcomes.get(form.name)?.second, form))).toBe(columns);
  });

  it('has sums that another program computes over all rows', () => {
    const form = heldForms.find(({ total, kind }) => total === true && kind === 'xlsx');
    if (form === undefined) throw new Error('there is a form with a total');
    const script =
      'wb2 = openpyxl.load_workbook(sys.argv[1], data_only=True)\nprint(json.dumps([[c.value for c in r] for r in wb2.worksheets[0].iter_rows(max_col=2)], ensure_ascii=False))';
    const rows = askWorkbook(readFileSync(readPath(form)), script) as readonly (readonly unknown[])[];
    expect(rows.find((row) => row[0] === '合计')).toEqual(['合计', heldPeople.length]);
  });
});
