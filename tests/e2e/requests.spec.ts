/** 诉求办理 and 谈心谈话 as a clerk uses them. */
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;
let person: string;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  person = await put(page, 'people', { name: '单雄信' });
  await put(page, 'cadres', { name: '秦琼', post: '副主任' });
  const values = { source: 'self', category: 'pay', matter: '补贴没有发放', state: 'open' };
  await put(page, 'requests', { person, raised_on: '2026-01-05', ...values });
});
test.afterAll(() => office.end());

test('a request that is overdue is forwarded with its reason and settled, each in one drawer', async () => {
  const { page } = office;
  await go(page, '/request-board');
  const panel = page.getByRole('complementary', { name: '诉求办理' });
  await page
    .getByRole('region', { name: '待办理' })
    .getByRole('button', { name: /单雄信\s*已超期/u })
    .click();
  await panel.getByText('转办', { exact: true }).first().click();
  await expect(panel.getByRole('button', { name: '转办' })).toBeDisabled();
  await panel.getByRole('textbox', { name: '转办理由' }).fill('由财务负责');
  await expectGoodScreen(page);
  await panel.getByRole('button', { name: '转办' }).click();
  await page
    .getByRole('region', { name: '已转办' })
    .getByRole('button', { name: /单雄信/u })
    .click();
  await expect(panel.getByRole('list', { name: '办理过程' })).toContainText('由财务负责');
  await panel.getByRole('textbox', { name: '办理结果' }).fill('已补发');
  await panel.getByRole('button', { name: '办结' }).click();
  await expect(page.getByRole('region', { name: '已办结' })).toContainText('超期办结');
});

test('a figure of the month opens the requests behind it', async () => {
  const { page } = office;
  await go(page, '/request-board');
  await page.getByText('月度情况', { exact: true }).click();
  await page.getByRole('button', { name: / 办结 1 件，看是哪些$/u }).click();
  const behind = page.getByRole('table', { name: '这个数是哪些诉求' });
  await expect(behind.getByRole('button', { name: '单雄信：办理' })).toBeVisible();
  await expectGoodScreen(page);
});

test('what was said in a talk is in no list, stars in its record, and prints for whoever is named', async () => {
  const { page } = office;
  const talk = { person, kind: 'reminder', state: 'talked', talked_on: '2026-01-06', content: '三件事' };
  const id = await put(page, 'talks', talk);
  await go(page, '/talks');
  const row = page.getByRole('row').filter({ hasText: '单雄信' });
  await expect(row).not.toContainText('三件事');
  await row.getByRole('button', { name: '单雄信' }).click();
  const drawer = page.getByRole('complementary', { name: '谈心谈话' });
  await expect(drawer.getByRole('textbox', { name: '谈话内容' })).toHaveValue('***');
  await expectGoodScreen(page);
  expect((await desk(page, 'talks.print', { ids: [id] })).file.token).not.toBe('');
});
