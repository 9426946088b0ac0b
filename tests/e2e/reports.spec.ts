/** What left the office: kept as it was, marked, sent back, corrected; the next time only what changed. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { writeXlsx } from 'hucre';
import { readWorkbook } from '../../electron/sheets/workbook.ts';
import { expect, test } from './app.ts';
import { desk, go, inside, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

const headings = ['序号', '姓名', '身份证号', '所在社区', '学历', '备注'];

let office: Office;
let community = '';

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  community = await put(page, 'communities', { name: '海棠里社区' });
  await putWorker(page, { name: '甲一', phone: '13900000001' }, community);
  await putWorker(page, { name: '乙二', phone: '13900000002' }, community);
});
test.afterAll(() => office.end());

async function open(page: Page): Promise<void> {
  const rows = [['在岗情况表', ...headings.slice(1).map(() => null)], headings, headings.map(() => null)];
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] }));
  await go(page, '/forms');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择空白表' }).click();
  await (await chooser).setFiles({ name: '情况表.xlsx', mimeType: 'application/octet-stream', buffer });
  await expect(page.getByRole('button', { name: '填好并保存' })).toBeEnabled({ timeout: 15_000 });
}

async function save(page: Page): Promise<Download> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '填好并保存' }).click();
  return await download;
}

async function texts(download: Download): Promise<readonly (readonly string[])[]> {
  const { sheets } = await readWorkbook(await readFile(await download.path()), '情况表.xlsx');
  return (sheets[0]?.rows ?? []).slice(2).map((row) => row.map((cell) => cell.text));
}

const beside = (page: Page) => page.getByRole('complementary', { name: /标记已上报|登记退回|更正/u });

test('a filled form is kept, goes out, and comes out again byte for byte', async () => {
  const { page } = office;
  await inside(page);
  await open(page);
  const first = await save(page);
  await page.getByRole('button', { name: '标记已上报' }).click();
  await beside(page).getByRole('button', { name: '标记已上报' }).click();
  await page.getByRole('main').getByRole('link', { name: '上报记录' }).click();
  await expect(page.getByRole('heading', { name: '在岗情况表' })).toBeVisible();
  await expect(page.getByText('已上报', { exact: true })).toBeVisible();
  await expect(page.getByRole('cell', { name: '甲一' })).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('tab', { name: '文件（1）' }).click();
  const again = page.waitForEvent('download');
  await page.getByRole('button', { name: /^再次导出/u }).click();
  const bytes = await readFile(await (await again).path());
  expect(bytes.equals(await readFile(await first.path()))).toBe(true);
  await expectGoodScreen(page);
});

test('the next time only what changed is filled, each marked', async () => {
  const { page } = office;
  await putWorker(page, { name: '丙三', phone: '13900000003' }, community);
  const { rows } = await desk(page, 'records.list', { register: 'people', search: '乙二' });
  await put(page, 'educations', { person: rows[0]?.id ?? '', level: '20', study_mode: 'full_time' });
  await open(page);
  await page.getByRole('combobox', { name: '报什么' }).click();
  await page.getByRole('option', { name: /^只报变化/u }).click();
  await expect(page.getByText('新增 1，变更 1，减少 0')).toBeVisible();
  await expectGoodScreen(page);
  expect((await texts(await save(page))).map((row) => [row[1], row[5]])).toEqual([
    ['丙三', '新增'],
    ['乙二', '变更：学历 空→大学本科'],
  ]);
});

test('what came back is corrected by another that says why', async () => {
  const { page } = office;
  await go(page, '/reports');
  await expectGoodScreen(page);
  await page.getByText('已报', { exact: true }).click();
  await page.getByRole('button', { name: '在岗情况表', exact: true }).click();
  await page.getByRole('button', { name: '登记退回' }).click();
  await beside(page).getByRole('button', { name: '登记退回' }).click();
  await expect(page.getByText('请写明退回的原因。')).toBeVisible();
  await page.getByLabel('退回原因').fill('少了一个人');
  await expectGoodScreen(page);
  await beside(page).getByRole('button', { name: '登记退回' }).click();
  await expect(page.getByText('已退回', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '更正', exact: true }).click();
  await page.getByLabel('更正原因').fill('补上新来的人');
  await page.getByRole('button', { name: '开始更正' }).click();
  await expect(page.getByText('还没有内容')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('link', { name: '去重新生成' }).click();
  await expect(page.getByRole('button', { name: '填好并保存' })).toBeEnabled({ timeout: 15_000 });
  await save(page);
  await page.getByRole('main').getByRole('link', { name: '上报记录' }).click();
  await page.getByRole('button', { name: '标记已上报' }).click();
  await beside(page).getByRole('button', { name: '标记已上报' }).click();
  await expect(page.getByText('这份更正“')).toBeVisible();
  await page.getByRole('alert').getByRole('link', { name: '在岗情况表' }).click();
  await expect(page.getByText('已更正', { exact: true })).toBeVisible();
  await expect(page.getByText('这份已有更正：')).toBeVisible();
});
