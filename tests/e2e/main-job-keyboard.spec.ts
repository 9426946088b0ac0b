/** The main job once more without a mouse, in the window of an old laptop and at 150 %: every step is in sight and within reach. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { idNumber } from '../id-numbers.ts';
import { account, type App, enter, expect, street } from './app.ts';
import { callUp, expectFocused, tabTo } from './keyboard.ts';
import { downloaded, entriesOf, pagesOf } from './readers.ts';
import { expectNoSidewaysScroll, screens } from './screen-rules.ts';
import { stickName, test } from './stick.ts';

const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text);
const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key);

/** Goes to a field or button and uses it. */
async function fill(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await type(page, text);
}

async function push(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, name, key);
  await press(page, 'Enter');
}

async function begin(page: Page, app: App): Promise<void> {
  await enter(page, app);
  await expectFocused(page, '街道名称');
  await type(page, street);
  await fill(page, '上级县(市、区)', '云溪县');
  await fill(page, '姓名或账号名称', account.name);
  await fill(page, '密码', account.password);
  await fill(page, '再输一次密码', account.password);
  await press(page, 'Enter');
  const code = (await page.getByTestId('recovery-code').textContent({ timeout: 30_000 })) ?? '';
  const groups = [...code.matchAll(/\d\. (\S+)/gu)].map((match) => match[1] ?? '');
  const labels = await page
    .getByLabel(/^第 \d 组$/u)
    .evaluateAll((inputs) =>
      inputs.map((input) => (input instanceof HTMLInputElement ? (input.labels?.[0]?.textContent ?? '') : '')),
    );
  expect(labels).toHaveLength(2);
  for (const label of labels) await fill(page, label, groups[Number(/\d/u.exec(label)?.[0]) - 1] ?? '');
  await press(page, 'Enter');
  await expect(page.getByText('接下来怎样开始？')).toBeVisible();
}

const roster = [
  '姓名\t身份证号\t所属社区\t政治面貌\t联系电话',
  `周一鸣\t${idNumber('19900101', 11)}\t东湖社区\t群众\t13900000001`,
  `吴二妹\t${idNumber('19880202', 22)}\t东湖社区\t中共党员\t13900000002`,
].join('\n');

async function importRoster(page: Page): Promise<void> {
  await push(page, /^导入花名册/u);
  await expect(page.getByRole('heading', { name: '导入花名册', level: 1 })).toBeVisible();
  await tabTo(page, '从 Excel、WPS 粘贴');
  await page.keyboard.insertText(roster);
  await push(page, '导入粘贴的内容');
  await expectFocused(page, '下一步：预览改动');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: '按这样预览' })).toBeVisible({ timeout: 30_000 });
  await tabTo(page, '“东湖社区”怎样处理');
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await press(page, key);
  await push(page, '按这样预览');
  await expect(page.getByRole('tab', { name: '新增 2' })).toBeVisible({ timeout: 30_000 });
  await push(page, '导入 2 人', 'Shift+Tab');
  await push(page, '开始导入');
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible({ timeout: 30_000 });
}

/** One is found by phone number and put right; a new one is entered. */
async function correct(page: Page): Promise<void> {
  await press(page, 'Control+k');
  await expectFocused(page, '查找人员或页面');
  await type(page, '0002');
  await expect(page.getByRole('dialog').getByText('吴二妹')).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: '吴二妹', level: 1 })).toBeVisible();
  await push(page, '修改');
  await expectFocused(page, '姓名');
  await fill(page, '籍贯', '青石镇');
  await press(page, 'Control+s');
  await expect(page.getByText('人员信息已保存。')).toBeVisible();
  await expectFocused(page, '修改');

  await callUp(page, '人员');
  await push(page, '新增人员');
  await expectFocused(page, '姓名');
  await type(page, '郑三元');
  await fill(page, '公民身份号码', idNumber('19770303', 33));
  await expect(page.getByTestId('person-preview')).toContainText('1977年3月3日');
  await press(page, 'Control+s');
  await expect(page.getByRole('heading', { name: '郑三元', level: 1 })).toBeVisible();
}

async function forms(page: Page): Promise<void> {
  await callUp(page, '年度考核登记表');
  await push(page, '新增周一鸣的考核记录');
  await fill(page, '本人总结', '完成全年任务。');
  await press(page, 'Control+s');
  await expect(page.getByText('年度考核已保存。')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '共 2 人' })).toContainText('其中 1 人无考核记录');
  await tabTo(page, '社区', 'Shift+Tab');
  await type(page, '东湖');
  await press(page, 'Enter');
  const total = page.getByRole('status').filter({ hasText: '共 2 人' });
  await expect(total).toBeVisible();
  const announced = Number(/(\d+) 页/u.exec((await total.textContent()) ?? '')?.[1]);
  const pdf = await downloaded(page, () => push(page, '导出 PDF', 'Shift+Tab'));
  const pages = await pagesOf(pdf);
  expect(pages).toHaveLength(announced);
  for (const text of ['周一鸣', '吴二妹', '完成全年任务。']) expect(pages.join('')).toContain(text);
}

async function parcel(page: Page, stick: string): Promise<void> {
  await callUp(page, '上报包');
  await push(page, '新增');
  await expectFocused(page, '单位名称');
  await type(page, '云溪县委社会工作部');
  await press(page, 'Control+s');
  await expect(page.getByRole('combobox', { name: /^收件单位/u })).toHaveValue('云溪县委社会工作部');
  await push(page, '预览上报内容');
  await expect(page.getByText('预览：将要上报的内容')).toBeVisible({ timeout: 30_000 });
  await push(page, '选择文件夹');
  await push(page, stickName);
  await expect(page.getByRole('dialog').getByRole('status')).toContainText(stickName);
  await push(page, '放在这个文件夹');
  await fill(page, '上报包密码', 'hu-die-lan-qiao-7');
  await push(page, '写入上报包');
  await expect(page.getByRole('heading', { name: '上报包已写好，并已读回核对无误' })).toBeVisible({ timeout: 60_000 });
  await push(page, '查看上报记录');
  await expect(page.getByRole('main').getByRole('row').filter({ hasText: '云溪县委社会工作部' })).toHaveCount(1);
  const [file = ''] = (await readdir(stick)).filter((name) => name.endsWith('.zip'));
  const entries = await entriesOf(join(stick, file));
  expect(entries.length).toBeGreaterThan(4);
  const plain = entries.filter((entry) => !entry.method.startsWith('AES-256'));
  expect(plain.map((entry) => entry.path)).toEqual(['说明.txt']);
}

for (const [title, viewport, deviceScaleFactor] of [
  ['at 1366×768', screens.usual, 1],
  ['at 150 %', screens.zoomed, 1.5],
] as const) {
  test.describe(title, () => {
    test.use({ viewport, deviceScaleFactor });

    test('the main job by keyboard alone', async ({ page, app, stick }) => {
      test.setTimeout(240_000);
      await page.addInitScript(() => {
        addEventListener('pointerdown', () => sessionStorage.setItem('mouse', 'used'), true);
      });
      await begin(page, app);
      await importRoster(page);
      await correct(page);
      await forms(page);
      await expectNoSidewaysScroll(page);
      await parcel(page, stick);
      expect(await page.evaluate(() => sessionStorage.getItem('mouse'))).toBeNull();
    });
  });
}
