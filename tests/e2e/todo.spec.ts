/** 待办: every line is finished from the page in at most one drawer; decisions, month, paper and calendar file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Locator, Page } from '@playwright/test';
import { festivalsAhead } from '../../db/rules/calendar/festivals.ts';
import { type ReminderKind, reminderKindKeys } from '../../db/rules/reminders/kinds.ts';
import { schemeTemplates } from '../../db/rules/grade-scheme/templates.ts';
import { expect, test } from './app.ts';
import { desk, go, inside, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

/** Loaded before the program: its calendar is put by the milliseconds that a file holds. */
const calendar = `
import { readFileSync } from 'node:fs';
const now = Date.now.bind(Date);
Date.now = () => now() + Number(readFileSync(process.env.CALENDAR_AHEAD, 'utf8'));
`;

/** Memory is another disk than any folder's. */
const memory = '/dev/shm';
const daysAgo = 8;

let office: Office;
let today: string;
let folder: string;
let otherDisk: string;

const on = (days: number): string => Temporal.PlainDate.from(today).add({ days }).toString();

/** What settles a line in its drawer besides 保存; a choice is given as its option. */
interface Finish {
  readonly kind: ReminderKind;
  readonly line: RegExp;
  readonly button: string;
  readonly fill?: Readonly<Record<string, string>>;
  readonly choose?: Readonly<Record<string, string>>;
  /** The button of the drawer, where it is no record's form. */
  readonly save?: string;
  /** Anything else that is chosen in the drawer. */
  readonly also?: (page: Page) => Promise<void>;
  /** What the line says where it stands back instead of being gone. */
  readonly says?: string;
}

const drawer = (page: Page): Locator => page.getByRole('complementary');
const lineOf = (page: Page, { line }: Finish): Locator =>
  page.getByRole('table', { name: '待办' }).getByRole('row').filter({ hasText: line });

/** The festival that comes next; its plan is asked for from today. */
const nextFestival = () => {
  const [next] = festivalsAhead(on(1), on(365)).filter(({ day }) => day > today);
  if (next === undefined) throw new Error('a year without a festival');
  return next;
};

/** What is due of the office itself. */
async function fillDesk(page: Page): Promise<void> {
  const sent = { cut_off: on(-20), sent_on: on(-15), returned_on: on(-1), return_reason: '合计不平' };
  await put(page, 'reports', { title: '月度增减员', state: 'returned', ...sent });
  const days = Temporal.PlainDate.from(today).until(nextFestival().day).days;
  await put(page, 'lead_times', { kind: 'festival', days });
  const { id } = await desk(page, 'collections.create', {
    title: '手机号码核对',
    subject: 'roster',
    columns: [{ column: 'phone', ask: true }],
    who: { filters: [] },
    cutOff: today,
    deadline: on(2),
  });
  await desk(page, 'collections.send', { id });
}

/** Somebody whose joining was begun, somebody whose probation ends without one, somebody who rises, somebody short of hours. */
async function fillCareers(page: Page, community: string, newcomer: string): Promise<void> {
  await put(page, 'joinings', { person: newcomer, state: 'open', reported_on: on(-10) });
  const contract = { kind: 'fixed_term', employment_form: 'direct' };
  await put(page, 'contracts', {
    ...contract,
    person: newcomer,
    signed_on: on(-10),
    starts_on: on(-10),
    ends_on: on(1200),
    probation_ends_on: on(5),
  });
  const tried = await put(page, 'people', { name: '尉迟恭', service_started_on: on(-160) });
  await put(page, 'stays', { person: tried, starts_on: on(-160) });
  await put(page, 'contracts', {
    ...contract,
    person: tried,
    signed_on: on(-160),
    starts_on: on(-160),
    ends_on: on(1200),
    probation_ends_on: on(6),
  });
  const insured = { insured_on: on(-150), fund_opened_on: on(-150) };
  await put(page, 'social_insurance', { person: tried, starts_on: on(-160), ...insured });
  const risen = await put(page, 'people', { name: '魏徵', service_started_on: '2020-03-01' });
  await put(page, 'stays', { person: risen, starts_on: '2020-03-01' });
  const post = { person: risen, community, post_class: 'staff', position: 'worker', category: 'worker', is_main: 1 };
  await put(page, 'appointments', { ...post, starts_on: '2020-03-01' });
  await put(page, 'grades', { person: risen, grade: 1, post_class: 'staff', starts_on: '2020-03-01' });
  await put(page, 'social_insurance', { person: risen, starts_on: '2020-03-01', ...insured });
  await put(page, 'contracts', { person: risen, ...contract, kind: 'open_ended', starts_on: '2020-03-01' });
  const template = schemeTemplates.find(({ name }) => name.includes('系数×基数'));
  if (template === undefined) throw new Error('the scheme is gone');
  await desk(page, 'gradeSchemes.save', { of: null, name: '本街道等级方案', current: true, scheme: template.scheme });
  const certificate = await put(page, 'certificates', { person: risen, kind: 'sw', issued_on: on(-1060) });
  await put(page, 'certificate_registrations', { person: risen, certificate, registered_on: on(-1050) });
  await put(page, 'continuing_education', { person: risen, studied_on: on(-300), hours: 40, topic: '政策法规' });
}

