/** 体检安排 as a clerk uses it: batches on screen and saved, marks for many, papers, the hospital's own list. */
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;
let year: number;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  const first = await put(page, 'communities', { name: '海棠里社区' });
  const second = await put(page, 'communities', { name: '柳荫社区' });
  await putWorker(page, { name: '单雄信' }, first);
  await putWorker(page, { name: '罗士信' }, first);
  await putWorker(page, { name: '秦叔宝' }, second);
  year = Number((await desk(page, 'meta.session', {})).today.slice(0, 4));
  await put(page, 'health_plans', { year, institution: '云溪医院', packages: '基础套餐', state: 'running' });
});
test.afterAll(() => office.end());

test('people are spread over days so that nobody’s community is empty, and saved at once', async () => {
  const { page } = office;
  await go(page, '/health');
  await page.getByText('分批', { exact: true }).click();
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '体检日期（可多选）' }).click();
  const days = page
    .getByRole('dialog')
    .locator('button:not([data-outside])')
    .filter({ hasText: /^1[45]$/u });
  await days.nth(0).click();
  await days.nth(1).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '自动分批' }).click();
  await expect(page.getByRole('status').filter({ hasText: '3 人分 2 天，排上 3 人' })).toBeVisible();
  await expect(page.getByRole('table', { name: '分批方案' })).toContainText('海棠里社区 1 人');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '保存分批' }).click();
  await expect(page.getByText('已分 2 批，3 人。')).toBeVisible();
  const { batches } = await desk(page, 'health.year', { year });
  expect(batches).toHaveLength(2);
});

test('ticked people get their papers and are marked, and the figures follow', async () => {
  const { page } = office;
  await go(page, '/health');
  await page.getByText('名单', { exact: true }).click();
  await expectGoodScreen(page);
  await page.getByRole('checkbox', { name: '选中单雄信' }).check();
  await page.getByRole('checkbox', { name: '选中秦叔宝' }).check();
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await page.getByRole('menuitem', { name: '签到表' }).click();
  await expect(page.getByRole('dialog', { name: '签到表' }).locator('iframe')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('2 人登记为已检。')).toBeVisible();
  await page.getByText('参检情况', { exact: true }).click();
  await page.getByRole('button', { name: '全街道 已检 2 人，看是哪些人' }).click();
  await expect(page.getByRole('table', { name: '这个数是哪些人' })).toContainText('秦叔宝');
  await expect(page.getByRole('row').filter({ hasText: '全街道' })).toContainText('66.7%');
  await expectGoodScreen(page);
});

test('the hospital’s own list opens in 按表头取数 with the ticked people alone', async () => {
  const { page } = office;
  await go(page, '/health');
  await page.getByText('名单', { exact: true }).click();
  await page.getByRole('checkbox', { name: '选中罗士信' }).check();
  const blank = await desk(page, 'exports.list', {
    query: { register: 'people', columns: ['name', 'sex'] },
    title: '体检',
  });
  const download = await page.evaluate(async (token) => {
    const response = await fetch(`/download/${token}`, { credentials: 'same-origin' });
    return [...new Uint8Array(await response.arrayBuffer())];
  }, blank.token);
  await page.locator('input[type="file"][aria-label="医院的空白名单"]').setInputFiles({
    name: '医院名单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(download),
  });
  await expect(page).toHaveURL(/#\/forms\/|\/forms\//u);
  await expect(page.getByRole('region', { name: '谁填进去' })).toContainText('共 1 人');
});
