import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPages } from '../../electron/papers/chunks.ts';
import { findBrowser } from '../../electron/papers/find-browser.ts';
import { createPdfEngine, type PdfEngine } from '../../electron/papers/pdf.ts';
import type { Host } from '../../electron/desk/host.ts';
import { testHost } from '../electron/desk/test-desk.ts';
import { type BigOffice, bigOffice } from './big-office.ts';
import { compare, report, reportMissing } from './compare.ts';

/** Resident memory in MB of all processes that this one started, as Linux tells it; 0 elsewhere. */
function childrenMemory(): number {
  if (process.platform !== 'linux') return 0;
  const parents = new Map<number, number>();
  const memory = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8');
      parents.set(Number(entry), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      memory.set(Number(entry), Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It ended while we looked.
    }
  }
  const ours = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === process.pid || ours(parent));
  };
  return [...memory].reduce((sum, [id, size]) => (ours(id) ? sum + size : sum), 0);
}

/** Runs the work and tells the most memory that its processes had. */
async function withPeak<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly peak: number }> {
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, childrenMemory())), 100);
  try {
    return { result: await work(), peak };
  } finally {
    clearInterval(watch);
  }
}

const browser = findBrowser();
let engine: PdfEngine;
let office: BigOffice;
const host: { -readonly [Key in keyof Host]: Host[Key] } = { ...testHost };

beforeAll(async () => {
  if (browser === null) return;
  engine = createPdfEngine({ executablePath: browser, noSandbox: process.getuid?.() === 0, timeout: 900_000 });
  office = await bigOffice({ host }, { workers: 520 });
});
afterAll(async () => {
  await engine?.close();
  await office?.end();
});

describe('appraisal forms of 500 people', () => {
  it('to PDF against Chromium printing one prepared HTML of the same pages', async () => {
    const name = 'papers: 500 appraisal forms to PDF';
    if (browser === null) {
      reportMissing(name, 'no Chromium, Chrome or Edge on this machine');
      return;
    }
    const { desk } = office;
    const { rows } = await desk.call('records.list', {
      register: 'people',
      filters: [{ key: 'on_roll', op: 'is', values: [1] }],
      columns: ['name'],
      limit: 500,
    });
    const asked = { year: 2025, people: rows.map((row) => row.id) };
    host.toPdf = null;
    const prepared = await desk.call('appraisalForms.pdf', asked);
    const html = new TextDecoder().decode(await desk.download(prepared.file.token));
    host.toPdf = engine.toPdf;
    const peaks = { ours: 0, bare: 0 };
    let pages = 0;
    const ours = async () => {
      const { result, peak } = await withPeak(() => desk.call('appraisalForms.pdf', asked));
      peaks.ours = Math.max(peaks.ours, peak);
      pages = result.pages ?? 0;
      await desk.download(result.file.token);
    };
    let barePages = 0;
    const bare = async () => {
      const { result, peak } = await withPeak(() => engine.toPdf(html, new AbortController().signal));
      peaks.bare = Math.max(peaks.bare, peak);
      barePages = await countPages(result);
    };
    const measure = await compare({ name, goal: 1.2, ours, bare, rounds: 3, warmUps: 1 });
    expect(pages).toBe(barePages);
    expect(pages).toBeGreaterThanOrEqual(1000);
    const parts = { pages, peakMB: Math.round(peaks.ours), barePeakMB: Math.round(peaks.bare) };
    report({ ...measure, parts });
  });
});
