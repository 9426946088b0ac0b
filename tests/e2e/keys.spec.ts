/** The keys of a form and of the whole app, and the tools of a list: what is typed, shown and given out is the same. */
import type { Locator, Page } from '@playwright/test';
import { account, expect, signIn, test } from './app.ts';
import { callUp, expectFocused, focused } from './keyboard.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { cellsOf, downloaded } from './readers.ts';

let office: Office;
let page: Page;
const people = new Map<string, string>();

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  ({ page } = office);
  const lake = await put(page, 'communities', { name: '东湖社区' });
  const hill = await put(page, 'communities', { name: '西山社区' });
  for (const [name, place, community] of [
    ['单玉兰', '青石镇', lake],
    ['解放军', '青石镇', lake],
    ['曾向阳', '白沙镇', lake],
    ['仇远山', '白沙镇', hill],
  ] as const) {
    people.set(name, await putWorker(page, { name, native_place: place, phone: '13900001234' }, community));
  }
  await page.reload();
});
test.afterAll(() => office.end());

const panel = (): Locator => page.getByRole('complementary');
/** A field by its label; a needed one has a star behind it. */
const field = (label: string): Locator => panel().getByLabel(new RegExp(`^${label}(?: \\*)?$`, 'u'));
const toast = (text: string | RegExp): Locator => page.getByRole('alert').filter({ hasText: text });
const key = (name: string): string => people.get(name) ?? '';

async function placeOf(name: string): Promise<unknown> {
  return (await desk(page, 'records.get', { register: 'people', id: key(name) })).values['native_place'];
}

test('Enter goes to the next field, Ctrl+; is today, Ctrl+S saves', async () => {
  await go(page, '/r/communities');
  await page.getByRole('button', { name: '新增社区' }).first().click();
  await expect(field('社区名称')).toBeFocused();
  await page.keyboard.type('南湾社区');
  await page.keyboard.press('Enter');
  await expect(field('简称')).toBeFocused();
  await field('成立日期').focus();
  await page.keyboard.press('Control+;');
  const { today } = await desk(page, 'meta.session', {});
  await expect(field('成立日期')).toHaveValue(today);
  await page.keyboard.press('Control+s');
  await expect(toast('社区已保存。')).toBeVisible();
  await expect(panel()).toHaveCount(0);
  await expect(page.getByRole('button', { name: '南湾社区' })).toBeVisible();
});

/** The least that a grid needs. */
async function fillGrid(number: string): Promise<void> {
  await field('所属社区').fill('东湖');
  await page.getByRole('option', { name: '东湖社区' }).click();
  await field('网格编号').fill(number);
}

test('Ctrl+Enter saves and opens the next: an empty form after a new record, the next line after an old one', async () => {
  await go(page, '/r/grids');
  await page.getByRole('button', { name: '新增网格' }).first().click();
  const first = await focused(page);
  await fillGrid('0101');
  await page.keyboard.press('Control+Enter');
  await expect(toast('网格已保存。').first()).toBeVisible();
  await expect.poll(() => focused(page)).toBe(first);
  await fillGrid('0102');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('counts')).toContainText('找到 2 个');
  await page.keyboard.press('Escape');
  await expect(panel()).toHaveCount(0);

  await page.locator('.list-cell-link').first().click();
  await field('备注').fill('看过');
  await page.keyboard.press('Control+Enter');
  await expect(field('网格编号')).toHaveValue('0102');
  await field('备注').fill('也看过');
  await page.keyboard.press('Control+Enter');
  await expect(panel()).toHaveCount(0);
  const { rows } = await desk(page, 'records.list', { register: 'grids', columns: ['note'], limit: 9 });
  expect(rows.map((row) => row.values['note'])).toEqual(['看过', '也看过']);
});

test('F1 lists the keys, Ctrl+K finds people by pinyin and pages by name', async () => {
  await go(page, '/people');
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: '帮助' });
  for (const name of ['Ctrl+K', 'Ctrl+Enter', 'Ctrl+;', 'F1'])
    await expect(help.getByText(name, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  // 单 and 曾 are read Shàn and Zēng as surnames.
  for (const [typed, name] of [
    ['syl', '单玉兰'],
    ['zengxiangyang', '曾向阳'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await expectFocused(page, '查找人员或页面');
    await page.keyboard.type(typed);
    await expect(page.getByRole('dialog').getByText(name)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }
  await callUp(page, '校验上报包');
});

test('Esc closes the form and keeps what was typed; 撤销 in the message takes a saved change back', async () => {
  await go(page, `/people/${key('仇远山')}`);
  const edit = page.getByRole('button', { name: '修改', exact: true });
  await edit.click();
  await field('籍贯').fill('柳河镇');
  await page.keyboard.press('Escape');
  await expect(panel()).toHaveCount(0);
  expect(await placeOf('仇远山')).toBe('白沙镇');
  await edit.click();
  await panel().getByRole('button', { name: '继续填写' }).click();
  await expect(field('籍贯')).toHaveValue('柳河镇');
  await page.keyboard.press('Control+s');
  const message = toast('人员信息已保存。').last();
  await expect(message).toBeVisible();
  expect(await placeOf('仇远山')).toBe('柳河镇');
  await message.getByRole('button', { name: '撤销' }).click();
  await expect(toast('已撤销。')).toBeVisible();
  expect(await placeOf('仇远山')).toBe('白沙镇');
});

/** What the list shows: the heads, then the rows. */
async function shown(): Promise<readonly (readonly string[])[]> {
  const rows = page.getByRole('main').getByRole('table').getByRole('row');
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('th, td')].slice(1).map((cell) => (cell.textContent ?? '').trim())),
  );
}

