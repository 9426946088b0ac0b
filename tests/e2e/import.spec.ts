/** A roster goes in: from an ugly file to committed people, by mouse, by keyboard alone, through a crash, and out again. */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { root } from '../../build/setup/project.mjs';
import { checkDigit } from '../../db/rules/id-number.ts';
import { type App, enter, expect, firstStart, signIn, test } from './app.ts';

const rosters = join(root, 'tests', 'fixtures', 'rosters');
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name });
const cell = (page: Page, row: number, text: string | RegExp): Locator =>
  page.getByRole('row', { name: new RegExp(`^${row} `, 'u') }).getByRole('button', { name: text });

async function isClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

async function openImport(page: Page, app: App): Promise<void> {
  await firstStart(page, app);
  await page.getByText('导入花名册').click();
  await expect(page.getByRole('heading', { name: '导入花名册', level: 1 })).toBeVisible();
}

/** Chooses a file; ends at the columns. */
async function choose(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByRole('table', { name: '栏目对应' })).toBeVisible({ timeout: 30_000 });
}

/** From the columns to the rows; new communities are made. */
async function toRows(page: Page): Promise<void> {
  await page.getByRole('button', { name: '下一步：预览改动' }).click();
  const settle = page.getByRole('button', { name: '按这样预览' });
  await expect(settle.or(tab(page, '有问题'))).toBeVisible({ timeout: 30_000 });
  if (await settle.isVisible()) {
    await page.getByRole('button', { name: /都新建$/u }).click();
    await settle.click();
  }
  await expect(tab(page, '有问题')).toBeVisible();
}

/** Mends what is wrong in the ugly roster: a number that Excel cut off, a phone number that lacks a digit. */
async function mendUgly(page: Page): Promise<void> {
  await cell(page, 7, /已被 Excel 截断/u).click();
  await page.getByRole('dialog').getByRole('button', { name: '这一格不导入' }).click();
  await expect(tab(page, '有问题 1')).toBeVisible();
  await cell(page, 8, /电话号码/u).click();
  await page.getByRole('dialog').getByLabel('改为').fill('13900000003');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(tab(page, '有问题 0')).toBeVisible();
}

test('an ugly roster is looked through, mended, imported, found unchanged the second time and taken back', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000);
  await openImport(page, app);
  await isClean(page);
  await choose(page, join(rosters, 'ugly.xlsx'));
  await expect(page.getByText('表头在第 3—4 行')).toBeVisible();
  await page.getByRole('button', { name: '看表的前几行' }).click();
  await isClean(page);
  await page.getByRole('button', { name: '下一步：预览改动' }).click();
  await expect(page.getByRole('button', { name: '按这样预览' })).toBeVisible();
  await isClean(page);
  await page.goBack();
  await toRows(page);
  await expect(tab(page, '新增 4')).toBeVisible();
  await isClean(page);
  await mendUgly(page);
  await page.getByRole('button', { name: '导入 6 人' }).click();
  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('结果文字')).toHaveValue(
    '“ugly.xlsx”导入完成：新增 6 人，更新 0 人，不变 0 人，新建社区 2 个，退回 0 行。',
  );
  await isClean(page);

  await page.getByRole('link', { name: '再导入一个文件' }).click();
  await choose(page, join(rosters, 'ugly.xlsx'));
  await toRows(page);
  await expect(tab(page, '新增 0')).toBeVisible();
  await expect(tab(page, '更新 0')).toBeVisible();
  await expect(tab(page, '不变 4')).toBeVisible();
  await mendUgly(page);
  await expect(tab(page, '不变 6')).toBeVisible();
  await page.getByRole('button', { name: '没有改动，结束导入' }).click();
  await expect(page.getByText('新增 0 人，更新 0 人，不变 6 人')).toBeVisible();

  await page.getByRole('link', { name: '导入记录' }).click();
  await isClean(page);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('可撤销 6 人，保留 0 人')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('table', { name: '导入记录' }).getByText('已撤销')).toBeVisible();
  await page.getByRole('link', { name: '人员', exact: true }).click();
  await expect(page.getByTestId('counts')).toContainText('在 0 人中');
});

