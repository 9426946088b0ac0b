/** 更换密钥 from its button to the fresh sign-in, and an older backup opened afterwards with what opened it then. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { account, expect, test } from './app.ts';
import { desk, go, inside, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;
test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
});
test.afterAll(() => office.end());

/** Types the groups back that the page asks for, from the code that it shows. */
async function noteCode(page: Page): Promise<string> {
  const groups = (await page.getByTestId('recovery-code').innerText()).match(/[0-9A-Z]{5}/gu) ?? [];
  expect(groups).toHaveLength(6);
  for (const input of await page.getByRole('textbox', { name: /^第 \d 组$/u }).all()) {
    const name = await input.evaluate((field) =>
      field instanceof HTMLInputElement ? field.labels?.[0]?.innerText : '',
    );
    await input.fill(groups[Number(/\d/u.exec(name ?? '')?.[0]) - 1] ?? '');
  }
  await page.getByRole('button', { name: '已记好，继续' }).click();
  return groups.join('-');
}

async function signInAgain(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('textbox', { name: '密码' }).fill(account.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await inside(page);
}

test('the key is changed once the new code is noted, and older backups open with the old code', async () => {
  test.setTimeout(180_000);
  const { page, app } = office;
  const own = [join(app.folder, 'backups'), app.folder, office.recoveryCode];
  const community = await put(page, 'communities', { name: '杏林社区' });
  await putWorker(page, { name: '单雄信' }, community);
  await desk(page, 'backups.make', {});
  await putWorker(page, { name: '秦叔宝' }, community);
  await go(page, '/settings/accounts');
  await page.getByRole('button', { name: '更换密钥……' }).click();
  await expect(page.getByRole('heading', { name: '做不到的' })).toBeVisible();
  await expectGoodScreen(page, own);

  await page.getByRole('textbox', { name: '您的登录密码' }).fill('nobody-knows-this-one');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('密码不对，没有更换密钥')).toBeVisible();
  await page.getByRole('textbox', { name: '您的登录密码' }).fill(account.password);
  await page.getByRole('button', { name: '下一步' }).click();
  const code = page.getByTestId('recovery-code');
  await expect(code).toBeVisible();
  await expectGoodScreen(page, [...own, ...((await code.innerText()).match(/[0-9A-Z]{5}/gu) ?? [])]);
  await noteCode(page);
  await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click();
  await signInAgain(page);

  await go(page, '/backups');
  await expect(page.getByText('旧密钥，凭那天的密码或恢复码打开')).not.toHaveCount(0);
  await expectGoodScreen(page, own);
  await page.getByRole('button', { name: /^查看/u }).last().click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('textbox', { name: '恢复码' }).fill(office.recoveryCode);
  await expectGoodScreen(page, own);
  await panel.getByRole('button', { name: '打开查看' }).click();
  await expect(page.getByRole('button', { name: '结束查看' })).toBeVisible();
  await go(page, '/people');
  await expect(page.getByRole('main').getByText('单雄信')).toBeVisible();
  await expect(page.getByRole('main').getByText('秦叔宝')).toHaveCount(0);
  await page.getByRole('button', { name: '结束查看' }).click();
  await expect(page.getByRole('main').getByText('秦叔宝')).toBeVisible();
});