async function filterCommunity(name: string): Promise<void> {
  await page.getByRole('button', { name: /^筛选所在社区/u }).click();
  const filter = page.getByRole('dialog', { name: '筛选所在社区' });
  await filter.getByRole('checkbox', { name }).check();
  await filter.getByRole('button', { name: '筛选', exact: true }).click();
}

test('a filter is kept under a name, and the exported workbook is what the screen shows', async () => {
  await go(page, '/people');
  await expect(page.getByTestId('counts')).toHaveText('在 4 人中找到 4 人');
  await filterCommunity('东湖社区');
  await page.getByRole('button', { name: /^姓名，排序/u }).click();
  await expect(page.getByTestId('counts')).toHaveText('在 4 人中找到 3 人');
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByText(/^存下现在的筛选/u).click();
  await page.getByRole('dialog').getByLabel('名称').fill('东湖的人');
  await page.keyboard.press('Enter');
  await expect(toast('已存为常用筛选“东湖的人”。')).toBeVisible();

  await page.getByRole('button', { name: '清除全部筛选' }).click();
  await expect(page.getByTestId('counts')).toHaveText('在 4 人中找到 4 人');
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByText('东湖的人', { exact: true }).click();
  await expect(page.getByTestId('counts')).toHaveText('在 4 人中找到 3 人');

  const [heads = [], ...rows] = await shown();
  expect(rows).toHaveLength(3);
  const file = await downloaded(page, async () => {
    await page.getByRole('button', { name: '导出当前列表' }).click();
    await page.getByRole('menuitem', { name: /^遮盖/u }).click();
  });
  const [sheet = []] = await cellsOf(file);
  const at = sheet.findIndex((row) => row.includes('姓名'));
  const trimmed = sheet.slice(at).map((row) => row.slice(row.indexOf('姓名') === -1 ? row.length - heads.length : 0));
  const first = sheet[at]?.indexOf('姓名') ?? 0;
  expect(trimmed[0]?.slice(first)).toEqual(heads);
  expect(sheet.slice(at + 1).map((row) => row.slice(first))).toEqual(rows);
  const above = sheet.slice(0, at).flat().join(' ');
  expect(above).toContain('人员');
  expect(above).toContain('东湖社区');
  expect(above).toContain('3');
});

test('many records are changed as one, and taken back as one', async () => {
  await go(page, '/people');
  await page.getByRole('button', { name: '清除全部筛选' }).click();
  for (const name of ['单玉兰', '解放军']) await page.getByRole('checkbox', { name: `选中 ${name}` }).check();
  await page.getByRole('region', { name: '已选中的记录' }).getByRole('button', { name: '批量修改' }).click();
  await panel().getByLabel('要改的栏目').fill('籍贯');
  await page.getByRole('option', { name: '籍贯' }).click();
  await panel().getByLabel('籍贯', { exact: true }).fill('柳河镇');
  await panel().getByRole('button', { name: '修改 2 人' }).click();
  const message = toast('已批量修改 2 人。');
  await expect(message).toBeVisible({ timeout: 30_000 });
  expect([await placeOf('单玉兰'), await placeOf('解放军'), await placeOf('曾向阳')]).toEqual([
    '柳河镇',
    '柳河镇',
    '白沙镇',
  ]);
  await message.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('dialog')).toContainText('可撤销 2 人，保留 0 人');
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
  await expect(toast('已撤销。').first()).toBeVisible();
  expect([await placeOf('单玉兰'), await placeOf('解放军')]).toEqual(['青石镇', '青石镇']);
});

test('Ctrl+L locks from anywhere, also out of a field', async () => {
  await go(page, '/people');
  await page.getByLabel('在人员信息里查找').focus();
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await expect(page.getByText('单玉兰')).toHaveCount(0);
  await signIn(page);
  await expect(page.getByRole('button', { name: account.name })).toBeVisible();
});
