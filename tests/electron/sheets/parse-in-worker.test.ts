import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../electron/sheets/packed.ts';
import { parseInWorker } from '../../../electron/sheets/parse-in-worker.ts';
import { readWorkbook } from '../../../electron/sheets/workbook.ts';
import { roster } from './rosters.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'sheets-worker-'));
const worker = join(folder, 'sheets.entry.mjs');

/** 60,000 rows of text, some seconds of reading. */
function bigTable(): Uint8Array {
  const rows = Array.from({ length: 60_000 }, (_, y) => `${y}号,${'文字,'.repeat(19)}`);
  return new TextEncoder().encode(rows.join('\n'));
}

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'electron/sheets/sheets.entry.ts'),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'sheets.entry.mjs' } },
    },
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('reading in a worker', () => {
  it.each(['ugly.xlsx', 'ugly.xls', 'mac-1904.xlsx'])('gives the same cells of %s as reading here', async (name) => {
    expect(await parseInWorker(roster(name), name, { worker })).toEqual(await readWorkbook(roster(name), name));
  });

  it('leaves the caller its bytes', async () => {
    const bytes = Uint8Array.from(roster('ugly.xlsx'));
    await parseInWorker(bytes, 'a.xlsx', { worker });
    expect(bytes.length).toBe(roster('ugly.xlsx').length);
  });

  it('refuses with the same codes and sentences', async () => {
    await expect(parseInWorker(roster('ugly.pdf'), '册.pdf', { worker })).rejects.toMatchObject({
      name: 'LedgerError',
      code: 'sheet-pdf',
      message: expect.stringContaining('册.pdf'),
    });
  });

  it('ends at once when it is cancelled, before and during the reading', async () => {
    const bytes = bigTable();
    const cancel = new AbortController();
    const reading = parseInWorker(bytes, 'a.csv', { worker, signal: cancel.signal });
    const started = performance.now();
    setTimeout(() => cancel.abort(), 30);
    await expect(reading).rejects.toMatchObject({ code: 'sheet-cancelled' });
    expect(performance.now() - started).toBeLessThan(400);
    await expect(parseInWorker(bytes, 'a.csv', { worker, signal: cancel.signal })).rejects.toMatchObject({
      code: 'sheet-cancelled',
    });
  });

  it('says so when the memory is not enough', async () => {
    await expect(parseInWorker(bigTable(), 'a.csv', { worker, memory: 24 })).rejects.toMatchObject({
      code: 'sheet-memory',
    });
  }, 30_000);

  it('does not hide a worker that cannot be loaded', async () => {
    writeFileSync(join(folder, 'broken.mjs'), 'throw new TypeError("broken");');
    await expect(parseInWorker(roster('ugly.xlsx'), 'a.xlsx', { worker: join(folder, 'broken.mjs') })).rejects.toThrow(
      'broken',
    );
  });
});

describe('packing', () => {
  it('keeps everything of every cell', async () => {
    const workbook = await readWorkbook(roster('ugly.xlsx'), 'ugly.xlsx');
    expect(unpack(structuredClone(pack(workbook)))).toEqual(workbook);
  });
});
