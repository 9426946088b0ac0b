/** 信息采集 and 信息核对表 as a clerk walks them: tables go out, come back filled in, and are written; corrections are typed from paper. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen, screens } from './screen-rules.ts';

let office: Office;
let person: string;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser, { window: { acceptDownloads: true, viewport: screens.usual } });
  const { page } = office;
  for (const [name, worker] of [
    ['东湖社区', '甲一'],
    ['南湖社区', '乙二'],
  ] as const) {
    const community = await put(page, 'communities', { name });
    const id = await putWorker(page, { name: worker, phone: '13900000001' }, community);
    if (name === '东湖社区') person = id;
  }
});
test.afterAll(() => office.end());

/** Fills a table in as a community does; community of the file → phone. */
function fillIn(folder: string, phones: Readonly<Record<string, string>>): readonly string[] {
  const script = `
import openpyxl, sys
path, phone = sys.argv[1:]
wb = openpyxl.load_workbook(path); ws = wb['填报表']; ws.protection.sheet = False
head = next(r for r in range(1, 12) if any(c.value == '序号' for c in ws[r]))
ws.cell(head + 1, next(c.column for c in ws[head] if c.value == '手机号码')).value = phone
wb.save(path)`;
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    execFileSync('/usr/bin/python3', ['-c', script, path, phones[name.replace(/_.*$/u, '')] ?? '']);
    return path;
  });
}

/** How the browser names chosen files in a field that nobody sees. */
const chosen = ['fakepath'];

test('a collection goes out, comes back and is written', async () => {
  const { page } = office;
  await go(page, '/collections');
  await page.getByRole('link', { name: '新建采集' }).click();
  await page.getByLabel('采集名称').fill('手机号码核对');
  await page.getByRole('checkbox', { name: '手机号码：要填', exact: true }).check();
  await page.getByRole('textbox', { name: '填报期限' }).fill('2099-01-10');
  await page.keyboard.press('Escape');
  await expect(page.getByText('将生成 2 份表，预填 2 人')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '生成采集表' }).click();
  await page.getByRole('button', { name: '下发采集表' }).click();
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '生成采集表' }).click(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'sent-'));
  execFileSync('7z', ['x', '-y', `-o${folder}`, await zip.path()], { stdio: 'ignore' });
  const files = fillIn(folder, { 东湖社区: '13800001111', 南湖社区: '一三八' });
  await page.getByLabel('社区交回的文件').setInputFiles([...files]);
  await expect(page.getByText('这次拖进来 2 份：收下 2 份')).toBeVisible({ timeout: 30_000 });
  rmSync(folder, { recursive: true });
  await expectGoodScreen(page, chosen);
  await page.getByText('改了什么（2 个社区待写入）').click();
  await expect(page.getByRole('row', { name: /东湖社区.*13800001111/u })).toBeVisible();
  await expect(page.getByRole('row', { name: /南湖社区.*读不出/u })).toBeVisible();
  await expectGoodScreen(page, chosen);
  await page.getByRole('button', { name: '写入没有疑问的 1 个社区' }).click();
  await page.getByRole('button', { name: '写入', exact: true }).click();
  await expect(page.getByText('已写入 1 个社区。')).toBeVisible();
  await desk(page, 'meta.reveal', { on: true });
  const { rows } = await desk(page, 'records.list', { register: 'people', ids: [person], columns: ['phone'] });
  expect(rows[0]?.values['phone']).toBe('13800001111');
});

test('a table looked through row by row leads back to the board', async () => {
  const { page } = office;
  await page.getByText('各社区', { exact: true }).click();
  await expect(page.getByText('有问题 1')).toBeVisible();
  await page.getByText('有问题 1').click();
  await expect(page.getByRole('table', { name: '各社区' }).getByRole('row')).toHaveCount(2);
  const board = page.url();
  await page.getByRole('link', { name: '南湖社区：逐行核对' }).click();
  await expect(page.getByText('手机号码核对：南湖社区交回的表')).toBeVisible();
  await expectGoodScreen(page, chosen);
  await page.getByRole('button', { name: '上一步' }).click();
  expect(page.url()).toBe(board);
  await page.getByRole('link', { name: '南湖社区：逐行核对' }).click();
  await page.getByRole('button', { name: '没有改动，结束导入' }).click();
  await expect(page.getByText('南湖社区已逐行核对完，结果在采集看板上。')).toBeVisible();
  expect(page.url()).toBe(board);
  const rejected = page.waitForEvent('download');
  await page.getByRole('button', { name: '南湖社区：退回的行' }).click();
  expect((await rejected).suggestedFilename()).toMatch(/\.xlsx$/u);
});

test('tables come back in an archive, which asks for its password', async () => {
  const { page } = office;
  await page.getByRole('button', { name: '下发采集表' }).click();
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '生成采集表' }).click(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  execFileSync('7z', ['x', '-y', `-o${join(folder, 'sent')}`, await zip.path()], { stdio: 'ignore' });
  fillIn(join(folder, 'sent'), { 东湖社区: '13800002222', 南湖社区: '13800003333' });
  const packed = join(folder, '两个社区.zip');
  execFileSync('7z', ['a', '-tzip', '-pmi-ma-2026', packed, join(folder, 'sent', '*')], { stdio: 'ignore' });
  await page.getByRole('button', { name: '关闭' }).last().click();
  await page.getByLabel('社区交回的文件').setInputFiles(packed);
  await expect(page.getByText('压缩包加了密码，请输入密码后打开。')).toBeVisible({ timeout: 30_000 });
  await expectGoodScreen(page, chosen);
  await page.getByLabel('1 个压缩包的密码').fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByText('密码不对，没有打开，请再核对。')).toBeVisible();
  await page.getByLabel('1 个压缩包的密码').fill('mi-ma-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByText('改了什么（2 个社区待写入）')).toBeVisible();
  rmSync(folder, { recursive: true });
});

test('corrections are typed from signed sheets, Enter by Enter', async () => {
  const { page } = office;
  await go(page, '/check-sheets');
  await expect(page.getByRole('button', { name: '打印 2 人' })).toBeEnabled();
  await page.getByText('录入更正').click();
  await expect(page.getByText('甲一　东湖社区')).toBeVisible();
  await page.getByLabel('民族更正为').fill('回');
  await page.getByLabel('籍贯更正为').focus();
  await expect(page.getByText('将改为：回族')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByLabel('籍贯更正为').press('Control+Enter');
  await expect(page.getByText('已更正甲一。')).toBeVisible();
  await expect(page.getByText('乙二　南湖社区')).toBeVisible();
  const { rows } = await desk(page, 'records.list', { register: 'people', ids: [person], columns: ['nation'] });
  expect(rows[0]?.values['nation']).toBe('03');
  // The next sheet's first field waits for the keys; a sheet without corrections is passed at once.
  await expect(page.getByRole('region', { name: '更正' }).getByRole('textbox').first()).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 人，本次已录 2 人')).toBeVisible();
});

test('sheets out of order are found by a name and Enter, and the next name is typed at once', async () => {
  const { page } = office;
  const search = page.getByLabel('按姓名或社区查找');
  await search.fill('甲一');
  await search.press('Enter');
  await expect(page.getByRole('region', { name: '更正' }).getByRole('textbox').first()).toBeFocused();
  await page.getByLabel('民族更正为').fill('满');
  await page.getByLabel('民族更正为').press('Control+Enter');
  await expect(page.getByText('已更正甲一。').last()).toBeVisible();
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('');
});