/** One thing due of every kind that a record settles. */
async function fillOffice(page: Page): Promise<void> {
  const community = await put(page, 'communities', { name: '海棠里社区' });
  await put(page, 'community_figures', { community, starts_on: '2020-01-01', residents: 3000, approved_posts: 9 });
  await put(page, 'reports', { title: '半年报表', state: 'final', cut_off: today });
  const newcomer = await put(page, 'people', { name: '秦琼' });
  await put(page, 'stays', { person: newcomer, starts_on: on(-10) });
  const person = await putWorker(page, { name: '单雄信' }, community);
  const retired = await putWorker(
    page,
    { name: '罗士信', recognised_retirement_on: on(20), recognised_retirement_basis: '档案' },
    community,
  );
  await put(page, 'contracts', {
    person,
    kind: 'fixed_term',
    employment_form: 'direct',
    signed_on: '2020-03-01',
    starts_on: '2020-03-01',
    ends_on: on(25),
  });
  await put(page, 'contracts', {
    person: retired,
    kind: 'open_ended',
    employment_form: 'direct',
    starts_on: '2020-03-01',
  });
  await put(page, 'certificates', { person, kind: 'sw', issued_on: on(-350) });
  await put(page, 'secondments', {
    person,
    borrower: '街道综合办',
    borrower_level: 'street',
    starts_on: on(-90),
    ends_on: on(10),
    state: 'approved',
    approval_document: '云社工〔2026〕3号',
  });
  await put(page, 'terms', { community, body: 'committee', term_number: 6, elected_on: '2021-06-01', ends_on: on(60) });
  const request = { person, raised_on: on(-3), source: 'self', category: 'pay', matter: '一件事', due_on: today };
  await put(page, 'requests', { ...request, state: 'open' });
  await put(page, 'talks', { person, kind: 'care', talked_on: on(-20), state: 'to_visit', visit_due: on(-1) });
  await put(page, 'talks', { person: retired, kind: 'care', talked_on: on(5), state: 'agreed' });
  await put(page, 'complaints', {
    person,
    source: 'hotline',
    received_on: on(-5),
    matter: '一件事',
    verified: 'pending',
    due_on: on(2),
  });
  await put(page, 'style_notices', { person, noticed_on: on(-9), kind: 'attitude', matter: '一件事', mend_by: on(3) });
  await put(page, 'health_checks', { person, year: Number(on(-360).slice(0, 4)), state: 'done', done_on: on(-360) });
  const plan = {
    occasion: 'other',
    year: Number(today.slice(0, 4)),
    day: on(4),
    state: 'approved',
    approval: '会议纪要3号',
  };
  await put(page, 'visit_plans', plan);
  await fillCareers(page, community, newcomer);
  await fillDesk(page);
}

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-e2e-calendar-'));
  otherDisk = await mkdtemp(join(memory, 'ledger-e2e-disk-'));
  const [ahead, module] = [join(folder, 'ahead'), join(folder, 'ahead.mjs')];
  // The book was begun a week ago: by now a backup on another disk is due.
  await writeFile(ahead, String(-daysAgo * 86_400_000));
  await writeFile(module, calendar);
  office = await openOffice(browser, {
    environment: { NODE_OPTIONS: `--import=${module}`, CALENDAR_AHEAD: ahead },
  });
  await writeFile(ahead, '0');
  today = (await desk(office.page, 'meta.session', {})).today;
  await fillOffice(office.page);
  await office.page.reload();
  await inside(office.page);
});
test.afterAll(async () => {
  await office.end();
  for (const made of [folder, otherDisk]) await rm(made, { recursive: true, force: true });
});

