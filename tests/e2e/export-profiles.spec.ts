/** 导出格式: a platform's template becomes a profile, is put in order and in the platform's codes, and the list leaves in it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen, screens } from './screen-rules.ts';

let office: Office;
let folder: string;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'profiles-'));
  office = await openOffice(browser, { window: { acceptDownloads: true, viewport: screens.usual } });
  const { page } = office;
  const community = await put(page, 'communities', { name: '东湖社区' });
  for (const [name, nation] of [
    ['甲一', '01'],
    ['乙二', '03'],
  ] as const) {
    await putWorker(page, { name, nation, phone: '13900000001' }, community);
  }
});
test.afterAll(async () => {
  await office.end();
  rmSync(folder, { recursive: true, force: true });
});

function template(headings: readonly string[]): string {
  const path = join(folder, '导入模板.xlsx');
  const script = `import openpyxl, sys; wb = openpyxl.Workbook(); wb.active.title = '导入模板'; wb.active.append(sys.argv[2:]); wb.save(sys.argv[1])`;
  execFileSync('/usr/bin/python3', ['-c', script, path, ...headings]);
  return path;
}

function rowsIn(path: string): unknown {
  const script = `import json, openpyxl, sys; print(json.dumps([list(r) for r in openpyxl.load_workbook(open(sys.argv[1], 'rb')).active.iter_rows(values_only=True)]))`;
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script, path], { encoding: 'utf8' }));
}

/** How the browser names chosen files in a field that nobody sees. */
const chosen = ['fakepath'];

test('a template becomes a profile, and the list leaves in it', async () => {
  const { page } = office;
  await go(page, '/export-profiles');
  await page.getByRole('button', { name: '新建导出格式' }).first().click();
  await expect(page.getByText('还没有列')).toBeVisible();
  await expectGoodScreen(page);
  await page.getByLabel('格式名称').fill('省社工平台');
  const path = template(['*姓名', '*民族', '手机号码', '服务标识码']);
  await page.getByLabel('平台的导入模板').setInputFiles(path);
  await expect(page.getByText('读到 4 列表头，1 列要看一眼。')).toBeVisible();
  const columns = page.getByRole('table', { name: '各列' });
  const headings = () => columns.getByRole('textbox', { name: /^第 \d 列的表头$/u });
  await columns.getByRole('button', { name: '第 3 列“手机号码”上移' }).click();
  await expect(headings().nth(1)).toHaveValue('手机号码');
  await columns.locator('.profile-handle').nth(2).dragTo(columns.getByRole('row').nth(1));
  await expect(headings().nth(0)).toHaveValue('*民族');
  await headings().nth(3).fill('备用码');
  await columns.getByRole('button', { name: /“\*民族”的代码对应：写原词$/u }).click();
  await page.getByLabel('汉族写成').fill('01');
  await expect(page.getByText(/^未对应：写原词（\d+ 个）$/u)).toBeVisible();
  await expectGoodScreen(page, chosen);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: '预览' }).getByText('01', { exact: true }).first()).toBeVisible();
  await expect(columns.getByText('1 行写原词：回族')).toBeVisible();
  await expectGoodScreen(page, chosen);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('导出格式“省社工平台”已保存。')).toBeVisible();
  await go(page, '/people');
  await page.getByRole('button', { name: '导出当前列表' }).click();
  await expectGoodScreen(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: '按“省社工平台”：完整信息（记入查看日志）' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^省社工平台_[\d-]+\.xlsx$/u);
  expect(rowsIn(await download.path())).toEqual([
    ['*民族', '*姓名', '手机号码', '备用码'],
    ['01', '甲一', '13900000001', null],
    ['回族', '乙二', '13900000001', null],
  ]);
  await expect(page.getByText('有代码没有对应，按原词写出——*民族：回族')).toBeVisible();
});

test('what was typed and not saved is offered again, a profile is copied, ticked people leave alone', async () => {
  const { page } = office;
  await go(page, '/export-profiles');
  await page
    .getByRole('row', { name: /省社工平台/u })
    .getByText('省社工平台')
    .click();
  await page.getByRole('textbox', { name: '备注' }).fill('每月 5 日前导入');
  await go(page, '/people');
  await page.goBack();
  await page.getByRole('button', { name: '接着改' }).click();
  await expect(page.getByRole('textbox', { name: '备注' })).toHaveValue('每月 5 日前导入');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('导出格式“省社工平台”已保存。').last()).toBeVisible();
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '另存一份' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '省社工平台（副本）' })).toBeVisible();
  expect(await desk(page, 'exportProfiles.list', { register: 'people' })).toHaveLength(2);
  await go(page, '/people');
  await page.getByRole('row', { name: /甲一/u }).getByRole('checkbox').check();
  await page.getByRole('button', { name: '导出选中' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: '遮盖身份号码、电话等', exact: true }).click(),
  ]);
  const rows = rowsIn(await download.path()) as readonly (readonly unknown[])[];
  const names = rows.flat().filter((value) => value === '甲一' || value === '乙二');
  expect(names).toEqual(['甲一']);
});
