/** How the page begins: the sign-in stands before the rest of the program is read, and what is then asked is asked at once. */
import type { Page, Request, Response } from '@playwright/test';
import { account, enter, expect, test } from './app.ts';
import { desk, inside, type Office, openOffice } from './office.ts';

let office: Office;
let page: Page;
test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
});
test.afterAll(() => office.end());
test.beforeEach(async ({ browser }) => {
  if ((await desk(office.page, 'office.state', {})).open) await desk(office.page, 'session.lock', {});
  // A window of its own: nothing of the program is at hand.
  const context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});
test.afterEach(() => page.context().close());

const insidePart = /\/assets\/inside-[\w-]+\.js$/u;

async function submit(): Promise<void> {
  await page.getByLabel('密码', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: '登录' }).click();
}

test('the sign-in can be used before the rest of the program is read, which is then waited for', async () => {
  const held = Promise.withResolvers<void>();
  await page.route(insidePart, async (route) => {
    await held.promise;
    await route.continue();
  });
  await enter(page, office.app);
  await submit();
  await expect(page.getByRole('status').filter({ hasText: '正在打开' })).toBeVisible();
  held.resolve();
  await inside(page);
});

test('what every start asks goes out at once after signing in', async () => {
  await enter(page, office.app);
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  const sent: string[] = [];
  const answered: string[] = [];
  const name = (message: Request | Response) => new URL(message.url()).pathname.replace('/desk/', '');
  page.on('request', (request) => sent.push(name(request)));
  page.on('response', (response) => answered.push(name(response)));
  let before: readonly string[] = [];
  await page.route('**/desk/meta.vocabulary', async (route) => {
    // Nothing that comes later may wait for this answer.
    await expect
      .poll(() => sent.filter((one) => one === 'drafts.get' || one === 'records.list').length)
      .toBeGreaterThan(1);
    before = [...answered];
    await route.continue();
  });
  await submit();
  await inside(page);
  expect(sent.filter((one) => one === 'meta.vocabulary')).toHaveLength(1);
  expect(sent.filter((one) => one === 'meta.session')).toHaveLength(1);
  expect(sent).toEqual(expect.arrayContaining(['meta.session', 'meta.vocabulary', 'drafts.get', 'records.list']));
  expect(before).toContain('session.unlock');
  expect(before).not.toContain('meta.vocabulary');
});

test('a part of the program that cannot be read is said in a sentence, and read when asked again', async () => {
  let failing = true;
  await page.route(insidePart, (route) => (failing ? route.abort() : route.continue()));
  await enter(page, office.app);
  await submit();
  await expect(page.getByRole('alert')).toContainText('程序的页面没有读全');
  failing = false;
  await page.getByRole('button', { name: '重试' }).click();
  await inside(page);
});
