/** The main job: a roster goes in, people are found and put right, appraisal forms come out, a parcel lands on a stick. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { root } from '../../build/setup/project.mjs';
import { idNumber } from '../id-numbers.ts';
import { expect, firstStart } from './app.ts';
import { cellsOf, downloaded, entriesOf, pagesOf, unpacked } from './readers.ts';
import { expectGoodScreen } from './screen-rules.ts';
import { stickName, test } from './stick.ts';

const panel = (page: Page): Locator => page.getByRole('complementary');
const field = (page: Page, label: string): Locator =>
  panel(page).getByLabel(new RegExp(`^${label.replaceAll(/[()]/gu, '\\$&')}(?: \\*)?$`, 'u'));
const toast = (page: Page, text: string | RegExp): Locator => page.getByRole('alert').filter({ hasText: text });
const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

async function save(page: Page, said: string): Promise<void> {
  await panel(page).getByRole('button', { name: '保存', exact: true }).click();
  await expect(toast(page, said).last()).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
}

async function openPage(page: Page, area: string, title: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: '主导航' });
  const folder = navigation.getByRole('button', { name: area });
  if ((await folder.getAttribute('aria-expanded')) === 'false') await folder.click();
  await navigation.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
}

/** The ugly roster, whole: six people in two communities. */
async function importRoster(page: Page): Promise<void> {
  await page.getByText('导入花名册').click();
  const chooser = page.waitForEvent('filechooser');
  await button(page, '选择文件').click();
  await (await chooser).setFiles(join(root, 'tests', 'fixtures', 'rosters', 'ugly.xlsx'));
  await button(page, '下一步：预览改动').click();
  await button(page, /都新建$/u).click();
  await button(page, '按这样预览').click();
  await page.getByRole('button', { name: /已被 Excel 截断/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: '这一格不导入' }).click();
  await page.getByRole('button', { name: /１３９００００００３/u }).click();
  await page.getByRole('dialog').getByLabel('改为').fill('13900000003');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('tab', { name: '有问题 0' })).toBeVisible();
  await button(page, '导入 6 人').click();
  await button(page, '开始导入').click();
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible({ timeout: 30_000 });
}

/** Finds a person in the list by anything that is known of them. */
async function find(page: Page, word: string, name: string): Promise<void> {
  await page.getByLabel('在人员信息里查找').fill(word);
  await expect(page.getByTestId('counts')).toContainText('找到 1 人');
  await expect(page.getByRole('main').getByRole('table').getByRole('button', { name, exact: true })).toBeVisible();
}

/** A new person by ID number, put on the roll of 东风社区. */
async function addPerson(page: Page): Promise<void> {
  await button(page, '新增人员').first().click();
  await field(page, '姓名').fill('钱八');
  await field(page, '公民身份号码').fill('99000019860512001X');
  await expect(panel(page).getByRole('alert')).toContainText('已有公民身份号码相同的人员信息');
  await field(page, '公民身份号码').fill(idNumber('19910817', 31));
  await expect(panel(page).getByText('已经有了')).toHaveCount(0);
  await expect(page.getByTestId('person-preview')).toContainText('男');
  await expect(page.getByTestId('person-preview')).toContainText('1991年8月17日');
  await expect(page.getByTestId('person-preview')).toContainText('2054年8月17日');
  await save(page, '人员信息已保存。');
  await expect(page.getByRole('heading', { name: '钱八', level: 1 })).toBeVisible();
  await page.getByRole('tab', { name: '在册期间' }).click();
  await button(page, '新增在册期间').click();
  await field(page, '入职日期').fill('2023.7');
  await save(page, '在册期间已保存。');
  await page.getByRole('tab', { name: '任职经历' }).click();
  await button(page, '新增任职经历').click();
  await field(page, '所在社区').fill('东风');
  await page.getByRole('option', { name: '东风社区' }).click();
  await field(page, '任职日期').fill('2023-07-01');
  await save(page, '任职经历已保存。');
  await expect(page.getByText('东风社区', { exact: true }).first()).toBeVisible();
}

