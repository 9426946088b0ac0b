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
});
