import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOffice, temporaryFolder, type TestDesk } from '../electron/desk/test-desk.ts';
import { bigOffice, rosterColumns } from './big-office.ts';
import { median, quantile, report, reportMissing, rounded, timed } from './compare.ts';

let file: Uint8Array;
const folder = temporaryFolder();
const worker = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'sheets.js');

beforeAll(async () => {
  const office = await bigOffice();
  const offered = await office.desk.call('exports.list', {
    query: {
      register: 'people',
      columns: [...rosterColumns],
      filters: [{ key: 'on_roll', op: 'is', values: [1] }],
    },
    title: '花名册',
    style: 'full',
  });
  file = await office.desk.download(offered.token);
  await office.end();
  writeFileSync(join(folder, 'roster.xlsx'), file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Times {
  readonly parse: number;
  readonly validate: number;
  readonly commit: number;
  readonly counts: { readonly new: number; readonly rejected: number };
}

/** One import from the upload to the answer; communities that are not known yet are made. */
async function importInto(desk: TestDesk): Promise<Times> {
  const upload = await desk.upload('import', '花名册.xlsx', file);
  let start = performance.now();
  const begun = await desk.call('imports.begin', { source: { upload } });
  const parse = performance.now() - start;
  start = performance.now();
  const first = await desk.call('imports.preview', { run: begun.run });
  const communities = Object.fromEntries(first.communities.map((one) => [one.name, { act: 'create' as const }]));
  if (first.communities.length > 0) await desk.call('imports.preview', { run: begun.run, communities });
  const validate = performance.now() - start;
  start = performance.now();
  const done = await desk.call('imports.commit', { run: begun.run });
  return { parse, validate, commit: performance.now() - start, counts: done.counts };
}

const sum = (times: Times): number => times.parse + times.validate + times.commit;

describe('an import of 5,000 × 30', () => {
  it('against the library alone reading the file, LibreOffice converting it, and itself a second time', async () => {
    const rounds = 3;
    const first: Times[] = [];
    const again: Times[] = [];
    const bare: number[] = [];
    for (let round = -1; round < rounds; round += 1) {
      // The product reads in a worker of its own; here too, where it has been built.
      const desk = await startOffice(existsSync(worker) ? { sheetsWorker: pathToFileURL(worker) } : {});
      const read = await timed(() => readXlsx(file));
      const one = await importInto(desk);
      const two = await importInto(desk);
      await desk.end();
      expect(one.counts.new).toBeGreaterThan(5000);
      expect(two.counts.new).toBe(0);
      if (round < 0) continue;
      bare.push(read);
      first.push(one);
      again.push(two);
    }
    const measure = (name: string, goal: number, ours: readonly number[], against: readonly number[]) => {
      const ratios = ours.map((value, place) => value / (against[place] ?? value));
      report({
        name,
        goal,
        ratio: rounded(median(ratios)),
        spread: [rounded(quantile(ratios, 0.25)), rounded(quantile(ratios, 0.75))],
        ours: rounded(median(ours)),
        bare: rounded(median(against)),
        rounds: ours.length,
        parts: {
          parseMs: rounded(median(first.map((one) => one.parse))),
          validateMs: rounded(median(first.map((one) => one.validate))),
          commitMs: rounded(median(first.map((one) => one.commit))),
        },
      });
    };
    measure('import: whole, against the library alone reading', 2.5, first.map(sum), bare);
    measure('import: the same file again, against the first time', 1, again.map(sum), first.map(sum));
    const command = ['--headless', '--convert-to', 'csv', '--outdir', folder, join(folder, 'roster.xlsx')];
    const convert = () => spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, ...command]);
    if (convert().error !== undefined) {
      reportMissing('import: whole, against LibreOffice converting to CSV', 'soffice is not installed');
      return;
    }
    const office: number[] = [];
    for (let round = 0; round < rounds; round += 1) office.push(await timed(convert));
    measure('import: whole, against LibreOffice converting to CSV', 1, first.map(sum), office);
  });
});