const summary = '一年来，坚持每日走访，熟悉网格内的独居老人和困难家庭。'.repeat(60);

/** Appraisal records of two of the community's four, written from the list of forms. */
async function appraise(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '社区', exact: true }).click();
  await page.getByRole('option', { name: '东风社区' }).click();
  await expect(page.getByRole('status').filter({ hasText: '共 4 人' })).toContainText('其中 4 人无考核记录');
  for (const [name, text] of [
    ['张三', summary],
    ['钱八', '完成全年任务。'],
  ] as const) {
    await button(page, `新增${name}的考核记录`).click();
    await field(page, '本人总结').fill(text);
    await field(page, '满意率').fill('96.5');
    await field(page, '总分').fill('92');
    await save(page, '年度考核已保存。');
  }
}

test('the main job, with the mouse', async ({ page, app, stick }) => {
  test.setTimeout(240_000);
  await firstStart(page, app);
  await importRoster(page);

  await page.getByRole('button', { name: '查看导入的人员' }).click();
  await find(page, 'mmt', '买买提·吐尔逊');
  await find(page, '13900000001', '张三');
  await find(page, '0047', '赵六');
  await find(page, 'wangwu', '王五');
  await page.getByRole('button', { name: '王五', exact: true }).click();
  await button(page, '修改').click();
  await field(page, '籍贯').fill('青石镇');
  await save(page, '人员信息已保存。');
  await openPage(page, '人员台账', '人员');
  await addPerson(page);

  await openPage(page, '考核管理', '年度考核登记表');
  await appraise(page);
  const total = page.getByRole('status').filter({ hasText: '共 4 人' });
  await expect(total).toContainText('其中 2 人无考核记录');
  const announced = Number(/(\d+) 页/u.exec((await total.textContent()) ?? '')?.[1]);
  expect(announced).toBeGreaterThan(8);
  await expect(page.getByText(/本人总结 续 \d+ 页/u)).toBeVisible();
  await page.getByRole('button', { name: '张三', exact: true }).click();
  await expect(page.getByTitle('年度考核登记表预览')).toBeVisible({ timeout: 60_000 });
  await expectGoodScreen(page);
  const pdf = await downloaded(page, () => button(page, '导出 PDF').click());
  await expect(page.getByText(`实际 ${announced} 页，与预告一致`)).toBeVisible();
  const pages = await pagesOf(pdf);
  expect(pages).toHaveLength(announced);
  for (const name of ['张三', '李四', '王五', '钱八']) expect(pages.some((text) => text.includes(name))).toBe(true);
  // Once in each sentence, wherever the pages are broken.
  expect(pages.join('').split('坚').length - 1).toBe(60);
  expect(pages.some((text) => text.includes('96.5'))).toBe(true);
  const zip = await downloaded(page, async () => {
    await button(page, '导出 Word').click();
    await page.getByRole('menuitem', { name: '每人一份（压缩包）' }).click();
  });
  const names = (await entriesOf(zip)).map((entry) => entry.path);
  expect(names).toHaveLength(4);
  for (const name of ['张三', '李四', '王五', '钱八'])
    expect(names.filter((path) => path.includes(name) && path.endsWith('.docx'))).toHaveLength(1);

  await openPage(page, '统计上报', '上报包');
  const { file, password } = await writeParcel(page, stick);
  await readParcel(file, password);
  await checkParcel(page, file, password);
  await saveFolder(page, stick);
});

