import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../id-numbers.ts';
import { engine, noBrowser, noPoppler, pdfText } from '../papers/programs.ts';
import { type InputOf, startOffice, testHost, type TestDesk } from './test-desk.ts';

type Patch = InputOf<'records.save'>['patch'];

let office: TestDesk;
const id = idNumber('19900307', 11);
const canary = '不外出的诉求内容';

const save = async (register: string, patch: Patch): Promise<string> =>
  (await office.call('records.save', { register, patch, mode: 'correct' })).record.id;

async function scan(register: string, record: string, kind: string, words: string): Promise<void> {
  const document = await PDFDocument.create();
  document.addPage([300, 300]).drawText(words);
  const upload = await office.upload('attachment', `${words}.pdf`, await document.save());
  await office.call('attachments.add', { register, record, upload, kind, title: words });
}

/** Somebody with an award of this year and one of the last, scans of several kinds, and a request that never leaves. */
async function fill(): Promise<void> {
  const person = await save('people', { name: '单雄信', id_number: id });
  await save('stays', { person, starts_on: '2015-03-01' });
  const community = await save('communities', { name: '海棠里社区' });
  const post = { category: 'worker', position: 'worker', is_main: 1, starts_on: '2015-03-01' };
  await save('appointments', { person, community, ...post });
  await save('appraisals', { person, year: 2025, final_grade: 'excellent' });
  const award = await save('awards', { person, name: '优秀社区工作者', granted_on: '2025-06-01', outcome: 'granted' });
  await save('awards', { person, name: '前年的奖', granted_on: '2024-06', outcome: 'granted' });
  await scan('awards', award, 'award', 'AWARD-SCAN');
  await scan('awards', award, 'id_card', 'ID-SCAN');
  const contract = await save('contracts', {
    person,
    kind: 'fixed_term',
    starts_on: '2024-01-01',
    ends_on: '2026-12-31',
  });
  await scan('contracts', contract, 'contract', 'CONTRACT-SCAN');
  const request = { source: 'self', category: 'pay', raised_on: '2025-05-01', state: 'open', matter: canary };
  await save('requests', { person, ...request });
}

const clock = (): string => '2026-03-05T09:30:00';

let folder: string;
const pickFolder = () => Promise.resolve({ path: folder, name: '优盘' });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pack-'));
  office = await startOffice({ clock, host: { ...testHost, pickFolder } });
});
afterEach(async () => {
  await office.end();
  rmSync(folder, { recursive: true, force: true });
});

const measure = async (number: number, year = 2025) => {
  const found = (await office.call('inspection.view', { year })).measures[number - 1];
  if (found === undefined) throw new Error(`no measure ${number}`);
  return found;
};

describe('17项措施自查', () => {
  it('counts of every register that serves a measure the records of the year', async () => {
    await fill();
    const counts = async (number: number, year?: number) =>
      Object.fromEntries((await measure(number, year)).registers.map(({ key, count }) => [key, count]));
    expect(await counts(13)).toMatchObject({ awards: 1 });
    expect(await counts(13, 2024)).toMatchObject({ awards: 1 });
    expect(await counts(10, 2025)).toMatchObject({ appraisals: 1 });
    expect(await counts(10, 2026)).toMatchObject({ appraisals: 0 });
    expect(await counts(12, 2025)).toMatchObject({ contracts: 1 });
    expect(await counts(1, 2014)).toMatchObject({ people: 0 });
    expect((await office.call('inspection.view', { year: 2025 })).measures).toHaveLength(17);
  });

  it('names what stays in the office, and counts nothing of it', async () => {
    await fill();
    const { withheld, registers } = await measure(14);
    expect(withheld).toContain('诉求办理');
    expect(registers.map(({ key }) => key)).not.toContain('requests');
  });

  it('keeps what is written, once for a measure and year, undoably', async () => {
    const words = { year: 2025, measure: 3, achieved: '配齐了。', problems: '', nextSteps: '继续。' };
    await office.call('inspection.review', words);
    const { changeId } = await office.call('inspection.review', { ...words, achieved: '配齐了一半。' });
    const total = async () => (await office.call('records.list', { register: 'measure_reviews' })).total;
    expect((await measure(3)).review).toEqual({ achieved: '配齐了一半。', problems: '', nextSteps: '继续。' });
    expect(await total()).toBe(1);
    await office.call('history.undo', { change: changeId });
    expect((await measure(3)).review?.achieved).toBe('配齐了。');
    expect((await measure(4)).review).toBeNull();
  });

  it('refuses an empty text and a year that has not come', async () => {
    const nothing = { year: 2025, measure: 3, achieved: ' ', problems: '', nextSteps: '' };
    expect((await office.refusal('inspection.review', nothing)).code).toBe('review-empty');
    expect((await office.refusal('inspection.view', { year: 2027 })).code).toBe('year-ahead');
  });

  it('begins the text from the figures', async () => {
    await fill();
    expect((await measure(13)).draft).toContain('评优与表彰 1 条');
    expect((await measure(1)).draft).toContain('社区工作者 1 人');
  });
});

