import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormColumn, FormView } from '../../../../electron/desk/forms/shapes.ts';
import { changedEntries, noOffice, noOpenpyxl, shownByOffice } from '../../sheets/fill/office-files.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import { convertAll } from './held-form-files.ts';
import { type Facts, heldDay, heldPeople, putHeldPeople } from './held-people.ts';
import { bytesOf, compareAll, type Difference, makeUnseenFiles } from './unseen-form-files.ts';
import { type UnseenForm, unseenForms } from './unseen-forms.ts';

let office: TestDesk;
let folder: string;

interface Outcome {
  readonly first: FormView;
  readonly second: FormView;
  readonly known: string;
}
const outcomes = new Map<string, Outcome>();
const differences = new Map<string, Difference>();

/** What the forms of this set ask in other words than those of the first. */
const otherWords: readonly Facts[] = [
  {
    politicalShort: '党员',
    educationBand: '本科',
    nationShort: '汉',
    birthDash: '1978-05-12',
    birthCell: '1978-05-12 00:00:00',
    joinedDay: '2005年7月1日',
    serviceYears: '15',
    gradeSince: '2023.01',
  },
  {
    politicalShort: '团员',
    educationBand: '本科',
    nationShort: '回',
    birthDash: '1999-11-11',
    birthCell: '1999-11-11 00:00:00',
    serviceYears: '1',
  },
];

const columnsOf = (view: FormView | undefined, form: UnseenForm): readonly FormColumn[] =>
  view?.tables.find(({ key }) => key === String(form.sheet ?? 0))?.columns ?? [];

/** Opens a form, leaves open what is only guessed, fills it, and opens the very same once more. */
async function fill(form: UnseenForm): Promise<void> {
  const file = `${form.name}.${form.kind}`;
  const open = async () =>
    office.call('forms.open', { upload: await office.upload('form', file, bytesOf(folder, file)) });
  const { id } = await open();
  const first = await office.call('forms.get', { id });
  for (const table of first.tables.filter(({ used }) => used)) {
    for (const { index, origin } of table.columns) {
      const binding = { take: 'blank' } as const;
      if (origin === 'guess') await office.call('forms.bind', { id, table: table.key, column: index, binding });
    }
  }
  const { token } = await office.call('forms.fill', { id });
  writeFileSync(join(folder, 'filled', file), await office.download(token));
  const again = await open();
  outcomes.set(form.name, { first, second: await office.call('forms.get', { id: again.id }), known: again.known });
}

const grownBy = ({ waiting }: UnseenForm): number => Math.max(0, heldPeople.length - waiting.length);

/** The cells that are to be filled, by their place in the filled file. */
function expectedCells(form: UnseenForm): Readonly<Record<string, string>> {
  const cells: Record<string, string> = {};
  const last = form.waiting.at(-1) ?? 0;
  for (const [place, person] of heldPeople.entries()) {
    const row = form.waiting[place] ?? last + place - form.waiting.length + 1;
    const facts: Facts = { ...person.facts, ...otherWords[place], sequence: String(place + 1) };
    for (const [letter, fact] of Object.entries(form.columns)) {
      const value = fact === null || form.asked?.includes(letter) === true ? undefined : facts[fact];
      if (value !== undefined) cells[`${letter}${row}`] = value;
    }
  }
  for (const [place, text] of Object.entries(form.texts ?? {})) {
    const [, letter = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(place) ?? [];
    cells[`${letter}${Number(row) + (Number(row) > last ? grownBy(form) : 0)}`] = text;
  }
  return cells;
}

beforeAll(async () => {
  if (noOpenpyxl || noOffice) return;
  folder = mkdtempSync(join(tmpdir(), 'unseen-'));
  mkdirSync(join(folder, 'filled'));
  office = await startOffice({ clock: () => `${heldDay}T09:30:00` });
  await putHeldPeople(office);
  makeUnseenFiles(unseenForms, folder);
  for (const form of unseenForms) await fill(form);
  const old = unseenForms.filter(({ kind }) => kind === 'xls').map(({ name }) => `${name}.xls`);
  for (const from of ['', 'filled']) {
    const paths = old.map((name) => join(folder, from, name));
    convertAll(paths, 'xlsx:Calc MS Excel 2007 XML', join(folder, from, 'read'));
  }
  const path = ({ name, kind }: UnseenForm, from: string) =>
    kind === 'xls' ? join(folder, from, 'read', `${name}.xlsx`) : join(folder, from, `${name}.${kind}`);
  const jobs = unseenForms.map((form) => ({
    blank: path(form, ''),
    filled: path(form, 'filled'),
    sheet: form.sheet ?? 0,
    grownAfter: form.waiting.at(-1) ?? 0,
    grownBy: grownBy(form),
    resaved: form.kind === 'xls',
  }));
  for (const [i, difference] of compareAll(jobs, folder).entries()) {
    differences.set(unseenForms[i]?.name ?? '', difference);
  }
}, 180_000);
afterAll(async () => {
  await office.end();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(noOpenpyxl || noOffice)('an ugly form that nobody had in mind', () => {
  it.each(unseenForms)('$name ($kind) is filled in the right cells and nowhere else', (form) => {
    expect(differences.get(form.name)).toEqual({ cells: expectedCells(form), looks: [] });
  });

  it.each(unseenForms)('$name asks about what it leaves open, and is known the next time', (form) => {
    const { first, second, known } = outcomes.get(form.name) ?? {};
    const guessed = columnsOf(first, form).filter(({ origin }) => origin === 'guess');
    expect(guessed.map(({ letter }) => letter)).toEqual(form.asked ?? []);
    expect(first?.notes.join('')).toContain(form.note ?? '');
    expect(known).toBe('same');
    expect(columnsOf(second, form).filter(({ origin }) => origin === 'guess')).toEqual([]);
  });

  it('has at least 95 of 100 columns that the ledger knows bound at first sight', () => {
    const known = unseenForms.flatMap((form) =>
      Object.entries(form.columns)
        .filter(([, fact]) => fact !== null)
        .map(([letter]) => columnsOf(outcomes.get(form.name)?.first, form).find((one) => one.letter === letter)),
    );
    const bound = known.filter((column) => column !== undefined && column.origin !== 'none' && column.binding !== null);
    expect(known.length).toBeGreaterThan(70);
    expect(bound.length / known.length).toBeGreaterThanOrEqual(0.95);
  });

  it('has formulas that another program computes over all rows', () => {
    const rows = shownByOffice(bytesOf(folder, 'filled/基本情况一览表.xlsx'), 'xlsx');
    expect(rows.find(([first]) => first === '合　计')?.[4]).toBe(String((47 + 25) / 2));
  });

  it('keeps its macros untouched, under its own ending', () => {
    const [blank, filled] = ['', 'filled/'].map((from) => bytesOf(folder, `${from}宏表.xlsm`));
    expect(changedEntries(blank ?? new Uint8Array(), filled ?? new Uint8Array())).toEqual(['xl/worksheets/sheet1.xml']);
  });
});
