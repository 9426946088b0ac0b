/** Two tabs edit one record: what both changed is a question per field, what only one changed is simply kept. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { desk, go, inside, type Office, openOffice, put, putWorker } from './office.ts';

let office: Office;
let other: Page;
let community: string;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  community = await put(office.page, 'communities', { name: '东湖社区' });
  other = await office.context.newPage();
  other.setDefaultTimeout(15_000);
  await other.goto(new URL('/', office.page.url()).href);
  await inside(other);
});
test.afterAll(() => office.end());

const panel = (page: Page): Locator => page.getByRole('complementary');
const save = (page: Page) => panel(page).getByRole('button', { name: '保存', exact: true }).click();
const saved = (page: Page) => expect(page.getByText('人员信息已保存。').first()).toBeVisible();

/** Opens one new person's form in both tabs. */
async function bothOpen(name: string): Promise<string> {
  const id = await putWorker(office.page, { name, native_place: '青石镇', speciality: '书法' }, community);
  for (const page of [office.page, other]) {
    await go(page, `/people/${id}`);
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await expect(panel(page).getByLabel('籍贯')).toHaveValue('青石镇');
  }
  return id;
}

async function stored(id: string) {
  const { values } = await desk(office.page, 'records.get', { register: 'people', id });
  return { place: values['native_place'], speciality: values['speciality'], note: values['note'] };
}

/** The first tab saves 白沙镇, the other one wants 柳河镇 and a note besides; ends at the question. */
async function quarrel(): Promise<Locator> {
  await panel(office.page).getByLabel('籍贯').fill('白沙镇');
  await save(office.page);
  await saved(office.page);
  await panel(other).getByLabel('籍贯').fill('柳河镇');
  await panel(other).getByLabel('备注', { exact: true }).fill('只在第二个窗口填的');
  await save(other);
  const question = panel(other).getByRole('alert').filter({ hasText: '这条记录刚被别处修改过' });
  await expect(question).toBeVisible();
  const row = question.getByRole('row', { name: /^籍贯/u });
  for (const value of ['青石镇', '白沙镇', '柳河镇']) await expect(row).toContainText(value);
  await expect(question.getByRole('row')).toHaveCount(2);
  return question;
}

test('one’s own value is kept where it is chosen, and the other one stays in the history', async () => {
  const id = await bothOpen('甲一');
  const question = await quarrel();
  expect(await stored(id)).toEqual({ place: '白沙镇', speciality: '书法', note: null });
  await question.getByRole('radio', { name: '柳河镇' }).check();
  await question.getByRole('button', { name: '按以上选择保存' }).click();
  await saved(other);
  expect(await stored(id)).toEqual({ place: '柳河镇', speciality: '书法', note: '只在第二个窗口填的' });
  await expect(panel(other)).toHaveCount(0);
  await other.getByRole('main').getByRole('tab', { name: '修改历史' }).first().click();
  const steps = other.getByRole('row', { name: /籍贯/u });
  await expect(steps.filter({ hasText: '青石镇' }).filter({ hasText: '白沙镇' })).toBeVisible();
  await expect(steps.filter({ hasText: '白沙镇' }).filter({ hasText: '柳河镇' })).toBeVisible();
});

test('the other tab’s value stays where nothing else is chosen, and what only one filled in is saved', async () => {
  const id = await bothOpen('乙二');
  const question = await quarrel();
  await expect(question.getByRole('radio', { name: '白沙镇' })).toBeChecked();
  await question.getByRole('button', { name: '按以上选择保存' }).click();
  await saved(other);
  expect(await stored(id)).toEqual({ place: '白沙镇', speciality: '书法', note: '只在第二个窗口填的' });
});

test('who does not want to decide yet keeps everything typed, and nothing is written', async () => {
  const id = await bothOpen('丙三');
  const question = await quarrel();
  await question.getByRole('button', { name: '先不保存' }).click();
  await expect(panel(other).getByLabel('籍贯')).toHaveValue('柳河镇');
  await expect(panel(other).getByLabel('备注', { exact: true })).toHaveValue('只在第二个窗口填的');
  expect(await stored(id)).toEqual({ place: '白沙镇', speciality: '书法', note: null });
  await panel(other).getByRole('button', { name: '关闭' }).click();
  await other.getByRole('button', { name: '修改', exact: true }).click();
  await panel(other).getByRole('button', { name: '继续填写' }).click();
  await expect(panel(other).getByLabel('籍贯')).toHaveValue('柳河镇');
  await panel(other).getByRole('button', { name: '关闭' }).click();
});

test('different fields of one record are both saved without a question', async () => {
  const id = await bothOpen('丁四');
  await panel(office.page).getByLabel('籍贯').fill('白沙镇');
  await save(office.page);
  await saved(office.page);
  await panel(other).getByLabel('特长').fill('摄影');
  await save(other);
  await saved(other);
  await expect(other.getByText('这条记录刚被别处修改过')).toHaveCount(0);
  expect(await stored(id)).toEqual({ place: '白沙镇', speciality: '摄影', note: null });
});
