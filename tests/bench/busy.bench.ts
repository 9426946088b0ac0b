import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/papers/find-browser.ts';
import { createPdfEngine } from '../../electron/papers/pdf.ts';
import { testHost } from '../electron/desk/test-desk.ts';
import { type BigOffice, bigOffice, rosterColumns } from './big-office.ts';
import { quantile, report, rounded, timed } from './compare.ts';

const browser = findBrowser();
const engine =
  browser === null
    ? null
    : createPdfEngine({ executablePath: browser, noSandbox: process.getuid?.() === 0, timeout: 900_000 });
let office: BigOffice;
beforeAll(async () => {
  office = await bigOffice({ host: { ...testHost, toPdf: engine?.toPdf ?? null } });
});
afterAll(async () => {
  await engine?.close();
  await office.end();
});

const pause = (ms: number) => new Promise((resolve) => void setTimeout(resolve, ms));

/** Calls the list again and again for as long as it is told; returns how long each call took from asking to answer. */
async function lists(goOn: (calls: number) => boolean): Promise<readonly number[]> {
  const times: number[] = [];
  while (goOn(times.length)) {
    times.push(await timed(() => office.desk.call('records.list', { register: 'people', limit: 100 })));
    await pause(20);
  }
  return times;
}

/** An import of the office's own roster: parsed, matched and compared, then written although nothing changes. */
async function importing(file: Uint8Array): Promise<void> {
  const { desk } = office;
  const upload = await desk.upload('import', '花名册.xlsx', file);
  const { run } = await desk.call('imports.begin', { source: { upload } });
  await desk.call('imports.preview', { run });
  await desk.call('imports.commit', { run });
}

async function printing(): Promise<void> {
  const { desk } = office;
  const { rows } = await desk.call('records.list', { register: 'people', columns: ['name'], limit: 100 });
  await desk.call('appraisalForms.pdf', { year: 2025, people: rows.map((row) => row.id) });
}

describe('list calls while the desk is busy', () => {
  it('with an import, a backup and a PDF, against idle', async () => {
    const { desk } = office;
    const query = { register: 'people', columns: [...rosterColumns] };
    const offered = await desk.call('exports.list', { query, title: '花名册', style: 'full' });
    const file = await desk.download(offered.token);
    await lists((calls) => calls < 10);
    const idle = await lists((calls) => calls < 100);
    const p95 = (times: readonly number[]): number => rounded(quantile(times, 0.95));
    const jobs = {
      import: () => importing(file),
      backup: () => desk.call('backups.make', {}),
      pdf: printing,
    } as const;
    for (const [name, job] of Object.entries(jobs)) {
      let running = true;
      const work = job().finally(() => (running = false));
      const busy = await lists(() => running);
      await work;
      expect(busy.length).toBeGreaterThan(0);
      const ratio = rounded(p95(busy) / p95(idle));
      report({
        name: `busy: p95 of list calls during ${name}`,
        goal: null,
        ratio,
        spread: [ratio, ratio],
        ours: p95(busy),
        bare: p95(idle),
        rounds: busy.length,
        parts: { longestMs: rounded(Math.max(...busy)) },
      });
    }
  });
});
