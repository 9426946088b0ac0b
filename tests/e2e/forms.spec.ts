/** A form of the county goes in and comes back filled: at most twelve actions the first time, three the second. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { readWorkbook } from '../../electron/sheets/workbook.ts';
import { writeXlsx } from 'hucre';
import { expect, test } from './app.ts';
import { desk, inside, type Office, openOffice } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

const headings = [
  '序号',
  '姓名',
  '性别',
  '民族',
  '出生年月',
  '政治面貌',
  '学历',
  '毕业院校及专业',
  '身份证号码',
  '所在社区',
  '职务',
  '任现职时间',
  '社工证等级',
  '鞋码',
  '备注',
] as const;

let office: Office;
let actions = 0;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser, { demo: 20 });
});
test.afterAll(() => office.end());

/** What a clerk does counts: a click, a choice of a file. */
async function act(does: () => Promise<unknown>): Promise<void> {
  actions += 1;
  await does();
}

async function blankForm(): Promise<Buffer> {
  const title = ['社区工作者情况统计表', ...headings.slice(1).map(() => null)];
  const rows = [title, [...headings], ...Array.from({ length: 5 }, () => headings.map(() => null))];
  return Buffer.from(await writeXlsx({ sheets: [{ name: '统计表', rows }] }));
}

async function fill(page: Page): Promise<Download> {
  await act(() => page.getByRole('link', { name: '按表头取数' }).click());
  const chooser = page.waitForEvent('filechooser');
  await act(() => page.getByRole('button', { name: '选择空白表' }).click());
  await (
    await chooser
  ).setFiles({ name: '统计表.xlsx', mimeType: 'application/octet-stream', buffer: await blankForm() });
  const save = page.getByRole('button', { name: '填好并保存' });
  await expect(save).toBeEnabled({ timeout: 15_000 });
  const confirm = page.getByRole('button', { name: '都对，确认' });
  if (await confirm.isVisible()) await act(() => confirm.click());
  const download = page.waitForEvent('download');
  await act(() => save.click());
  return await download;
}

test('an unseen form of fifteen columns is filled with few actions, and with fewer the next time', async () => {
  const { page } = office;
  await inside(page);
  await page.getByRole('button', { name: '统计上报' }).click();
  const first = await fill(page);
  expect(actions).toBeLessThanOrEqual(12);
  await expectGoodScreen(page);
  const { total: people } = await desk(page, 'records.list', {
    register: 'people',
    filters: [{ key: 'on_roll', op: 'is', values: [1] }],
  });
  expect(people).toBeGreaterThanOrEqual(20);
  const { sheets } = await readWorkbook(await readFile(await first.path()), '统计表.xlsx');
  const rows = sheets[0]?.rows.slice(2) ?? [];
  expect(rows).toHaveLength(people);
  expect(rows.every((row) => row[1]?.kind === 'text' && (row[13]?.kind ?? 'empty') === 'empty')).toBe(true);
  actions = 0;
  await fill(page);
  expect(actions).toBeLessThanOrEqual(3);
});

test('a list of names is asked where it is not clear, and filled in its own order', async () => {
  const { page } = office;
  await page.goto(`${new URL(page.url()).origin}/#/people`);
  const cells = page.locator('table tbody tr td:nth-child(2)');
  await expect(cells.nth(1)).not.toBeEmpty();
  const names = await cells.allInnerTexts();
  const [first = '', second = ''] = names.map((name) => name.trim());
  await page.goto(`${new URL(page.url()).origin}/#/name-lists`);
  await page.getByLabel('或者粘贴姓名').fill(`${second}\n王不在\n${first}`);
  await page.getByRole('button', { name: '给这些人取数' }).click();
  await expect(page.getByText('已认出 2 行；对不上 1')).toBeVisible();
  await expectGoodScreen(page);
  await page
    .getByRole('button', { name: /行选人$/u })
    .filter({ hasText: '选人' })
    .click();
  await page.getByRole('radio', { name: '这一行留空' }).check();
  await page.getByRole('button', { name: '定下，看下一个' }).click();
  await page.getByRole('button', { name: '加栏目' }).click();
  await page.getByRole('combobox', { name: '在名单右边依次加上' }).fill('所在社区');
  await page.getByRole('option', { name: '所在社区' }).click();
  await expect(page.getByRole('button', { name: '加栏目（1）' })).toBeVisible();
  await page.keyboard.press('Escape');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '填好并保存' }).click();
  const { sheets } = await readWorkbook(await readFile(await (await download).path()), '名单.xlsx');
  const shown = (sheets[0]?.rows ?? []).map((row) => row.map((cell) => cell.text));
  const heading = shown.findIndex((row) => row[0] === '姓名');
  expect(shown.slice(heading + 1).map((row) => row[0])).toEqual([second, '王不在', first]);
  expect(shown[heading + 1]?.[1]).not.toBe('');
  expect(shown[heading + 2]?.[1]).toBe('');
});
