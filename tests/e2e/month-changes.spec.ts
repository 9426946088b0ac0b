/** 月度变动单 as a clerk makes it: look, print, keep, report; what is entered late comes in the next month. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readWorkbook } from '../../electron/sheets/workbook.ts';
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;
let person: string;
let recipient: string;

/** The two months that the page offers on these days: the clock of the program is that of the machine. */
let last: string;
let before: string;

const words = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  const community = await put(page, 'communities', { name: '海棠里社区' });
  recipient = await put(page, 'recipients', { name: '云溪县财政局', kind: 'finance' });
  person = await putWorker(page, { name: '单雄信' }, community);
  const choices = await desk(page, 'monthChanges.choices', {});
  last = choices.last;
  const [year = 0, month = 0] = last.split('-').map(Number);
  before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  await put(page, 'pay_lines', { person, item: '岗位工资', amount: 320_000, starts_on: before });
});
test.afterAll(() => office.end());

async function choose(page: Page, month: string): Promise<void> {
  await go(page, '/month-changes');
  await page.getByRole('combobox', { name: '收件单位' }).click();
  await page.getByRole('option', { name: '云溪县财政局' }).click();
  await page.getByRole('button', { name: '月份' }).click();
  const year = page.getByRole('button', { name: month.slice(0, 4), exact: true });
  if (!(await year.isVisible())) await page.locator('[data-direction="previous"]').click();
  await page.getByRole('button', { name: `${Number(month.slice(5, 7))}月`, exact: true }).click();
  await expect(page.getByRole('button', { name: '月份' })).toHaveText(words(month));
}

test('a month is looked at, exported, kept and marked as reported', async () => {
  const { page } = office;
  await choose(page, before);
  await expect(page.getByRole('status').filter({ hasText: '工资变动 1' })).toBeVisible();
  await expect(page.getByRole('table', { name: '本月变动' })).toContainText('岗位工资 3,200.00元');
  await expectGoodScreen(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 .xlsx' }).click();
  const { sheets } = await readWorkbook(await readFile(await (await download).path()), '变动单.xlsx');
  const shown = (sheets[0]?.rows ?? []).map((row) => row.map((cell) => cell.text).join('|'));
  expect(shown[0]).toContain(`${words(before)}社区工作者变动单`);
  expect(shown.find((row) => row.includes('单雄信'))).toContain('工资变动');
  await page.getByRole('button', { name: '打印' }).click();
  await expect(page.getByRole('dialog', { name: '月度变动单' }).locator('iframe')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '定稿' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click();
  await expect(page.getByText(`${words(before)}社区工作者变动单：定稿`)).toBeVisible({ timeout: 30_000 });
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '标记已上报' }).click();
  await expect(page.getByText(`${words(before)}社区工作者变动单：已上报`)).toBeVisible();
  await page.getByRole('link', { name: '打开这一份' }).click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]+$/u);
});

test('what was entered late comes in the next month, with its own day', async () => {
  const { page } = office;
  await put(page, 'grades', { person, grade: 4, starts_on: before });
  await choose(page, last);
  const row = page.getByRole('row').filter({ hasText: '单雄信' });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('补报');
  await expect(row).toContainText('4级');
  await expect(row).toContainText(before.replace('-', '.'));
});

test('a list that stands is corrected with a reason, and kept beside the first', async () => {
  const { page } = office;
  await choose(page, before);
  await page.getByRole('button', { name: '更正……' }).click();
  const keep = page.getByRole('button', { name: '定稿更正' });
  await expect(keep).toBeDisabled();
  await page.getByRole('textbox', { name: '更正原因' }).fill('县财政局要求重报');
  await keep.click();
  await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click();
  await expect(page.getByText(`${words(before)}社区工作者变动单：定稿`)).toBeVisible({ timeout: 30_000 });
  const { rows } = await desk(page, 'records.list', { register: 'reports', columns: ['state', 'recipient'] });
  expect(new Set(rows.map(({ values }) => values['state']))).toEqual(new Set(['corrected', 'final']));
  expect(rows).toHaveLength(2);
  expect(rows.every(({ values }) => values['recipient'] === recipient)).toBe(true);
  await choose(page, last);
  await expect(page.getByText('本月无变动', { exact: true }).first()).toBeVisible();
});
