/** 入职办理 as a clerk uses it: a list is received, and the newcomer is finished step by step without leaving the page. */
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  await put(office.page, 'communities', { name: '海棠里社区' });
});
test.afterAll(() => office.end());

test('an empty page says where to begin, and a pasted list becomes somebody who is joining', async () => {
  const { page } = office;
  await go(page, '/joining');
  await expect(page.getByText('没有正在办理入职的人')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('link', { name: '报到接收' }).click();
  await expectGoodScreen(page);
  const { today } = await desk(page, 'meta.session', {});
  const list = `姓名\t身份证号\t拟分配社区\t总成绩\t名次\t报到日期\n程咬金\t99000019860512001X\t海棠里社区\t76.5\t1\t${today}`;
  await page.getByLabel('从 Excel、WPS 粘贴').fill(list);
  await page.getByRole('button', { name: '导入粘贴的内容' }).click();
  await page.getByRole('button', { name: '下一步：预览改动' }).click();
  const settle = page.getByRole('button', { name: '按这样预览' });
  const write = page.getByRole('button', { name: '导入 1 人' });
  await expect(settle.or(write)).toBeVisible({ timeout: 30_000 });
  if (await settle.isVisible()) await settle.click();
  await write.click();
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByRole('link', { name: '去办理入职' }).click();
  const row = page.getByRole('row').filter({ hasText: '程咬金' });
  await expect(row).toContainText('拟：海棠里社区');
  await expect(row.getByRole('button', { name: /政审联审：超期/u })).toBeVisible();
  await expectGoodScreen(page);
});

test('a step opens the record that is missing and turns green when it is saved', async () => {
  const { page } = office;
  await go(page, '/joining');
  const row = page.getByRole('row').filter({ hasText: '程咬金' });
  await row.getByRole('button', { name: /人事档案：待办/u }).click();
  const drawer = page.getByRole('complementary', { name: '新增人事档案保管' });
  await drawer.getByLabel('存放地').fill('街道档案室1号柜');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await expect(row.getByRole('button', { name: /人事档案：已办/u })).toBeVisible();
  await row.getByRole('button', { name: /材料：待办/u }).click();
  const papers = page.getByRole('complementary', { name: '入职材料 · 程咬金' });
  await expectGoodScreen(page);
  for (const name of await papers.getByRole('radiogroup').all()) await name.getByText('已交').click();
  await papers.getByRole('button', { name: '保存' }).click();
  await expect(row.getByRole('button', { name: /材料：已办/u })).toBeVisible();
});
