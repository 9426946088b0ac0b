/** Every page as it is met: with nothing in it, with an invented office in it, with names as long as they get. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../build/setup/project.mjs';
import { account, enter, expect, signIn, street, test } from './app.ts';
import { desk, go, inside, type Office, openOffice, put, putWorker } from './office.ts';
import { expectClerksWords, expectGoodScreen, expectNoSidewaysScroll, screens } from './screen-rules.ts';

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
  const addresses = await navigation
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(20);
  return addresses.map((address) => address.replace(/^#/u, ''));
}

/** Texts on the pages that are not ours: where the data lies. */
const own = (): string[] => ['ugly.xlsx', homedir(), join(office.app.folder, 'backups'), office.app.folder];

/** Puts the invented people in, where no test has done it yet. */
async function withPeople(): Promise<Page> {
  const { page } = office;
  if (!(await desk(page, 'demo.state', {})).present) {
    await desk(page, 'demo.create', { size: 20 });
    await page.reload();
    await inside(page);
  }
  return page;
}

/** The plain lists of registers are one page over different records: behind the first few of them only the words and the width are new. */
const isPlain = (address: string): boolean => address.startsWith('/r/');
const thorough = 6;

async function walk(page: Page, addresses: readonly string[]): Promise<void> {
  const quick = addresses.filter(isPlain).slice(thorough);
  for (const address of addresses) {
    await test.step(address, async () => {
      await go(page, address);
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
      if (!quick.includes(address)) return expectGoodScreen(page, own());
      await expectClerksWords(page, own());
      await expectNoSidewaysScroll(page);
    });
  }
}

test('every page of an empty office', async () => {
  test.setTimeout(600_000);
  const addresses = await navigated(office.page);
  // Empty, three stand for all.
  const lists = addresses.filter(isPlain);
  await walk(
    office.page,
    addresses.filter((address) => !lists.slice(3).includes(address)),
  );
});

test('every page of an office with people in it', async () => {
  test.setTimeout(600_000);
  const page = await withPeople();
  await walk(page, await navigated(page));
});

const panel = (page: Page) => page.getByRole('complementary');

