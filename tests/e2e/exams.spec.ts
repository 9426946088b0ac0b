/** 考试 as a clerk does it: subjects, people, scores by keyboard and paste, what follows from them. */
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { desk, go, type Office, openOffice, put, putWorker } from './office.ts';
import { expectGoodScreen } from './screen-rules.ts';

let office: Office;
let exam: string;
let year: number;

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser);
  const { page } = office;
  year = Number((await desk(page, 'meta.session', {})).today.slice(0, 4));
  const community = await put(page, 'communities', { name: '海棠里社区' });
  exam = await put(page, 'exams', {
    kind: 'sw',
    year,
    name: '社会工作者职业资格考试（中级）',
    exam_day: `${year}-05-24`,
  });
  const people: string[] = [];
  for (const name of ['单雄信', '仇英']) {
    const person = await putWorker(page, { name, service_started_on: '2010-03-01' }, community);
    await put(page, 'educations', { person, level: '20', major: '会计', graduated_on: '2008-07' });
    people.push(person);
  }
  await desk(page, 'exams.enter', { exam, people, stage: 'registered' });
});
test.afterAll(() => office.end());

/** Puts a text on the clipboard of the page and pastes it where the cursor is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('scores are typed and pasted; above the full mark nothing is saved; the batch is taken back at once', async () => {
  const { page } = office;
  await go(page, `/exams/${exam}`);
  await page.getByRole('button', { name: '添加常用科目' }).click();
  const cell = (name: string, subject: string) => page.getByRole('textbox', { name: `${name} ${subject}` });
  await cell('仇英', '社会工作综合能力').fill('105');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('“社会工作综合能力”满分100分，不能录105分。');
  await expect(page.getByRole('button', { name: '保存成绩' })).toBeDisabled();
  await cell('仇英', '社会工作综合能力').fill('缺考');
  await page.keyboard.press('ArrowDown');
  await expect(cell('单雄信', '社会工作综合能力')).toBeFocused();
  await paste(page, '姓名\t综合能力\t法规与政策\t实务\n单雄信\t78\t66.5\t59\n仇英\t80\t70\t61');
  await expect(cell('仇英', '社会工作实务')).toHaveValue('61');
  await expect(page.getByRole('status').filter({ hasText: '6 格没有保存' })).toBeVisible();
  // A look at another page loses nothing.
  await go(page, '/exams');
  await expect(page.getByRole('heading', { level: 1, name: '考试', exact: true })).toBeVisible();
  await go(page, `/exams/${exam}`);
  await expect(cell('仇英', '社会工作实务')).toHaveValue('61');
  await expect(page.getByRole('status').filter({ hasText: '6 格没有保存' })).toBeVisible();
  await expectGoodScreen(page);
  await page.getByRole('button', { name: '保存成绩' }).click();
  await expect(page.getByText('已保存 2 人的成绩。')).toBeVisible();
  expect((await desk(page, 'records.list', { register: 'exam_scores', limit: 0 })).total).toBe(6);
});

test('who lacks what until when, who passed without a certificate on record, and who may register', async () => {
  const { page } = office;
  await go(page, '/exam-standing');
  await page.getByRole('tab', { name: '还缺哪几科' }).click();
  const row = page.getByRole('row').filter({ hasText: '单雄信' });
  await expect(row).toContainText('社会工作实务');
  await expect(row).toContainText(`${year + 1}年考试为止`);
  await row.getByRole('button', { name: /的计算依据$/u }).click();
  await expect(page.getByText('须在连续2个考试年度内全部通过')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '通过名单' }).click();
  await expect(page.getByRole('row').filter({ hasText: '仇英' })).toContainText('未录入');
  await expectGoodScreen(page);
  await page.getByRole('tab', { name: '意向和通过率' }).click();
  await expect(page.getByRole('table', { name: '各场考试' })).toContainText('50%');
  await expectGoodScreen(page);
});

test('a registration that is due is entered from its line', async () => {
  const { page } = office;
  const { rows } = await desk(page, 'records.list', { register: 'people', columns: ['name'] });
  const person = rows.find(({ values }) => values['name'] === '仇英')?.id ?? '';
  await put(page, 'certificates', { person, kind: 'sw', issued_on: `${year - 3}-08` });
  await go(page, '/certificates-due');
  const line = page.getByRole('table', { name: '证书登记到期' }).getByRole('row').filter({ hasText: '仇英' });
  await expect(line).toContainText('首登超期');
  await expectGoodScreen(page);
  await line.getByRole('button', { name: /^登记：仇英/u }).click();
  const panel = page.getByRole('complementary', { name: '新增证书登记' });
  await panel.getByLabel('登记日期').fill(`${year - 1}-02-01`);
  await page.keyboard.press('Control+s');
  await expect(line).toHaveCount(0);
  await page.getByText(/^全部（\d+）$/u).click();
  await expect(line).toContainText('登记有效');
});