async function chooseStick(page: Page): Promise<void> {
  await button(page, '选择文件夹').click();
  await page.getByRole('dialog').getByRole('button', { name: stickName }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText(stickName);
  await button(page, '放在这个文件夹').click();
}

/** From whom it goes to, to the line in 上报记录. */
async function writeParcel(page: Page, stick: string): Promise<{ readonly file: string; readonly password: string }> {
  await button(page, '新增').click();
  await field(page, '单位名称').fill('云溪县委社会工作部');
  await save(page, '收件单位已保存。');
  await expect(page.getByRole('combobox', { name: /^收件单位/u })).toHaveValue('云溪县委社会工作部');
  await button(page, '预览上报内容').click();
  await expect(page.getByText('预览：将要上报的内容')).toBeVisible({ timeout: 30_000 });
  await chooseStick(page);
  await button(page, '生成密码').click();
  const password = (await page.getByTestId('spoken-password').textContent()) ?? '';
  // Records go with the keys that link them, and are shown as they go.
  const keys = (await page.getByRole('main').innerText()).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu) ?? [];
  await expectGoodScreen(page, [password, ...keys]);
  await button(page, '写入上报包').click();
  await expect(page.getByRole('heading', { name: '上报包已写好，并已读回核对无误' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: '查看上报记录' }).click();
  await expect(page.getByRole('main').getByRole('row').filter({ hasText: '云溪县委社会工作部' })).toHaveCount(1);
  const [name, ...more] = (await readdir(stick)).filter((entry) => entry.endsWith('.zip'));
  expect(more).toEqual([]);
  return { file: join(stick, name ?? ''), password };
}

async function readParcel(file: string, password: string): Promise<void> {
  const entries = await entriesOf(file);
  expect(entries.map((entry) => entry.path)).toEqual(
    expect.arrayContaining(['花名册.xlsx', '考核汇总.xlsx', 'datapackage.json', 'manifest.json']),
  );
  // Only the note for those who cannot open it is plain.
  const plain = entries.filter((entry) => !entry.encrypted || !entry.method.startsWith('AES-256'));
  expect(plain.map((entry) => entry.path)).toEqual(['说明.txt']);
  const { manifest } = JSON.parse(await unpacked(file, password, 'manifest.json')) as {
    readonly manifest: { readonly counts: Readonly<Record<string, number>> };
  };
  expect(manifest.counts['people']).toBe(7);
  await expect(unpacked(file, `${password}x`, 'manifest.json')).rejects.toThrow();
}

async function checkParcel(page: Page, file: string, password: string): Promise<void> {
  await openPage(page, '统计上报', '校验上报包');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel('上报包密码').fill('wrong-password-1');
  await button(page, '校验').click();
  await expect(page.getByLabel('上报包密码')).toHaveAccessibleDescription(/密码/u, { timeout: 30_000 });
  await page.getByLabel('上报包密码').fill(password);
  await button(page, '校验').click();
  await expect(page.getByText('校验通过：内容完整，签名有效')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: '校验结果' })).toContainText('云溪县青禾街道');
  await expect(page.getByRole('region', { name: '校验结果' })).not.toContainText('不通过');
}

async function saveFolder(page: Page, stick: string): Promise<void> {
  await openPage(page, '统计上报', '上报包');
  await page.getByRole('combobox', { name: /^收件单位/u }).click();
  await page.getByRole('option', { name: '云溪县委社会工作部' }).click();
  await button(page, '预览上报内容').click();
  await expect(page.getByText('预览：将要上报的内容')).toBeVisible({ timeout: 30_000 });
  await chooseStick(page);
  await button(page, '另存为上报文件夹').click();
  await expect(page.getByRole('dialog')).toContainText('没有加密');
  await button(page, '知道了，另存').click();
  await expect(page.getByRole('heading', { name: '上报文件夹已写好' })).toBeVisible({ timeout: 60_000 });
  const folders = await readdir(stick, { withFileTypes: true });
  const folder = join(stick, folders.find((entry) => entry.isDirectory())?.name ?? '');
  const files = await readdir(folder);
  for (const table of ['花名册', '考核汇总']) {
    for (const kind of ['.xlsx', '.pdf']) {
      expect(files.filter((name) => name.includes(table) && name.endsWith(kind))).toHaveLength(1);
    }
  }
  for (const name of files) expect((await stat(join(folder, name))).size).toBeGreaterThan(1000);
  const roster = await cellsOf(
    join(folder, files.find((name) => name.includes('花名册') && name.endsWith('.xlsx')) ?? ''),
  );
  const cells = roster.flat(2);
  for (const name of ['张三', '钱八', '买买提·吐尔逊']) expect(cells).toContain(name);
  expect(cells.join(' ')).not.toContain('990000198605120');
}
