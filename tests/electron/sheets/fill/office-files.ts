/** Forms made and read back by programs that share no code with the filling: openpyxl and LibreOffice. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readZipDirectory } from '../../../../electron/sheets/zip-directory.ts';
import type { CellEdit, FillRefusal, Filled } from '../../../../electron/sheets/fill/edits.ts';

const pythonName = process.platform === 'win32' ? 'python' : '/usr/bin/python3';

function runs(program: string, args: readonly string[]): boolean {
  const done = spawnSync(program, args, { stdio: 'ignore' });
  return done.error === undefined && done.status === 0;
}

export const noOpenpyxl = !runs(pythonName, ['-c', 'import openpyxl']);
export const noOffice = !runs('soffice', ['--version']);

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'fill-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a script that writes the workbook `wb` to the path it is given; the workbook stands ready with one sheet `ws`. */
export function makeWorkbook(script: string): Uint8Array {
  const whole = `import sys\nfrom openpyxl import Workbook\nwb = Workbook(); ws = wb.active\n${script}\nwb.save(sys.argv[1])\n`;
  return inFolder((folder) => {
    const file = join(folder, 'a.xlsx');
    execFileSync(pythonName, ['-c', whole, file]);
    return new Uint8Array(readFileSync(file));
  });
}

/** What a script prints as JSON about the workbook `wb`. */
export function askWorkbook(bytes: Uint8Array, script: string): unknown {
  const whole = `import sys, json, openpyxl\nwb = openpyxl.load_workbook(sys.argv[1])\nws = wb.worksheets[0]\n${script}\n`;
  return inFolder((folder) => {
    const file = join(folder, 'a.xlsx');
    writeFileSync(file, bytes);
    return JSON.parse(
      execFileSync(pythonName, ['-c', whole, file], { encoding: 'utf8', maxBuffer: 1 << 27 }),
    ) as unknown;
  });
}

/** A file as LibreOffice saves it in another format; `to` may name a filter as its command line does. */
export function convert(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return inFolder((folder) => {
    const file = join(folder, `a.${from}`);
    writeFileSync(file, bytes);
    const out = join(folder, 'out');
    // A profile of its own: two test files share a process, and two LibreOffices on one profile wait for each other.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', ['--headless', profile, '--convert-to', to, '--outdir', out, file], {
      stdio: 'ignore',
      timeout: 60_000,
    });
    return new Uint8Array(readFileSync(join(out, readdirSync(out)[0] ?? 'nothing')));
  });
}

/** The first sheet as LibreOffice shows it, all formulas computed. */
export function shownByOffice(bytes: Uint8Array, kind: string): string[][] {
  const csv = convert(bytes, kind, 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true');
  return Papa.parse<string[]>(Buffer.from(csv).toString('utf8'), { delimiter: '\t' }).data;
}

/** The packed bytes of every entry of an archive, by its name. */
export function entriesOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(
    (readZipDirectory(bytes) ?? []).map((entry) => [
      entry.name,
      Buffer.from(
        bytes.subarray(entry.offset, entry.offset + 30 + Buffer.byteLength(entry.name) + entry.compressed),
      ).toString('hex'),
    ]),
  );
}

/** The entries that differ between two archives, or that one of them lacks. */
export function changedEntries(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].filter((name) => old.get(name) !== now.get(name)).sort();
}

/** The filled bytes; fails the test with the reason where there are none. */
export function filled(result: Filled): Uint8Array {
  if (result instanceof Uint8Array) return result;
  throw new Error(`refused: ${JSON.stringify(result)}`);
}

export function refusal(result: Filled): FillRefusal | 'filled' {
  return result instanceof Uint8Array ? 'filled' : result;
}

export function textAt(row: number, column: number, text: string, more: Partial<CellEdit> = {}): CellEdit {
  return { row, column, value: { kind: 'text', text }, ...more };
}

export function numberAt(row: number, column: number, number: number, more: Partial<CellEdit> = {}): CellEdit {
  return { row, column, value: { kind: 'number', number }, ...more };
}
