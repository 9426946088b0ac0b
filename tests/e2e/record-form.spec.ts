/** Forms one after the other, and drafts that know where they began. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';

let office: Office;
let page: Page;
let community: string;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  page = office.page;
  community = await put(page, 'communities', { name: '东湖社区' });
});
test.afterAll(() => office.end());

const panel = (): Locator => page.getByRole('complementary');
const saved = () => expect(page.getByText('人员信息已保存。').first()).toBeVisible();
const people = async () =>
  (await desk(page, 'records.list', { register: 'people', columns: ['name', 'native_place'] })).rows.map(
    ({ values }) => values,
  );

/** Lets the desk take its time to save, for the length of a test. */
async function saveSlowly(ms: number): Promise<void> {
  await page.route('**/desk/records.save', async (route) => {
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
    await route.continue();
  });
}
test.afterEach(() => page.unroute('**/desk/records.save'));

async function newPerson(): Promise<void> {
  await go(page, '/people');
  await page.getByRole('button', { name: '新增人员' }).click();
  await expect(panel().getByLabel('姓名')).toBeFocused();
}

test('what is typed right after Ctrl+Enter goes to the next form, however long the desk takes', async () => {
  await newPerson();
  // Longer than it takes to keep a draft.
  await saveSlowly(3000);
  await page.keyboard.type('甲一');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('乙二');
  await expect(panel().getByLabel('姓名')).toHaveValue('乙二');
  await expect(panel().getByLabel('姓名')).toBeFocused();
  await expect.poll(people).toEqual([{ name: '甲一', native_place: null }]);
  await saved();
  await expect(panel().getByLabel('姓名')).toHaveValue('乙二');
  await expect(panel().getByText('有一份没有保存的草稿')).toHaveCount(0);
  await expect
    .poll(async () => (await desk(page, 'drafts.get', { slot: 'record:people:new:' }))?.content)
    .toMatchObject({ patch: { name: '乙二' } });
  await panel().getByLabel('籍贯').fill('白沙镇');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('乙二');
  expect(await people()).toEqual([
    { name: '甲一', native_place: null },
    { name: '乙二', native_place: '白沙镇' },
  ]);
  await newPerson();
  await expect(panel().getByText('有一份没有保存的草稿')).toHaveCount(0);
  await panel().getByRole('button', { name: '关闭' }).click();
});

test('a form that the desk refuses comes back, and what was begun meanwhile waits behind it', async () => {
  const person = await putWorker(page, { name: '戊五' }, community);
  await put(page, 'contracts', { person, kind: 'fixed', starts_on: '2024-01-01', ends_on: '2026-12-31' });
  await go(page, '/r/contracts');
  await page.getByRole('button', { name: '新增劳动合同' }).click();
  await panel().getByLabel('人员').fill('戊五');
  await page.getByRole('option', { name: '戊五' }).click();
  await panel().getByLabel('合同起始日').fill('2025-01-01');
  await saveSlowly(800);
  await page.keyboard.press('Control+Enter');
  await panel().getByLabel('备注').fill('下一份');
  await expect(
    panel()
      .getByText(/不能重叠/u)
      .first(),
  ).toBeVisible();
  await expect(panel().getByLabel('合同起始日')).toHaveValue('2025-01-01');
  await expect(panel().getByLabel('备注')).toHaveValue('');
  await panel().getByLabel('合同起始日').fill('2027-01-01');
  await panel().getByRole('button', { name: '保存', exact: true }).click();
  await expect(panel().getByLabel('备注')).toHaveValue('下一份');
  await expect(panel().getByLabel('合同起始日')).toHaveValue('');
  const contracts = await desk(page, 'records.list', { register: 'contracts', columns: ['starts_on'] });
  expect(contracts.total).toBe(2);
  await panel().getByRole('button', { name: '关闭' }).click();
});

/** Types into a person's form, closes it, and lets somebody else save the same fields meanwhile; the draft is taken up. */
async function lateDraft(name: string): Promise<string> {
  const id = await putWorker(page, { name, native_place: '青石镇', speciality: '下棋' }, community);
  // Changed before the draft was begun: no question.
  await desk(page, 'records.save', { register: 'people', id, patch: { speciality: null } });
  await go(page, `/people/${id}`);
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await panel().getByLabel('籍贯').fill('柳河镇');
  await panel().getByLabel('特长').fill('摄影');
  await panel().getByRole('button', { name: '关闭' }).click();
  await desk(page, 'records.save', { register: 'people', id, patch: { native_place: '白沙镇' } });
  await page.reload();
  await go(page, `/people/${id}`);
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await expect(panel().getByLabel('籍贯')).toHaveValue('白沙镇');
  await panel().getByRole('button', { name: '继续填写' }).click();
  await expect(panel().getByLabel('籍贯')).toHaveValue('柳河镇');
  return id;
}

const stored = async (id: string) => {
  const { values } = await desk(page, 'records.get', { register: 'people', id });
  return { place: values['native_place'], speciality: values['speciality'] };
};

test('a draft taken up after somebody else saved asks which value is kept', async () => {
  const id = await lateDraft('丙三');
  await page.keyboard.press('Control+s');
  const question = panel().getByRole('alert').filter({ hasText: '这条记录刚被别处修改过' });
  await expect(question.getByRole('row', { name: /^籍贯/u })).toContainText('青石镇');
  await expect(question.getByRole('radio', { name: '白沙镇' })).toBeChecked();
  await expect(question.getByRole('row')).toHaveCount(2);
  expect(await stored(id)).toEqual({ place: '白沙镇', speciality: null });
  await question.getByRole('button', { name: '按以上选择保存' }).click();
  await expect(panel()).toHaveCount(0);
  expect(await stored(id)).toEqual({ place: '白沙镇', speciality: '摄影' });
});

test('a draft that was put aside and taken up twice still knows where it began', async () => {
  const id = await lateDraft('丁四');
  await panel().getByLabel('特长').fill('书法');
  await panel().getByRole('button', { name: '关闭' }).click();
  await page.reload();
  await go(page, `/people/${id}`);
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await panel().getByRole('button', { name: '继续填写' }).click();
  await expect(panel().getByLabel('特长')).toHaveValue('书法');
  await page.keyboard.press('Control+s');
  const question = panel().getByRole('alert').filter({ hasText: '这条记录刚被别处修改过' });
  await question.getByRole('radio', { name: '柳河镇' }).check();
  await question.getByRole('button', { name: '按以上选择保存' }).click();
  await expect(panel()).toHaveCount(0);
  expect(await stored(id)).toEqual({ place: '柳河镇', speciality: '书法' });
});
