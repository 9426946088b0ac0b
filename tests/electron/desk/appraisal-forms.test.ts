import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPages } from '../../../electron/papers/chunks.ts';
import type { PdfEngine } from '../../../electron/papers/pdf.ts';
import { bare, engine, noBrowser, noOffice, noPoppler, officePdf, pdfText } from '../papers/programs.ts';
import { reportingOffice, type ReportingOffice } from './reporting-office.ts';

describe('the plan of the forms', () => {
  let office: ReportingOffice;
  beforeAll(async () => {
    office = await reportingOffice();
  });
  afterAll(() => office.end());

  it('takes everybody of a community on the roll at the end of the year, two pages each', async () => {
    const [community] = office.communities;
    const [shan, jia] = office.people;
    const plan = await office.call('appraisalForms.plan', { year: 2025, community });
    expect(plan.people.map((one) => [one.person, one.name, one.pages, one.appraisal])).toEqual([
      [jia, '甲二', 2, null],
      [shan, '单雄信', 2, office.appraisal],
    ]);
    expect([plan.pages, plan.pdf]).toEqual([4, false]);
  });

  it('takes the whole street without a community, and leaves out who had left by the end of the year', async () => {
    const names = async (year: number) =>
      (await office.call('appraisalForms.plan', { year })).people.map((one) => one.name).toSorted();
    expect(await names(2025)).toEqual(['乙三', '单雄信', '甲二'].toSorted());
    expect(await names(2023)).toEqual(['乙三', '单雄信', '甲二', '离四'].toSorted());
  });

  it('takes people who were picked, also those who have left', async () => {
    const [, , , left] = office.people;
    const plan = await office.call('appraisalForms.plan', { year: 2025, people: [left] });
    expect(plan.people.map((one) => one.name)).toEqual(['离四']);
  });

  it('names what goes on continuation pages and fills up to whole sheets for both sides', async () => {
    const [shan] = office.people;
    const long = '走访居民，化解矛盾纠纷，组织志愿服务。'.repeat(110);
    const change = await office.call('records.save', {
      register: 'appraisals',
      id: office.appraisal,
      patch: { summary: long },
    });
    const plan = async (duplex: boolean) =>
      (await office.call('appraisalForms.plan', { year: 2025, people: [shan], duplex })).people[0];
    expect(await plan(false)).toMatchObject({
      pages: 3,
      continuation: [{ section: '本人总结', pages: 1 }],
      overflow: [],
    });
    expect((await plan(true))?.pages).toBe(4);
    await office.call('history.undo', { change: change.changeId });
  });

  it('names the cell that a fixed height cannot hold', async () => {
    const [shan] = office.people;
    const change = await office.call('records.save', {
      register: 'appraisals',
      id: office.appraisal,
      patch: { rotation_note: '轮岗交流至海棠社区并兼任网格长'.repeat(6) },
    });
    const plan = await office.call('appraisalForms.plan', { year: 2025, people: [shan] });
    expect(plan.people[0]?.overflow).toEqual([
      { cell: expect.stringContaining('轮训'), length: 90, printed: expect.any(Number) },
    ]);
    await office.call('history.undo', { change: change.changeId });
  });

  it('names what must be heeded: complaints of the year that proved true, and discipline for who may know of it', async () => {
    const [shan] = office.people;
    const complaint = { person: shan, source: 'hotline', matter: '态度生硬', verified: 'true' };
    for (const received_on of ['2025-03-02', '2024-03-02'])
      await office.call('records.save', { register: 'complaints', patch: { ...complaint, received_on } });
    await office.call('meta.reveal', { on: true });
    const period = { starts_on: '2024-06-01', ends_on: '2025-05-31' };
    const discipline = { person: shan, kind: 'organisation', name: '诫勉', decided_on: '2024-06-01', ...period };
    await office.call('records.save', { register: 'disciplines', patch: discipline });
    const heed = async (year: number) =>
      (await office.call('appraisalForms.plan', { year, people: [shan] })).people[0]?.heed;
    expect(await heed(2025)).toEqual({ complaints: 1, disciplined: true });
    expect(await heed(2026)).toEqual({ complaints: 0, disciplined: false });
    await office.call('meta.reveal', { on: false });
  });

  it('says so where nobody fits', async () => {
    const refusal = await office.refusal('appraisalForms.plan', { year: 1999 });
    expect(refusal).toMatchObject({ code: 'nobody-chosen', message: expect.stringContaining('1999') });
  });

  it('offers the same pages as HTML where no PDF can be made', async () => {
    const [shan] = office.people;
    const made = await office.call('appraisalForms.pdf', { year: 2025, people: [shan] });
    expect([made.kind, made.pages, made.announced]).toEqual(['html', null, 2]);
    const html = new TextDecoder().decode(await office.download(made.file.token));
    expect(html).toContain('单雄信');
    expect(html).not.toContain('同意评为优秀');
  });

  it('makes one Word file for all, or one each in a zip', async (context) => {
    context.skip(noOffice || noPoppler, 'needs LibreOffice and poppler-utils');
    const [community] = office.communities;
    const joined = await office.call('appraisalForms.docx', { year: 2025, community, joined: true });
    const text = pdfText(officePdf(await office.download(joined.token)));
    for (const name of ['单雄信', '甲二']) expect(text).toContain(name);
    const zip = await office.call('appraisalForms.docx', { year: 2025, community });
    expect(zip.name).toMatch(/2人\.zip$/u);
  }, 60_000);

  it('is read by 查看 but not exported', async () => {
    await office.call('accounts.create', { name: '看一', role: 'viewer', password: '石榴-开花-七月' });
    const { accounts } = await office.call('office.state', {});
    const viewer = accounts.find((one) => one.name === '看一');
    await office.call('session.lock', {});
    await expect.poll(async () => (await office.call('office.state', {})).open).toBe(false);
    await office.call('session.unlock', { account: viewer?.id ?? '', password: '石榴-开花-七月' });
    const [shan] = office.people;
    expect((await office.call('appraisalForms.plan', { year: 2025, people: [shan] })).people).toHaveLength(1);
    const refusal = await office.refusal('appraisalForms.pdf', { year: 2025, people: [shan] });
    expect(refusal.code).toBe('forbidden');
  });
});