/** Chooses the other disk in the window of folders. */
async function chooseOtherDisk(page: Page): Promise<void> {
  await drawer(page).getByRole('button', { name: '选择文件夹' }).click();
  const folders = page.getByRole('dialog', { name: '选择存放的文件夹' });
  const here = folders.getByRole('status').filter({ hasText: /^当前/u });
  await expect(here).toHaveText(/^当前：\//u);
  const up = folders.getByRole('button', { name: '上一级文件夹' });
  for (let text = await here.textContent(); text !== '当前：/'; text = await here.textContent()) {
    await up.click();
    await expect(here).not.toHaveText(text ?? '');
  }
  for (const name of ['dev', 'shm', basename(otherDisk)])
    await folders.getByRole('button', { name, exact: true }).click();
  await folders.getByRole('button', { name: '放在这个文件夹' }).click();
  await expect(folders).toHaveCount(0);
}

/** 办结 of the record itself where it has one; the order is that of the work, for one line can depend on another. */
const finishes = (): readonly Finish[] => [
  {
    kind: 'report',
    line: /上报被退回/u,
    button: '更正',
    fill: { 更正原因: '合计重算' },
    save: '开始更正',
  },
  { kind: 'collection', line: /信息采集未交齐/u, button: '催报', save: '已催报', says: '已催报' },
  { kind: 'backup', line: /没有备份/u, button: '备份', also: chooseOtherDisk, save: '备份' },
  {
    kind: 'festival',
    line: new RegExp(`${nextFestival().label}慰问计划`, 'u'),
    button: '安排慰问',
  },
  { kind: 'grade', line: /等级晋升.*1级应定2级/u, button: '晋级', save: '晋级' },
  {
    kind: 'study',
    line: /继续教育学时不足/u,
    button: '登记学时',
    fill: { 学习日期: on(-1), 学时: '50', 学习内容: '廉政警示教育' },
  },
  { kind: 'joining', line: /入职：查重/u, button: '去办理', fill: { 公民身份号码: '99000019860512001X' } },
  {
    kind: 'joining',
    line: /入职：政审联审/u,
    button: '去办理',
    fill: { 回函日期: today },
    choose: { 审查部门: '公安', 审查结论: '合格' },
  },
  { kind: 'joining', line: /入职：材料/u, button: '去办理', fill: { 已交材料: '身份证复印件' } },
  { kind: 'joining', line: /入职：人事档案/u, button: '去办理' },
  {
    kind: 'probation',
    line: /秦琼.*试用期届满/u,
    button: '去办理',
    fill: { 转正日期: on(6) },
    choose: { 试用期结果: '按期转正' },
  },
  { kind: 'probation', line: /尉迟恭.*试用期届满/u, button: '办理转正' },
  { kind: 'talk', line: /谈话回访/u, button: '登记回访', fill: { 回访日期: today } },
  { kind: 'request', line: /诉求办理/u, button: '办理', fill: { 办结日期: today }, choose: { 办理状态: '已办结' } },
  { kind: 'complaint', line: /投诉与工单/u, button: '办理', fill: { 办结日期: today } },
  { kind: 'style', line: /作风整改/u, button: '登记整改', fill: { 整改完成日期: today } },
  { kind: 'visit', line: /慰问计划还没有完成/u, button: '登记完成', choose: { 状态: '已完成' } },
  { kind: 'health', line: /满一个周期/u, button: '登记体检', fill: { 体检日期: today }, choose: { 体检状态: '已检' } },
  { kind: 'secondment', line: /借调期满/u, button: '登记返岗', fill: { 返岗日期: today } },
  { kind: 'certificate', line: /证书首次登记/u, button: '登记', fill: { 登记日期: today } },
  { kind: 'contract', line: /劳动合同到期/u, button: '续签', fill: { 合同到期日: on(1500) } },
  { kind: 'retirement', line: /办理退休/u, button: '办理退休' },
  { kind: 'leaving', line: /离岗：审批/u, button: '去办理', fill: { 审批文号: '云街〔2026〕8号' } },
  { kind: 'staffing', line: /员额缺口/u, button: '申报用人' },
  { kind: 'insurance', line: /社会保险登记/u, button: '登记', fill: { 社保登记日期: today } },
  { kind: 'report', line: /定稿未上报/u, button: '标记已上报', save: '标记已上报' },
  { kind: 'term', line: /届满换届/u, button: '登记换届', fill: { 选举日: on(1), 届满日: on(1826) } },
];

/** Counts the drawers that are opened from now on, and whether the page was left. */
async function countDrawers(page: Page): Promise<() => Promise<{ drawers: number; left: boolean }>> {
  await page.evaluate(() => {
    const counted = { drawers: 0, place: location.hash };
    let title: string | null = null;
    const look = () => {
      const now = document.querySelector('aside')?.getAttribute('aria-label') ?? null;
      if (now !== null && now !== title) counted.drawers += 1;
      title = now;
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
    Object.assign(window, { counted });
  });
  return () =>
    page.evaluate(() => {
      const { counted } = window as unknown as { counted: { drawers: number; place: string } };
      return { drawers: counted.drawers, left: location.hash !== counted.place };
    });
}

test('every kind is finished in one drawer, without leaving the page', async () => {
  test.setTimeout(180_000);
  const { page } = office;
  expect(new Set(finishes().map(({ kind }) => kind))).toEqual(new Set(reminderKindKeys));
  await go(page, '/todo');
  for (const finish of finishes()) {
    await test.step(`${finish.kind} ${finish.line.source}`, async () => {
      const line = lineOf(page, finish);
      await expect(line).toHaveCount(1);
      const told = await countDrawers(page);
      await line.getByRole('button', { name: new RegExp(`：${finish.button}$`, 'u') }).click();
      for (const [label, option] of Object.entries(finish.choose ?? {})) {
        await drawer(page).getByRole('combobox', { name: label }).click();
        await page.getByRole('option', { name: option, exact: true }).click();
      }
      for (const [label, text] of Object.entries(finish.fill ?? {}))
        await drawer(page).getByRole('textbox', { name: label }).fill(text);
      await finish.also?.(page);
      await drawer(page)
        .getByRole('button', { name: finish.save ?? '保存', exact: true })
        .click();
      if (finish.says === undefined) await expect(line).toHaveCount(0);
      else await expect(line).toContainText(finish.says);
      expect(await told()).toEqual({ drawers: 1, left: false });
      if (await drawer(page).isVisible()) await drawer(page).getByRole('button', { name: '关闭' }).click();
    });
  }
});

test('a line is put off with a reason, settled and taken back', async () => {
  const { page } = office;
  await go(page, '/todo');
  const line = page.getByRole('row').filter({ hasText: '约定的关心关爱谈话' });
  await line.getByRole('button', { name: /办结、延后、转办$/u }).click();
  await page.getByRole('menuitem', { name: '延后' }).click();
  const save = drawer(page).getByRole('button', { name: '延后', exact: true });
  await expect(save).toBeDisabled();
  await drawer(page).getByLabel('延后原因').fill('本人外出学习');
  await save.click();
  await expect(line).toContainText('本人外出学习');
  await line.getByRole('checkbox').check();
  await page.getByRole('button', { name: '办结', exact: true }).click();
  await expect(line).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(line).toHaveCount(1);
});

test('the month shows lunar days and counts, the week prints, the calendar file is saved', async () => {
  const { page } = office;
  await page.goto(page.url().replace(/#.*/u, '#/'));
  await expect(page).toHaveURL(/#\/todo$/u);
  await expect(page.getByRole('heading', { name: '待办', level: 1 })).toBeVisible();
  await expectGoodScreen(page);
  await page.getByText('月历').click();
  await expect(page.getByRole('table', { name: /年\d+月待办$/u })).toContainText('初二');
  await expectGoodScreen(page);
  await page.getByText('列表', { exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出日历' }).click();
  expect((await saved).suggestedFilename()).toBe(`待办_${today}.ics`);
  await page.getByRole('button', { name: '打印本周待办' }).click();
  await expect(page.getByRole('dialog', { name: '本周待办' })).toBeVisible({ timeout: 30_000 });
});
