/** Secondments by measure 17, who may be recruited by measure 13, and the 任免审批表 as a clerk meets them. */
import { expect, test } from './app.ts';
import { go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;
let person: string;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  const community = await put(page, 'communities', { name: '海棠里社区' });
  person = await putWorker(page, { name: '单雄信', service_started_on: '2010-03-01' }, community);
  const post = { person, community, position: 'secretary', starts_on: '2015-01-01' };
  await put(page, 'appointments', post);
});
test.afterAll(() => office.end());

test('a secondment to the county is refused as approved, with the rule named, and stands as 违规在借', async () => {
  const { page } = office;
  await go(page, '/secondments');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '新增借调' }).first().click();
  const form = page.getByRole('complementary');
  const choose = async (label: RegExp, option: string) => {
    await form.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  await form.getByRole('combobox', { name: /^人员/u }).fill('单雄信');
  await page
    .getByRole('option', { name: /单雄信/u })
    .first()
    .click();
  await form.getByRole('textbox', { name: '借入单位', exact: true }).fill('县住建局');
  await choose(/^借入单位类别/u, '县级及以上机关事业单位');
  await form.getByRole('textbox', { name: /^借调起始日期/u }).fill('2026-01-05');
  await choose(/^状态/u, '已批准');
  await form.getByRole('button', { name: /^保存$/u }).click();
  await expect(form.getByText(/县级以上机关事业单位不得借调社区工作者/u).first()).toBeVisible();
  await choose(/^状态/u, '违规在借(自查)');
  await form.getByRole('textbox', { name: /^清退期限/u }).fill('2026-03-31');
  await form.getByRole('button', { name: /^保存$/u }).click();
  await expect(page.getByRole('row').filter({ hasText: '县住建局' })).toContainText('违规在借(自查)');
});

test('the page of measure 13 says what proves each condition and what is missing', async () => {
  const { page } = office;
  await go(page, '/eligible-secretaries');
  const row = page.getByRole('row').filter({ hasText: '单雄信' });
  await expect(row).toContainText('差一项');
  await expect(row).toContainText('近3年优秀还差1次');
  await expectGoodScreen(page);
  const year = new Date().getFullYear() - 1;
  await put(page, 'appraisals', { person, year, final_grade: 'excellent' });
  await go(page, '/people');
  await page.reload();
  await go(page, '/eligible-secretaries');
  await expect(row.getByRole('cell').nth(2)).toHaveText('符合');
  await row.getByText('依据').first().click();
  await expect(row).toContainText('措施13要求在社区连续工作10年以上');
});

test('the 任免审批表 is printed from the person', async () => {
  const { page } = office;
  await go(page, `/people/${person}`);
  await page.getByRole('button', { name: '任免审批表' }).click();
  await page.getByRole('textbox', { name: '拟任职务' }).fill('街道党群服务中心工作人员');
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '预览打印' }).click();
  await expect(page.getByRole('dialog', { name: '任免审批表' }).locator('iframe')).toBeVisible({ timeout: 30_000 });
});
