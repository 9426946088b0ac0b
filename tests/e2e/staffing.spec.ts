/** 合同预警, 员额与配备, 模拟调配 as a clerk uses them. */
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;
let person: string;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  const first = await put(page, 'communities', { name: '海棠里社区' });
  const second = await put(page, 'communities', { name: '柳荫社区' });
  for (const community of [first, second])
    await put(page, 'community_figures', { community, starts_on: '2020-01-01', residents: 500 });
  person = await putWorker(page, { name: '单雄信' }, first);
  const { rows } = await desk(page, 'records.list', { register: 'appointments', columns: ['person'] });
  const { id = '', version = 1 } = rows[0] ?? {};
  const patch = { category: 'worker', position: 'worker' };
  await desk(page, 'records.save', { register: 'appointments', id, version, patch, mode: 'correct' });
});
test.afterAll(() => office.end());

test('who has no contract is named with the article, and signs from the list', async () => {
  const { page } = office;
  await go(page, '/contracts/warnings');
  const row = page.getByRole('row').filter({ hasText: '单雄信' });
  await expect(row).toContainText('视为无固定期限');
  await row.getByRole('button', { name: /第14、82条的计算依据/u }).click();
  await expect(page.getByText('满一年（2021年3月1日）未签')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectGoodScreen(page);
  await row.getByRole('button', { name: '单雄信：签订' }).click();
  const drawer = page.getByRole('complementary').filter({ hasText: '新增劳动合同' });
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('没有这一类要办的')).toBeVisible();
});

test('a figure opens the people behind it, and the structure counts the same people', async () => {
  const { page } = office;
  await go(page, '/staffing');
  await page.getByRole('button', { name: '海棠里社区 在册 1 人，看是哪些人' }).click();
  await expect(page.getByRole('table', { name: '这个数是哪些人' })).toContainText('单雄信');
  await expect(page.getByRole('row').filter({ hasText: '柳荫社区' })).toContainText('缺 1');
  await expectGoodScreen(page);
  await page.keyboard.press('Escape');
  await page.getByText('队伍结构').click();
  await expect(page.getByRole('button', { name: '性别：没有填 1 人，看是哪些人' })).toBeVisible();
  await expectGoodScreen(page);
});

test('a move is tried on screen, printed, written and taken back', async () => {
  const { page } = office;
  await go(page, '/staffing/plan');
  await page.getByRole('button', { name: '海棠里社区' }).click();
  await page.getByRole('checkbox', { name: '单雄信' }).check();
  await page.getByRole('combobox', { name: '调往' }).click();
  await page.getByRole('option', { name: '柳荫社区' }).click();
  await page.getByRole('button', { name: '安排调动（1 人）' }).click();
  const target = page.getByRole('table', { name: '各社区调配前后' }).getByRole('row').filter({ hasText: '柳荫社区' });
  await expect(target).toContainText('0 → 1');
  // Looked at from another page, or on a day on which nobody is on the roll, it is still the plan of the same person.
  await go(page, '/staffing');
  await expect(page.getByRole('heading', { level: 1, name: '员额与配备' })).toBeVisible();
  await go(page, '/staffing/plan');
  await expect(target).toContainText('0 → 1');
  await page.getByLabel('调动日期').fill('2015-01-01');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '写入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '写入' }).click();
  await expect(page.getByRole('list', { name: '拟调动人员' })).toContainText('单雄信 → 柳荫社区：2015年1月1日不在册');
  const { today } = await desk(page, 'meta.session', {});
  await page.getByLabel('调动日期').fill(today);
  await page.keyboard.press('Tab');
  await expect(target).toContainText('0 → 1');
  await expectGoodScreen(page);
  const community = async () =>
    (await desk(page, 'records.get', { register: 'people', id: person })).values['community'];
  const before = await community();
  await page.getByRole('button', { name: '打印审批表' }).click();
  await expect(page.getByRole('dialog', { name: '调动审批表' }).locator('iframe')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  expect(await community()).toBe(before);
  await page.getByRole('button', { name: '写入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '写入' }).click();
  await expect(page.getByText('已写入 1 人的调配。')).toBeVisible();
  expect(await community()).not.toBe(before);
  await page.getByRole('button', { name: '撤销' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /撤销/u }).first().click();
  await expect.poll(community).toBe(before);
});
