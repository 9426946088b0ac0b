/** 离岗(退出)办理 as a clerk does it: what the law says, what is ticked, what is written, what is left. */
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;
let person: string;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  const community = await put(page, 'communities', { name: '海棠里社区' });
  person = await putWorker(page, { name: '单雄信' }, community);
});
test.afterAll(() => office.end());

const onRoll = async (): Promise<unknown> => {
  const { rows } = await desk(office.page, 'records.list', { register: 'stays', columns: ['ends_on'] });
  return rows[0]?.values['ends_on'] ?? null;
};

test('a resignation shows what the law says and writes only what is ticked', async () => {
  const { page } = office;
  await go(page, '/leaving');
  await expect(page.getByText('没有正在办理的离岗')).toBeVisible();
  await go(page, `/leaving/${person}`);
  await page.getByRole('combobox', { name: '离岗原因' }).fill('辞职');
  await page.getByRole('option', { name: '辞职' }).click();
  await page.getByRole('textbox', { name: '离岗日期' }).fill('2026-03-31');
  await page.keyboard.press('Tab');
  const opinion = page.getByRole('table', { name: '法律规定和提示' });
  await expect(opinion).toContainText('没有填本人书面申请的日期');
  await page.getByRole('textbox', { name: '本人申请日期' }).fill('2026-02-20');
  // The calendar of a field closes when another is left for.
  await page.getByRole('textbox', { name: '情况说明' }).fill('随子女迁居');
  await expect(opinion).toContainText('提前39天提出，符合要求');
  // A look at another page loses nothing.
  await go(page, '/people');
  await expect(page.getByRole('heading', { level: 1, name: '人员' })).toBeVisible();
  await go(page, `/leaving/${person}`);
  await expect(page.getByRole('textbox', { name: '情况说明' })).toHaveValue('随子女迁居');
  await expect(opinion).toContainText('提前39天提出，符合要求');
  await expectGoodScreen(page);
  await page.getByRole('checkbox', { name: '全部变动' }).uncheck();
  await page.getByRole('button', { name: '只登记，不变动台账' }).click();
  await expect(page.getByText('已登记，台账没有变动。')).toBeVisible();
  expect(await onRoll()).toBeNull();
  await page.getByRole('checkbox', { name: /^在册期间/u }).check();
  await page.getByRole('button', { name: /登记并写入/u }).click();
  await expect(page.getByText(/已登记，写入 \d+ 条变动/u)).toBeVisible();
  expect(await onRoll()).toBe('2026-03-31');
});

test('the open case prints its papers and is closed', async () => {
  const { page } = office;
  await go(page, '/leaving');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '单雄信：打印' }).click();
  await page.getByRole('menuitem', { name: '离岗(退出)审批表' }).click();
  await expect(page.getByRole('dialog', { name: '离岗(退出)审批表' }).locator('iframe')).toBeVisible({
    timeout: 30_000,
  });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '单雄信：办结' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
  await expect(page.getByText('没有正在办理的离岗')).toBeVisible();
  await go(page, '/r/leavings');
  await expect(page.getByRole('row').filter({ hasText: '单雄信' })).toContainText('已办结');
});
