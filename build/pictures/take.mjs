/** Opens the demo office in Chromium and takes one picture of each main page into docs/. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { findChromium } from '../setup/chromium.mjs';
import { pinnedNode, root } from '../setup/project.mjs';

const pages = [
  ['people', '/people'],
  ['import', '/import'],
  ['appraisal-forms', '/appraisal/forms'],
  ['parcel', '/reports/parcel'],
  ['backups', '/backups'],
  ['month-changes', '/month-changes'],
  ['todo', '/todo'],
  ['overview', '/overview'],
  ['grades', '/grade-standing'],
  ['staffing', '/staffing'],
  ['joining', '/joining'],
  ['visits', '/visit-plans'],
  ['requests', '/request-board'],
];

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const serve = join(root, 'dist', 'electron', 'serve.js');
const app = spawn(pinnedNode(), [serve, '--demo', '--data', folder, '--no-open'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium, Chrome or Edge was found to take the pictures with.');
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const link = await firstLink();
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(link);
  await enterDemo(page);
  const origin = new URL(link).origin;
  for (const [name, path] of pages) {
    await page.goto(`${origin}/#${path}`);
    await page.waitForLoadState('networkidle');
    // Lists fill in a moment; the preview of a form takes its PDF's time.
    await page.waitForTimeout(path === '/appraisal/forms' ? 6000 : 1500);
    await page.screenshot({ path: join(root, 'docs', `${name}.png`) });
  }
  await takeForms(page, origin);
  await page.goto(`${origin}/#/people`);
  await page.locator('table tbody tr').nth(4).locator('td').nth(1).locator('a, button').first().click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(root, 'docs', 'person.png') });
} finally {
  await browser.close();
  app.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * A form of headings and a list of names, as a clerk pastes them; what was kept of the form; what the communities returned.
 * @param {import('playwright-core').Page} page
 * @param {string} origin
 */
async function takeForms(page, origin) {
  await page.goto(`${origin}/#/forms`);
  const headings =
    '序号、姓名、性别、出生年月、民族、政治面貌、学历、毕业院校及专业、身份证号码、所在社区、职务、任现职时间、社工证等级、联系电话、备注';
  await page.getByLabel('没有文件，只有表头？').fill(headings);
  await page.getByRole('button', { name: '按这些表头做表' }).click();
  await page.getByRole('button', { name: '填好并保存' }).waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(root, 'docs', 'form.png') });
  const filled = page.waitForEvent('download');
  await page.getByRole('button', { name: '填好并保存' }).click();
  await filled;
  await page.getByRole('main').getByRole('link', { name: '上报记录' }).click();
  // The message about what was saved goes by itself.
  await page.getByRole('button', { name: '关闭提示' }).click();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(root, 'docs', 'report.png') });
  await page.goto(`${origin}/#/collections`);
  await page.getByRole('main').locator('table a').first().click();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(root, 'docs', 'collection.png') });
  await page.goto(`${origin}/#/people`);
  const names = await page.locator('table tbody tr td:nth-child(2)').allInnerTexts();
  await page.goto(`${origin}/#/name-lists`);
  await page.getByLabel('或者粘贴姓名').fill([...names.slice(0, 9), '王未名'].join('\n'));
  await page.getByRole('button', { name: '给这些人取数' }).click();
  await page.getByRole('button', { name: '填好并保存' }).waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(root, 'docs', 'name-list.png') });
}

/** @returns {Promise<string>} the first address that the app prints */
function firstLink() {
  return new Promise((resolve, reject) => {
    createInterface({ input: app.stdout }).on('line', (line) => {
      if (line.startsWith('http://')) resolve(line.trim());
    });
    app.once('exit', () => reject(new Error('The app ended before it printed its address.')));
  });
}

/** @param {import('playwright-core').Page} page on the start page of `--demo` */
async function enterDemo(page) {
  await page.getByRole('button', { name: '建立演示台账' }).click();
  await page.getByRole('button', { name: '打开演示台账' }).click({ timeout: 120_000 });
  await page.getByRole('navigation', { name: '主导航' }).waitFor({ timeout: 60_000 });
}
