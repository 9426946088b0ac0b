import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWorkbook } from '../../../electron/sheets/workbook.ts';
import { begin, previewCreating } from './import/tables.ts';
import { startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

it('a purged person is in no rejected row of an import any more, others stay', async () => {
  const { run } = await begin(office, [
    ['姓名', '手机', '参加工作时间'],
    ['甲一', '123', '2010-01'],
    ['乙二', '456', '2011-01'],
  ]);
  await previewCreating(office, run);
  const { counts } = await office.call('imports.commit', { run });
  expect(counts.rejected).toBe(2);
  const { record } = await office.call('records.save', { register: 'people', patch: { name: '甲一' } });
  await office.call('drafts.save', { slot: `record:people:${record.id}:`, content: { patch: { name: '甲一一' } } });
  await office.call('records.remove', { register: 'people', ids: [record.id] });
  await office.call('records.purge', { register: 'people', ids: [record.id] });
  expect((await office.call('drafts.get', { slot: `record:people:${record.id}:` }))?.content ?? null).toBeNull();
  const offered = await office.call('imports.rejected', { run });
  const { sheets } = await readWorkbook(await office.download(offered.token), '退回.xlsx');
  const texts = sheets.flatMap((sheet) => sheet.rows.flat().map((cell) => cell.text));
  expect(texts.filter((text) => ['甲一', '乙二'].includes(text))).toEqual(['乙二']);
});
