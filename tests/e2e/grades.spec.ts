/** Grades as a clerk works with them: a scheme from a template, who is behind, 晋级 as a batch. */
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  const community = await put(page, 'communities', { name: '海棠里社区' });
  const since = '2020-03-01';
  const person = await put(page, 'people', { name: '单雄信', service_started_on: since });
  await put(page, 'stays', { person, starts_on: since });
  const post = { person, community, post_class: 'staff', position: 'worker', category: 'worker', is_main: 1 };
  await put(page, 'appointments', { ...post, starts_on: since });
  await put(page, 'grades', { person, grade: 1, post_class: 'staff', starts_on: since });
});
test.afterAll(() => office.end());

test('a scheme is begun from a template and tried out while it is edited', async () => {
  const { page } = office;
  await go(page, '/grade-schemes/new');
  await expectGoodScreen(page);
  await page.getByRole('combobox', { name: '从哪个模板开始' }).click();
  await page.getByRole('option', { name: /三岗十八级（系数×基数）/ }).click();
  await page.getByRole('checkbox', { name: /现行方案/ }).check();
  await expect(page.getByRole('table', { name: '等级上升' })).toContainText('单雄信');
  const years = page.getByRole('textbox', { name: '第 4 个层次起始等级' });
  await years.fill('15');
  await expect(page.getByRole('alert').filter({ hasText: '写反了' })).toBeVisible();
  await years.fill('1');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('三岗十八级（系数×基数）');
});

test('who is behind is ticked, printed and raised in one change', async () => {
  const { page } = office;
  await go(page, '/grade-standing');
  const table = page.getByRole('table', { name: '等级测算' });
  await expect(table).toContainText('应晋级');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '单雄信的计算依据' }).click();
  await expect(page.getByRole('complementary', { name: '计算依据：单雄信' })).toContainText('年限：计');
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: '勾选单雄信' }).check();
  await page.getByRole('button', { name: '打印材料' }).click();
  await page.getByRole('menuitem', { name: /岗位等级晋级审批表/ }).click();
  await expect(page.getByRole('dialog', { name: '岗位等级晋级审批表' }).locator('iframe')).toBeVisible({
    timeout: 30_000,
  });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '晋级……' }).click();
  await page.getByRole('button', { name: '1 人晋级' }).click();
  await expect(page.getByText('1 人已晋级。')).toBeVisible();
  await expect(table).toContainText('一致');
  const { rows } = await desk(page, 'records.list', { register: 'grades', columns: ['grade', 'ends_on'] });
  expect(rows).toHaveLength(2);
});
