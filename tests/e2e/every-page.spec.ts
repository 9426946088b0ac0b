/** Every page as it is met: with nothing in it, with an invented office in it, with names as long as they get. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../build/setup/project.mjs';
import { account, enter, expect, signIn, startApp, street, test } from './app.ts';
import { desk, go, inside, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen, screens } from './screen-rules.ts';

let office: Office;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
});
test.afterAll(() => office.end());
test.beforeEach(async () => {
  await office.page.setViewportSize(screens.usual);
});

/** What the navigation leads to, all areas unfolded. */
async function navigated(page: Page): Promise<readonly string[]> {
  const navigation = page.getByRole('navigation', { name: '主导航' });
  const folded = navigation.getByRole('button', { expanded: false });
  while ((await folded.count()) > 0) await folded.first().click();
  const addresses = await navigation.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(20);
  return addresses.map((address) => address.replace(/^#/u, ''));
}

/** Texts on the pages that are not ours: where the data lies. */
const own = (): string[] => [office.app.folder];

async function walk(page: Page): Promise<void> {
  for (const address of await navigated(page)) {
    await test.step(address, async () => {
      await go(page, address);
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
      await expectGoodScreen(page, own());
    });
  }
}

test('every page of an empty office', async () => {
  test.setTimeout(600_000);
  await walk(office.page);
});

test('every page of an office with people in it', async () => {
  test.setTimeout(600_000);
  await desk(office.page, 'demo.create', { size: 40 });
  await office.page.reload();
  await inside(office.page);
  await walk(office.page);
});
