/** Locked doors: the key, the idle hour, the closed tab, wrong passwords, used links — and that nothing typed is lost; backups. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { enter, expect, signIn, test } from './app.ts';
import { desk, go, inside, type Office, openOffice, put, putWorker } from './office.ts';

/** Loaded before the program: its stopwatch runs ahead by the milliseconds that a file holds. */
const ahead = `
import { readFileSync } from 'node:fs';
const now = performance.now.bind(performance);
performance.now = () => now() + Number(readFileSync(process.env.STOPWATCH_AHEAD, 'utf8'));
`;

let office: Office;
let page: Page;
let person: string;
let stopwatch: string;

test.beforeAll(async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-e2e-watch-'));
  stopwatch = join(folder, 'ahead');
  const module = join(folder, 'ahead.mjs');
  await writeFile(stopwatch, '0');
  await writeFile(module, ahead);
  office = await openOffice(browser, {
    environment: { NODE_OPTIONS: `--import=${module}`, STOPWATCH_AHEAD: stopwatch },
  });
  ({ page } = office);
  const community = await put(page, 'communities', { name: '东湖社区' });
  person = await putWorker(page, { name: '周一鸣', native_place: '青石镇' }, community);
  await page.reload();
});
test.afterAll(async () => {
  await office.end();
  await rm(dirname(stopwatch), { recursive: true, force: true });
});

const panel = (): Locator => page.getByRole('complementary');
const locked = (on: Page = page) => expect(on.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 30_000 });
let passed = 0;
/** Lets time pass for the program. */
async function pass(seconds: number): Promise<void> {
  passed += seconds;
  await writeFile(stopwatch, String(passed * 1000));
}

async function openForm(): Promise<void> {
  await go(page, `/people/${person}`);
  await page.getByRole('button', { name: '修改', exact: true }).click();
}

async function place(): Promise<unknown> {
  return (await desk(page, 'records.get', { register: 'people', id: person })).values['native_place'];
}

/** The form offers what was typed before, and it is taken. */
async function draftIsBack(text: string): Promise<void> {
  await openForm();
  await panel().getByRole('button', { name: '继续填写' }).click();
  await expect(panel().getByLabel('籍贯')).toHaveValue(text);
}

test('a lock in the middle of typing keeps what was typed, and shows nobody’s name', async () => {
  await openForm();
  await panel().getByLabel('籍贯').fill('白沙镇');
  await page.keyboard.press('Control+l');
  await locked();
  await expect(page.getByText('周一鸣')).toHaveCount(0);
  await signIn(page);
  expect(await place()).toBe('青石镇');
  await draftIsBack('白沙镇');
  await panel().getByRole('button', { name: '关闭' }).click();
});

test('what was typed is there again after the power went', async () => {
  await openForm();
  await panel().getByLabel('籍贯').fill('柳河镇');
  await expect
    .poll(async () => (await desk(page, 'drafts.get', { slot: `record:people:${person}:` }))?.content)
    .toMatchObject({
      patch: { native_place: '柳河镇' },
    });
  await office.app.kill();
  await office.app.restart();
  await enter(page, office.app);
  await locked();
  await signIn(page);
  expect(await place()).toBe('青石镇');
  await draftIsBack('柳河镇');
  await panel().getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('人员信息已保存。')).toBeVisible();
  expect(await place()).toBe('柳河镇');
});

test('nobody at the desk for the set minutes locks it, and the page shows it', async () => {
  const { rows } = await desk(page, 'records.list', { register: 'offices', columns: ['idle_minutes'], limit: 1 });
  const id = rows[0]?.id ?? '';
  await desk(page, 'records.save', { register: 'offices', id, patch: { idle_minutes: 3 }, mode: 'correct' });
  // A fresh page, on which no key was pressed, and whose own clock can be put forward.
  await page.clock.install();
  const backup = page.waitForResponse((response) => response.url().endsWith('/backups.daily'));
  await page.reload();
  await inside(page);
  await page.clock.fastForward(5_000);
  await backup;
  await desk(page, 'session.alive', { active: true });
  /** The page is there all the time, and says so. */
  const minute = async () => {
    await pass(60);
    await desk(page, 'session.alive', { active: false });
  };
  await minute();
  await minute();
  await page.waitForTimeout(5_500);
  expect((await desk(page, 'office.state', {})).open).toBe(true);
  await minute();
  await pass(10);
  await expect.poll(async () => (await desk(page, 'office.state', {})).open, { timeout: 15_000 }).toBe(false);
  await page.clock.fastForward(20_000);
  await locked();
  await signIn(page);
});