describe('the PDF of the forms', () => {
  const printer: { engine?: PdfEngine } = {};
  const toPdf = (html: string, signal: AbortSignal) => (printer.engine ??= engine()).toPdf(html, signal);
  let office: ReportingOffice;
  beforeAll(async () => {
    office = await reportingOffice({ toPdf });
  });
  afterAll(async () => {
    await office.end();
    await printer.engine?.close();
  });

  it('has the announced pages, in the order of the plan, with empty opinions unless asked for', async (context) => {
    context.skip(noBrowser || noPoppler, 'needs a browser and poppler-utils');
    const [community] = office.communities;
    const plan = await office.call('appraisalForms.plan', { year: 2025, community });
    const made = await office.call('appraisalForms.pdf', { year: 2025, community });
    expect(made).toMatchObject({ kind: 'pdf', pages: plan.pages, announced: plan.pages });
    const pdf = await office.download(made.file.token);
    expect(await countPages(pdf)).toBe(4);
    expect(pdfText(pdf, 1)).toContain('甲二');
    const second = pdfText(pdf, 3) + pdfText(pdf, 4);
    for (const printed of ['单雄信', '向阳社区', '走访居民', '93.5']) expect(second).toContain(bare(printed));
    expect(second).not.toContain('同意评为优秀');

    const [shan] = office.people;
    const withOpinions = await office.call('appraisalForms.pdf', {
      year: 2025,
      people: [shan],
      opinions: true,
      scores: false,
    });
    const text = pdfText(await office.download(withOpinions.file.token));
    expect(text).toContain('同意评为优秀');
    expect(text).not.toContain('93.5');
  }, 60_000);
});
