/** 总览, 工作交接 and 迎检材料包 as a clerk uses them. */
import { expect, test } from './app.ts';
import { go, inside, type Office, openOffice, put } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  const community = await put(page, 'communities', { name: '海棠里社区' });
  await put(page, 'community_figures', { community, starts_on: '2020-01-01', residents: 1000, approved_posts: 3 });
  const person = await put(page, 'people', { name: '单雄信' });
  await put(page, 'stays', { person, starts_on: '2020-03-01' });
  const post = { category: 'worker', position: 'worker', is_main: 1, starts_on: '2020-03-01' };
  await put(page, 'appointments', { person, community, ...post });
  await put(page, 'transfers', { person, to_community: community, moves_on: '2030-01-01', state: 'planned' });
  // The first page may have counted the office while it was empty.
  await page.reload();
  await inside(page);
});
test.afterAll(() => office.end());

test('a figure opens the rows behind it, which go on as a list; charts have their tables', async () => {
  const { page } = office;
  await go(page, '/overview');
  await expect(page.getByRole('img', { name: '各社区在册柱状图，数字见旁边的表' })).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '在册人员 1 人，看是哪些' }).focus();
  await page.keyboard.press('Enter');
  const rows = page.getByRole('table', { name: '这个数是哪些' });
  await expect(rows.getByRole('row')).toHaveCount(2);
  await expect(rows).toContainText('单雄信');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '在列表中打开' }).click();
  await expect(page.getByText('只看在册人员', { exact: true })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '单雄信' })).toBeVisible();
});

test('a handover shows what is open, refuses to be kept half done, and is kept', async () => {
  const { page } = office;
  await go(page, '/handover');
  await page.getByRole('button', { name: '没有到岗的调配 1 人，看是哪些' }).click();
  await expect(page.getByRole('table', { name: '这个数是哪些' })).toContainText('单雄信');
  await page.keyboard.press('Escape');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '登记交接' }).click();
  await expect(page.getByText('请填写接收人。', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: '接收人' }).fill('罗士信');
  await page.getByRole('textbox', { name: '恢复码存放处' }).fill('党政办保险柜');
  await page.getByRole('button', { name: '登记交接' }).click();
  await expect(page.getByText('已登记工作交接。')).toBeVisible();
  await page.getByRole('link', { name: '交接记录' }).click();
  await expect(page.getByRole('row').filter({ hasText: '罗士信' })).toContainText('党政办保险柜');
});

test('a measure is written up from its figures, and the pack is made and kept', async () => {
  const { page } = office;
  await go(page, '/inspection');
  await page.getByRole('button', { name: '措施3自查' }).click();
  await page.getByRole('button', { name: '按数字起草' }).click();
  await expect(page.getByRole('textbox', { name: '完成情况' })).toHaveValue(/各社区缺员/u);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('已保存措施3的自查。')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('checkbox', { name: '全选措施' }).uncheck();
  await page.getByRole('checkbox', { name: '措施3 优化工作力量配置' }).check();
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: '生成 PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/迎检材料包_\d{4}年\.pdf$/u);
  await page.getByRole('link', { name: '看上报记录' }).click();
  await expect(page.getByText('迎检材料包').first()).toBeVisible();
});