test('on a slow computer the next cell can be mended while the last one is still under way', async ({ page, app }) => {
  await openImport(page, app);
  await choose(page, join(rosters, 'ugly.xlsx'));
  await toRows(page);
  await page.route('**/desk/imports.mend', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await cell(page, 7, /已被 Excel 截断/u).click();
  await page.getByRole('dialog').getByRole('button', { name: '这一格不导入' }).click();
  await cell(page, 8, /电话号码/u).click();
  const editor = page.getByRole('dialog', { name: /^第 8 行/u });
  await editor.getByLabel('改为').fill('13900000003');
  await expect(tab(page, '有问题 1')).toBeVisible();
  await expect(editor.getByRole('button', { name: '这一格不导入' })).toBeEnabled();
  await expect(editor.getByLabel('改为')).toHaveValue('13900000003');
  await expect(editor.getByLabel('改为')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tab(page, '有问题 0')).toBeVisible();
  await expect(editor).toBeHidden();
});

test('somebody is looked for among the rows of the preview', async ({ page, app }) => {
  const people = ['周一鸣', '吴二妹', '郑三元'].map(
    (name, i) => `${name},${idNumber(`9900011990010100${i + 1}`)},${i === 0 ? '东湖社区' : '西湖社区'}`,
  );
  await openImport(page, app);
  const buffer = Buffer.from(['姓名,身份证号,所属社区', ...people].join('\n'));
  await choose(page, { name: '名册.csv', mimeType: 'text/csv', buffer });
  await toRows(page);
  await tab(page, '新增 3').click();
  const names = page
    .getByRole('table', { name: '逐行预览' })
    .getByRole('button', { name: /^(?:周一鸣|吴二妹|郑三元)$/u });
  const search = page.getByLabel('找人或社区');
  await search.fill('zsy');
  await expect(names).toHaveText(['郑三元']);
  await search.fill('西湖');
  await expect(names).toHaveText(['吴二妹', '郑三元']);
  await search.fill('没有的人');
  await expect(page.getByText('“新增”里没有找到“没有的人”')).toBeVisible();
  await search.fill('');
  await expect(names).toHaveCount(3);
  await isClean(page);
});

/** What has the keyboard, by its name; empty where nothing has it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement === document.body ? null : document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

/** Presses Tab until something of this name has the keyboard. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    const now = await focused(page);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not come to ${String(name)}`);
}

/** Types into a list of choices and takes the option that it offers first. */
async function pick(page: Page, typed: string, option: string): Promise<void> {
  await page.keyboard.type(typed);
  await expect(page.locator('[role=option][data-combobox-selected]')).toHaveText(option);
  await page.keyboard.press('Enter');
}

const idNumber = (first: string): string => first + checkDigit(first);

test('a roster is imported by keyboard alone', async ({ page, app }) => {
  const right = idNumber('99000119900101001');
  const wrong = `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}`;
  const csv = [
    '姓名,身份证号,所属社区,政治面貌,联系电话',
    `周一鸣,${wrong},东湖社区,群众,13900000001`,
    `吴二妹,${idNumber('99000119880202002')},东湖社区,没有写,13900000002`,
    `郑三元,${idNumber('99000119770303003')},东湖社区,党员,13900000003`,
  ].join('\n');
  await firstStart(page, app);
  // Asked for early: the browser is told to hand its dialogs over before the key that opens one.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, /^导入花名册/u);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('选择文件');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect.poll(() => focused(page)).toBe('下一步：预览改动');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '按这样预览' })).toBeVisible();
  await tabTo(page, '“东湖社区”怎样处理');
  await pick(page, '新建', '新建这个社区');
  await expect(page.getByRole('combobox', { name: '“东湖社区”怎样处理' })).toHaveValue('新建这个社区');
  await tabTo(page, '按这样预览');
  await page.keyboard.press('Enter');

  await expect.poll(() => focused(page)).toContain('校验码');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('改为')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toContain('校验码');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('改为')).toBeFocused();
  await page.keyboard.type('99');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('应为18位');
  await expect(page.getByRole('dialog').getByLabel('改为')).toBeFocused();
  await page.keyboard.type(right);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toContain('没有写');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('combobox', { name: '改为' })).toBeFocused();
  await pick(page, '群众', '群众');
  await expect(tab(page, '有问题 0')).toBeVisible();
  await tabTo(page, '导入 3 人', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, '开始导入');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('结果文字')).toHaveValue(/新增 3 人/u, { timeout: 30_000 });
});

test('an import that the power cut is offered again with what was mended', async ({ page, app }) => {
  await openImport(page, app);
  await choose(page, join(rosters, 'ugly.xls'));
  await toRows(page);
  // The cell counts 1 + 1: the .xls keeps the result, which is no education.
  await cell(page, 8, /^2 /u).click();
  await page.getByRole('dialog').getByRole('button', { name: '这一格不导入' }).click();
  await mendUgly(page);
  await app.restart();
  await enter(page, app);
  await signIn(page);
  const navigation = page.getByRole('navigation', { name: '主导航' });
  await navigation.getByRole('button', { name: '人员台账' }).click();
  await navigation.getByText('导入花名册').click();
  await page.getByRole('link', { name: '继续导入 ugly.xls' }).click();
  await page.getByRole('button', { name: '下一步：预览改动' }).click();
  await expect(tab(page, '有问题 0')).toBeVisible();
  await expect(page.getByRole('button', { name: '导入 6 人' })).toBeEnabled();
  await page.getByRole('button', { name: '上一步' }).click();
  await page.getByRole('button', { name: '放弃导入' }).click();
  await page.getByRole('button', { name: '放弃', exact: true }).click();
  await expect(page.getByText('上次有没做完的导入')).toBeHidden();
  await expect(page.getByRole('button', { name: '选择文件' })).toBeVisible();
});

test('files that are no rosters are refused with a sentence, and cells can be pasted', async ({ page, app }) => {
  await openImport(page, app);
  for (const [file, sentence] of [
    ['ugly.pdf', '“ugly.pdf”是 PDF，不是表格'],
    ['letter.docx', '“letter.docx”'],
  ] as const) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件' }).click();
    await (await chooser).setFiles(join(rosters, file));
    await expect(page.getByRole('alert')).toContainText(sentence);
  }
  await page.getByLabel('从 Excel、WPS 粘贴').fill('姓名\t联系电话\n冯粘贴\t13900000009\n');
  await page.getByRole('button', { name: '导入粘贴的内容' }).click();
  await expect(page.getByText('表头在第 1 行，下面有 1 行数据')).toBeVisible();
  await page.getByRole('button', { name: '下一步：预览改动' }).click();
  await expect(tab(page, '新增 1')).toBeVisible();
});
