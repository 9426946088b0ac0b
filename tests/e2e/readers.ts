/** What the app gave out, read back with other programs: openpyxl, poppler, 7-Zip. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Page, test } from '@playwright/test';
import { expect } from './app.ts';

const run = promisify(execFile);

/** Does what makes the browser save a file; the file's path under its own name. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<string> {
  const waiting = page.waitForEvent('download', { timeout: 60_000 });
  await act();
  const download = await waiting;
  const path = test.info().outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

const readCells = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([[['' if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book]))
`;

/** All sheets of a workbook, each cell as text. */
export async function cellsOf(file: string): Promise<readonly (readonly (readonly string[])[])[]> {
  const { stdout } = await run('/usr/bin/python3', ['-c', readCells, file], { maxBuffer: 32 * 1024 * 1024 });
  return JSON.parse(stdout) as string[][][];
}

/** A PDF's pages, each as text without spaces. */
export async function pagesOf(file: string): Promise<readonly string[]> {
  const { stdout: facts } = await run('pdfinfo', [file]);
  const { stdout: text } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 32 * 1024 * 1024 });
  const pages = text.split('\f').slice(0, -1);
  expect(pages).toHaveLength(Number(/^Pages:\s+(\d+)/mu.exec(facts)?.[1]));
  return pages.map((page) => page.replaceAll(/\s/gu, ''));
}

export interface ZipEntry {
  readonly path: string;
  readonly method: string;
  readonly encrypted: boolean;
}

/** What 7-Zip lists of an archive. */
export async function entriesOf(file: string): Promise<readonly ZipEntry[]> {
  const { stdout } = await run('7z', ['l', '-slt', '-sccUTF-8', file]);
  const [, ...blocks] = stdout
    .split('----------\n')
    .slice(1)
    .join('')
    .split(/^Path = /mu);
  return blocks
    .filter((block) => !/^Folder = \+/mu.test(block))
    .map((block) => ({
      path: block.slice(0, block.indexOf('\n')),
      method: /^Method = (.*)$/mu.exec(block)?.[1] ?? '',
      encrypted: /^Encrypted = \+/mu.test(block),
    }));
}

/** Unpacks one entry's text. @throws where the password does not open it */
export async function unpacked(file: string, password: string, entry: string): Promise<string> {
  const { stdout } = await run('7z', ['e', '-so', `-p${password}`, file, entry]);
  return stdout;
}