test('a person with everything that belongs to them, and the form beside it', async () => {
  test.setTimeout(300_000);
  const page = await withPeople();
  const { rows } = await desk(page, 'records.list', { register: 'people', columns: ['name'], limit: 1 });
  await go(page, `/people/${rows[0]?.id ?? ''}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(String(rows[0]?.values['name']));
  for (const tab of await page.getByRole('main').getByRole('tab').all()) {
    await tab.click();
    await inside(page);
    await expectGoodScreen(page, own());
  }
  await page
    .getByRole('button', { name: /的计算依据$/u })
    .first()
    .click();
  await expectGoodScreen(page, own());
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await expect(panel(page).getByLabel(/^姓名/u)).toBeVisible();
  const folded = panel(page).getByRole('button', { name: /^更多栏目/u });
  while ((await folded.count()) > 0) await folded.first().click();
  for (const tab of await panel(page).getByRole('tab').all()) {
    await tab.click();
    await inside(page);
    await expectGoodScreen(page, own());
  }
});

test('what opens over a page: keys, search, filters, columns, many at once, folders, questions, messages', async () => {
  test.setTimeout(300_000);
  const page = await withPeople();
  await go(page, '/people');
  const open = async (act: () => Promise<void>, close: () => Promise<void> = () => page.keyboard.press('Escape')) => {
    await act();
    await inside(page);
    await expectGoodScreen(page, own());
    await close();
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await open(() => page.keyboard.press('F1'));
  await open(async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('人员');
    await expect(page.getByRole('dialog').getByText('人员', { exact: true })).toBeVisible();
  });
  for (const head of ['所在社区', '出生日期', '姓名']) await open(() => button(`筛选${head}`).click());
  await open(() => button('常用筛选').click());
  await open(() => button(account.name).click());
  await open(
    () => button('栏目').click(),
    () => panel(page).getByRole('button', { name: '关闭' }).click(),
  );
  await page.getByRole('checkbox', { name: '选中本页全部' }).check();
  await open(
    () => button('批量修改').click(),
    () => panel(page).getByRole('button', { name: '关闭' }).click(),
  );
  await open(
    () => button('删除').click(),
    () => page.getByRole('dialog').getByRole('button', { name: '取消' }).click(),
  );
  await button('取消选择').click();
  await open(
    () => button('回收站').click(),
    () => button('离开回收站').click(),
  );
  await go(page, '/backups');
  await open(
    () => button('备份到其他位置').click(),
    () => page.getByRole('dialog').getByRole('button', { name: '取消' }).click(),
  );
  await open(async () => {
    await button('立即备份').click();
    await expect(page.getByText('已备份并核对无误。')).toBeVisible({ timeout: 30_000 });
  });
  await open(
    () =>
      button(/^恢复到/u)
        .first()
        .click(),
    () => page.getByRole('dialog').getByRole('button', { name: '取消' }).click(),
  );
});

test('names of sixty characters break nothing', async () => {
  test.setTimeout(300_000);
  const { page } = office;
  const long = (first: string): string => first.padEnd(60, '某某社区居民委员会');
  const community = await put(page, 'communities', { name: long('东湖') });
  const id = await putWorker(
    page,
    { name: '买买提·吐尔逊'.repeat(5), native_place: long('青石'), note: long('备注') },
    community,
  );
  await put(page, 'recipients', { name: long('云溪县') });
  await put(page, 'educations', { person: id, level: '30', school: long('学校'), major: long('专业') });
  await page.reload();
  for (const address of [
    `/people/${id}`,
    '/people',
    '/people/completeness',
    '/appraisal/forms',
    '/reports/parcel',
    '/r/communities',
    '/r/recipients',
  ]) {
    await go(page, address);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expectGoodScreen(page, own());
  }
  await go(page, `/people/${id}`);
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await expectGoodScreen(page, own());
});

test('the steps of an import', async () => {
  test.setTimeout(300_000);
  const { page } = office;
  await go(page, '/import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles(join(root, 'tests', 'fixtures', 'rosters', 'ugly.xlsx'));
  await expect(page.getByRole('table', { name: '栏目对应' })).toBeVisible({ timeout: 30_000 });
  await expectGoodScreen(page, own());
  await page.getByRole('button', { name: '下一步：预览改动' }).click();
  await expect(page.getByRole('button', { name: '按这样预览' })).toBeVisible({ timeout: 30_000 });
  await expectGoodScreen(page, own());
  await page.getByRole('button', { name: /都新建$/u }).click();
  await page.getByRole('button', { name: '按这样预览' }).click();
  for (const tab of ['有问题', '新增', '不变']) {
    await page.getByRole('tab', { name: tab }).click();
    await inside(page);
    await expectGoodScreen(page, own());
  }
  await page.getByRole('tab', { name: '有问题' }).click();
  await page.getByRole('button', { name: /已被 Excel 截断/u }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectGoodScreen(page, own());
});

test('signing in, and what is offered instead', async () => {
  const { page } = office;
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await expectGoodScreen(page);
  await page.getByLabel('密码', { exact: true }).fill('wrong-password');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText('密码不对，请检查大小写和输入法后重试。')).toBeVisible();
  await expectGoodScreen(page);
  for (const way of ['忘记密码，用恢复码重设', '从备份恢复']) {
    await page.getByRole('button', { name: way }).click();
    await expect(page.getByRole('button', { name: '返回' })).toBeVisible();
    await expectGoodScreen(page, own());
    await page.getByRole('button', { name: '返回' }).click();
  }
  await signIn(page);
});

test('the first start', async ({ page, app }) => {
  await enter(page, app);
  await expect(page.getByRole('heading', { name: '建立台账' })).toBeVisible();
  await expectGoodScreen(page, [app.folder]);
  await page.getByRole('button', { name: '建立台账' }).click();
  await expect(page.getByText('请填写街道名称。')).toBeVisible();
  await expectGoodScreen(page, [app.folder]);
  await page.getByLabel('街道名称').fill(street);
  await page.getByLabel('上级县(市、区)').fill('云溪县');
  await page.getByLabel('姓名或账号名称').fill(account.name);
  await page.getByLabel(/^密码/u).fill(account.password);
  await page.getByLabel(/^再输一次密码/u).fill(account.password);
  await page.getByRole('button', { name: '建立台账' }).click();
  const code = await page.getByTestId('recovery-code').textContent({ timeout: 30_000 });
  const groups = [...(code ?? '').matchAll(/\d\. (\S+)/gu)].map((match) => match[1] ?? '');
  expect(groups).toHaveLength(6);
  for (const input of await page.getByLabel(/^第 \d 组$/u).all()) await input.fill('XXXXX');
  await page.getByRole('button', { name: '已记好，继续' }).click();
  await expect(page.getByText('与恢复码不符，请对照纸上的内容输入。').first()).toBeVisible();
  await expectGoodScreen(page, [...groups, 'XXXXX']);
  for (const input of await page.getByLabel(/^第 \d 组$/u).all()) {
    const label = await input.evaluate((element) =>
      element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '',
    );
    await input.fill(groups[Number(/\d/u.exec(label)?.[0]) - 1] ?? '');
  }
  await page.getByRole('button', { name: '已记好，继续' }).click();
  await expect(page.getByText('接下来怎样开始？')).toBeVisible();
  await expectGoodScreen(page);
});
