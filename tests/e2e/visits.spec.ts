/** 慰问安排 as a clerk uses it: from the festival to the list, the paper and back. */
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  const community = await put(page, 'communities', { name: '海棠里社区' });
  for (const name of ['单雄信', '秦叔宝']) await putWorker(page, { name }, community);
  const { rows } = await desk(page, 'records.list', { register: 'appointments', columns: ['person'] });
  for (const { id, version } of rows) {
    const patch = { category: 'worker', position: 'worker' };
    await desk(page, 'records.save', { register: 'appointments', id, version, patch, mode: 'correct' });
  }
});
test.afterAll(() => office.end());

test('a festival becomes a plan within its budget, printed and taken back', async () => {
  const { page } = office;
  await go(page, '/visit-plans');
  await expectGoodScreen(page);
  await page
    .getByRole('link', { name: /春节慰问/u })
    .first()
    .click();
  const list = page.getByRole('table', { name: '慰问名单' });
  await expect(list.getByRole('checkbox', { name: '单雄信' })).toBeChecked();
  await page.getByLabel('人均标准').fill('300');
  await page.getByLabel('预算总额').fill('500');
  // The money reaches one of the two; with both ticked the plan asks for a reason.
  await expect(page.getByText('已选 1 人')).toBeVisible();
  await page.getByRole('checkbox', { name: '全部勾选' }).check();
  await expect(page.getByText(/超过预算总额 500.00 元，多 100.00 元/u)).toBeVisible();
  await page.getByRole('button', { name: '保存计划' }).click();
  await expect(page.getByText('没有成功')).toBeVisible();
  await expect(page.getByLabel('预算总额')).toBeFocused();
  await page.getByLabel('特殊情况说明').fill('会议同意追加');
  await page.getByRole('button', { name: '保存计划' }).click();
  await expect(page.getByText('慰问计划已保存，共 2 人。')).toBeVisible();
  // The plan has an address of its own now.
  await expect(page.getByRole('button', { name: '打印' })).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '打印' }).click();
  await page.getByRole('menuitem', { name: '发放签收表' }).click();
  await expect(page.getByRole('dialog', { name: '发放签收表' }).locator('iframe')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '撤销' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /撤销/u }).first().click();
  await expect
    .poll(async () => (await desk(page, 'records.list', { register: 'visits', columns: ['person'] })).total)
    .toBe(0);
});

test('who was never visited is found, and a holiday file of the wrong year is refused', async () => {
  const { page } = office;
  await go(page, '/visit-plans');
  await page.getByText('很久没有走访的人').click();
  await expect(page.getByRole('row').filter({ hasText: '秦叔宝' })).toContainText('没有记录');
  await expectGoodScreen(page);
  await go(page, '/holidays');
  await page.getByLabel('年份').fill('2027');
  await expect(page.getByText('2027 年的放假安排程序里没有')).toBeVisible();
  const buffer = Buffer.from('日期,名称,放假/上班\n2026-10-01,国庆节,放假\n');
  await page.getByLabel('选择放假安排文件').setInputFiles({ name: '放假.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText(/文件里有 1 天是 2026 年的/u)).toBeVisible();
  await expectGoodScreen(page);
});
