/** Lists like the Excel they replace: cells pasted into them, sorted by several columns, columns arranged with the mouse. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;
let page: Page;
let east: string;
const people = new Map<string, string>();

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  page = office.page;
  east = await put(page, 'communities', { name: '东湖社区', short_name: '东湖' });
  const west = await put(page, 'communities', { name: '西湖社区', short_name: '西湖' });
  for (const [name, community, place] of [
    ['陈一', east, '白沙镇'],
    ['白二', west, '青石镇'],
    ['丁三', east, '青石镇'],
    ['安四', west, '白沙镇'],
  ] as const) {
    people.set(name, await putWorker(page, { name, native_place: place, phone: '19900000001' }, community));
  }
});
test.afterAll(() => office.end());

const main = (): Locator => page.getByRole('main');
const panel = (): Locator => page.getByRole('complementary');
const names = (): Promise<string[]> => main().locator('.list-cell-link').allTextContents();
const headings = async (): Promise<string[]> =>
  (
    await main()
      .getByRole('button', { name: /，排序/u })
      .allTextContents()
  ).map((text) => text.replace(/\d$/u, ''));
const cell = (name: string, key: string): Locator =>
  main().getByRole('row').filter({ hasText: name }).locator(`[data-key=${key}]`);

/** Shows a list with these columns, as the account left it. */
async function show(register: string, address: string, keys: readonly string[]): Promise<void> {
  await desk(page, 'drafts.save', { slot: `columns:${register}`, content: { keys: [...keys], widths: {} } });
  await page.reload();
  await go(page, address);
}