describe('迎检材料包 as a folder', () => {
  const folderPack = async (more: Partial<InputOf<'inspection.folder'>> = {}) => {
    const place = (await office.call('places.pick', { title: '选择文件夹' }))?.token ?? '';
    const made = await office.call('inspection.folder', { year: 2025, measures: [10, 12, 13], place, ...more });
    return { ...made, path: join(folder, made.name) };
  };

  it('holds contents, a workbook for every register with records, the scans that may leave, and is kept', async () => {
    await fill();
    const { path, report, notes } = await folderPack();
    expect(existsSync(path)).toBe(true);
    const names = readdirSync(path).map((file) => file.split('_')[1]);
    expect(names).toEqual(
      expect.arrayContaining([
        '目录和自查',
        '措施10-年度考核',
        '措施10-评优与表彰',
        '措施10-评优与表彰扫描件',
        '措施12-劳动合同',
      ]),
    );
    expect(names).not.toContain('措施12-劳动合同扫描件');
    expect(notes.join('')).toContain('有 2 份扫描件载有个人信息');
    const kept = await office.call('reports.get', { id: report ?? '' });
    expect(kept.tables.map(({ title, rows }) => `${title} ${rows}`)).toContain('评优与表彰 1');
    expect(kept.tables.map(({ title }) => title)).not.toContain('诉求办理');
    expect(kept.files.length).toBe(names.length);
  });

  it('with full values takes contracts too, never ID cards, and is logged', async () => {
    await fill();
    const { path, notes } = await folderPack({ style: 'full' });
    expect(readdirSync(path).map((file) => file.split('_')[1])).toContain('措施12-劳动合同扫描件');
    expect(notes.join('')).toContain('有 1 份扫描件载有个人信息');
    const lines = await office.call('accounts.log', {});
    expect(lines).toContainEqual(expect.objectContaining({ act: 'export', register: 'contracts' }));
  });

  it('of a year with nothing is refused, and so is a PDF where no engine is', async () => {
    expect((await office.refusal('inspection.pdf', { year: 2010, measures: [13] })).code).toBe('pack-empty');
    await fill();
    expect((await office.refusal('inspection.pdf', { year: 2025, measures: [13] })).code).toBe('pdf-engine-missing');
  });
});

describe.skipIf(noBrowser || noPoppler)('迎检材料包 as one PDF', () => {
  it('has contents whose page numbers are those of the pages, masked, with its scans behind the table', async () => {
    await office.end();
    const { toPdf, close } = engine();
    office = await startOffice({ clock, host: { ...testHost, toPdf } });
    await fill();
    await office.call('inspection.review', {
      year: 2025,
      measure: 13,
      achieved: '推荐三人。',
      problems: '',
      nextSteps: '',
    });
    const made = await office.call('inspection.pdf', { year: 2025, measures: [13, 16] });
    const pdf = await office.download(made.file.token);
    const pages = (await PDFDocument.load(pdf)).getPageCount();
    const texts = Array.from({ length: pages }, (_, page) => pdfText(pdf, page + 1));
    expect(texts.every((text, page) => text.includes(`-${page + 1}-`))).toBe(true);
    for (const title of ['评优与表彰', '评优与表彰扫描件', '人员信息']) {
      const [, number = ''] = new RegExp(`${title}\\d+(?:条|份|人)(\\d+)`, 'u').exec(texts[0] ?? '') ?? [];
      const page = texts[Number(number) - 1] ?? '';
      expect(page, title).toContain(title === '评优与表彰扫描件' ? 'AWARD-SCAN' : title);
    }
    const whole = texts.join('');
    expect(whole).toContain('推荐三人。');
    expect(whole).toContain('优秀社区工作者');
    for (const hidden of [id, canary, 'ID-SCAN', 'CONTRACT-SCAN', '前年的奖']) expect(whole).not.toContain(hidden);
    expect((await office.call('reports.get', { id: made.report ?? '' })).files[0]?.size).toBe(pdf.length);
    await close();
  }, 120_000);
});