test('a closed tab locks the office a moment later', async () => {
  const other = await office.context.newPage();
  await inside(page);
  await page.goto('about:blank');
  await page.close();
  await pass(30);
  // The program looks every five seconds; a page that asked in between would be a tab that is there.
  await other.waitForTimeout(6_000);
  await enter(other, office.app);
  page = other;
  page.setDefaultTimeout(15_000);
  await locked();
  await signIn(page);
});

test('wrong passwords: a sentence each, then a wait that is counted down', async () => {
  await page.keyboard.press('Control+l');
  await locked();
  const field = page.getByLabel('密码', { exact: true });
  const button = page.getByRole('button', { name: '登录' });
  for (let tried = 1; tried <= 5; tried++) {
    await field.fill(`wrong-${tried}`);
    await button.click();
    await expect(field).toHaveValue('');
    await expect(page.getByText('密码不对，请检查大小写和输入法后重试。')).toBeVisible();
  }
  const wait = page.getByText(/^还要等 \d+ 秒才能再试。$/u);
  await expect(wait).toBeVisible();
  await expect(button).toBeDisabled();
  const left = async (): Promise<number> => Number(/\d+/u.exec((await wait.textContent()) ?? '')?.[0]);
  const first = await left();
  expect(first).toBeGreaterThan(3);
  await expect.poll(left).toBeLessThan(first);
  // Going round the page is no way: the desk counts.
  await page.reload();
  await expect(button).toBeDisabled();
  await pass(600);
  await page.reload();
  await expect(button).toBeEnabled();
  await signIn(page);
});

test('a link is good once; without one nobody comes in', async ({ browser }) => {
  const link = await office.app.link();
  const first = await browser.newContext();
  const second = await browser.newContext();
  try {
    const guest = await first.newPage();
    await guest.goto(link);
    await expect(guest).toHaveTitle('社区工作者台账');
    expect(guest.url()).not.toContain('t=');
    const late = await second.newPage();
    expect((await late.goto(link))?.status()).toBe(403);
    await expect(late.getByRole('heading')).toHaveText('这个进入链接已经用过了');
    expect((await late.goto(new URL('/', link).href))?.status()).toBe(403);
    await expect(late.getByRole('heading')).toHaveText('请用进入链接打开');
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
});

test('a backup is made, looked at, gone back to, and the going back is taken back', async () => {
  const dialog = page.getByRole('dialog');
  const bar = page.getByText(/^正在查看 .* 的备份/u);
  await inside(page);
  const kept = await place();
  await go(page, '/backups');
  const lines = page.getByRole('table', { name: '备份列表' }).getByRole('row');
  const before = await lines.count();
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByText('已备份并核对无误。')).toBeVisible({ timeout: 30_000 });
  await expect(lines).toHaveCount(before + 1);
  const { version } = await desk(page, 'records.get', { register: 'people', id: person });
  await desk(page, 'records.save', {
    register: 'people',
    id: person,
    version,
    patch: { native_place: '新河镇' },
    mode: 'correct',
  });

  await page
    .getByRole('button', { name: /^查看 .* 的备份$/u })
    .first()
    .click();
  await expect(bar).toBeVisible({ timeout: 30_000 });
  await go(page, `/people/${person}`);
  await expect(page.getByRole('heading', { name: '周一鸣', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: '修改', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: '结束查看' }).click();
  await expect(bar).toHaveCount(0);
  expect(await place()).toBe('新河镇');

  await go(page, '/backups');
  await page
    .getByRole('button', { name: /^恢复到 .* 的备份$/u })
    .first()
    .click();
  await dialog.getByRole('button', { name: '恢复', exact: true }).click();
  await locked();
  await signIn(page);
  expect(await place()).toBe(kept);

  await go(page, '/backups');
  await page.getByRole('button', { name: '返回恢复前' }).click();
  await dialog.getByRole('button', { name: '返回恢复前' }).click();
  await locked();
  await signIn(page);
  await inside(page);
  expect(await place()).toBe('新河镇');
});