/** Presses Ctrl+V with something copied in Excel. */
async function paste(text: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

const stored = async (name: string) =>
  (await desk(page, 'records.get', { register: 'people', id: people.get(name) ?? '' })).values;

test('a block is laid on the list from the active cell on, shown old and new, written as one change and taken back', async () => {
  await show('people', '/people', ['name', 'native_place', 'speciality', 'age']);
  await expect.poll(names).toEqual(['安四', '白二', '陈一', '丁三']);
  await cell('白二', 'native_place').click();
  await paste('柳河镇\t书法\r\n白沙镇\t摄影\r\n');
  const changes = panel().getByRole('table', { name: '粘贴后的变化' });
  await expect(changes.getByRole('row', { name: /白二.*籍贯.*青石镇.*柳河镇/u })).toBeVisible();
  await expect(changes.getByRole('row', { name: /陈一.*特长.*（空）.*摄影/u })).toBeVisible();
  await expect(changes.getByRole('row')).toHaveCount(4);
  await expect(panel().getByRole('button', { name: '写入 2 人' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cell('白二', 'native_place')).toHaveText('柳河镇');
  expect(await stored('陈一')).toMatchObject({ native_place: '白沙镇', speciality: '摄影' });
  await page.getByRole('button', { name: '撤销' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
  await expect(cell('白二', 'native_place')).toHaveText('青石镇');
  expect(await stored('陈一')).toMatchObject({ native_place: '白沙镇', speciality: null });
});

test('what is refused says why and holds up the rest, unless it is skipped', async () => {
  await show('people', '/people', ['name', 'phone', 'speciality']);
  await cell('安四', 'phone').click();
  await paste('199****0002\t书法\n19900000003\t摄影');
  await expect(panel().getByText(/是遮盖后的内容/u)).toBeVisible();
  await expect(panel().getByRole('button', { name: /^写入/u })).toBeDisabled();
  await expectGoodScreen(page, []);
  await panel().getByLabel('跳过有问题的 1 行').check();
  await panel().getByRole('button', { name: '写入 1 人' }).click();
  await expect(page.getByText('已粘贴：修改 1 人。')).toBeVisible();
  expect(await stored('安四')).toMatchObject({ speciality: null });
  expect(await stored('白二')).toMatchObject({ speciality: '摄影' });
});

test('with no cell active a block with a heading becomes new records', async () => {
  await show('grids', '/r/grids', ['number', 'name', 'community', 'households']);
  await paste('网格编号\t社区\t网格名称\n01\t东湖社区\t东湖第一网格\n02\t东湖社区\t东湖第二网格');
  await panel().getByRole('button', { name: '写入 2 个' }).click();
  await expect.poll(async () => (await names()).length).toBe(2);
  const { rows } = await desk(page, 'records.list', { register: 'grids', columns: ['community', 'name'] });
  expect(rows.map(({ values }) => values)).toEqual([
    { community: east, name: '东湖第一网格' },
    { community: east, name: '东湖第二网格' },
  ]);
});

test('a running dated fact asks 更正 or 自某日起变动 before it is pasted over', async () => {
  await show('appointments', '/r/appointments', ['person', 'position', 'starts_on', 'ends_on']);
  const row = main().getByRole('row').filter({ hasText: '丁三' });
  await row.locator('[data-key=position]').click();
  await paste('书记');
  await panel().getByRole('button', { name: '写入 1 条' }).click();
  await expect(panel().getByText('请选择是更正，还是自某日起变动。')).toBeVisible();
  await panel().getByLabel('自某日起变动（保留原来这一段）').check();
  await panel().getByLabel('从哪一天起').fill('2026-01-01');
  await panel().getByRole('button', { name: '写入 1 条' }).click();
  await expect(row).toHaveCount(2);
  await expect(row.filter({ hasText: '2025-12-31' })).not.toContainText('书记');
  await expect(row.filter({ hasText: '2026-01-01' })).toContainText('书记');
});

test('text pasted into a search field stays there', async () => {
  await show('people', '/people', ['name', 'native_place']);
  await main().getByLabel('在人员信息里查找').focus();
  await paste('甲\t乙\n丙\t丁');
  await expect(panel()).toHaveCount(0);
});

test('arrow keys move the active cell, Enter opens its record, and copying takes its text', async () => {
  await show('people', '/people', ['name', 'native_place', 'speciality']);
  await main().locator('.list-cell-link').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(cell('白二', 'native_place')).toBeFocused();
  const copied = await page.evaluate(() => {
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return event.clipboardData?.getData('text/plain');
  });
  expect(copied).toBe('青石镇');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('白二');
});

test('a list is sorted by several columns, their order numbered, and names by their spelling', async () => {
  await show('people', '/people', ['name', 'community', 'native_place']);
  const sort = (label: string) => main().getByRole('button', { name: new RegExp(`^${label}，排序`, 'u') });
  await sort('籍贯').click();
  await sort('所在社区').click({ modifiers: ['Shift'] });
  await expect(sort('籍贯')).toHaveAccessibleName('籍贯，排序，现在第 1 从小到大');
  await expect(sort('所在社区').locator('small')).toHaveAttribute('data-place', '2');
  await expect.poll(names).toEqual(['陈一', '安四', '丁三', '白二']);
  await sort('所在社区').click({ modifiers: ['Shift'] });
  await expect.poll(names).toEqual(['安四', '陈一', '白二', '丁三']);
  await sort('姓名').click();
  await expect.poll(names).toEqual(['安四', '白二', '陈一', '丁三']);
  await sort('姓名').click();
  await expect.poll(names).toEqual(['丁三', '陈一', '白二', '安四']);
});

test('columns are made wider and dragged to another place with the mouse, for this account and for good', async () => {
  await show('people', '/people', ['name', 'community', 'native_place', 'speciality']);
  const head = (key: string) => main().locator(`th[data-accessor=${key}]`);
  const { width = 0 } = (await head('community').boundingBox()) ?? {};
  const edge = await head('community').locator('.list-edge').boundingBox();
  const [x, y] = [(edge?.x ?? 0) + 4, (edge?.y ?? 0) + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 70, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round(((await head('community').boundingBox())?.width ?? 0) - width)).toBe(70);
  await main()
    .getByRole('button', { name: /^籍贯，排序/u })
    .dragTo(main().getByRole('button', { name: /^所在社区，排序/u }), { targetPosition: { x: 2, y: 5 } });
  await expect.poll(headings).toEqual(['姓名', '籍贯', '所在社区', '特长']);
  await page.reload();
  await go(page, '/people');
  await expect.poll(headings).toEqual(['姓名', '籍贯', '所在社区', '特长']);
  await expect.poll(async () => Math.round(((await head('community').boundingBox())?.width ?? 0) - width)).toBe(70);
});

test('自设栏目 names registers and code lists as the screens do, and is filtered by these names', async () => {
  const field = { register: 'people', key: 'x_hobby', label: '文体爱好', field_kind: 'choice', list: 'education' };
  await put(page, 'custom_fields', field);
  await put(page, 'page_notes', { page: 'parcels', text: '每月五日前上报。' });
  await page.reload();
  await go(page, '/settings/custom-fields');
  await expect(main().getByRole('row').filter({ hasText: '文体爱好' })).toContainText('人员信息');
  await expect(main().getByText('people')).toHaveCount(0);
  await main().getByRole('button', { name: '筛选所属台账' }).click();
  await page.getByLabel('在所属台账里查找').fill('网格');
  await page.getByLabel('网格', { exact: true }).check();
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  await expect(main().getByText('没有符合条件的记录')).toBeVisible();
  await go(page, '/r/page_notes');
  await expect(main().getByRole('row').filter({ hasText: '每月五日前上报。' })).toContainText('上报包');
});
