import { afterEach, beforeEach, expect, it } from 'vitest';
import { idNumber } from '../../../id-numbers.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import { begin, preview, rowsOf } from './tables.ts';
let office: TestDesk;
beforeEach(async () => { office = await startOffice(); });
afterEach(() => office.end());
it('runs', async () => {
  const rows = [
    ['青禾街道社区工作者花名册'],
    ['序号', '姓名', '性别', '身份证号', '出生年月', '社区', '职务', '政治面貌', '入党时间', '学历', '毕业院校', '岗位等级', '联系电话'],
    [1, '张　三', '男', idNumber('19900307', 11), '1990.03', '东湖社区', '副书记', '党员', '2015.6', '本科', '某某大学', 8, '13900000001'],
    [2, '李四', '女', idNumber('19850307', 12), '1985年3月', '西湖社区', '委员', '群众', '', '大专', '', 6, 13900000002],
    ['合计', '2人'],
  ];
  const view = await begin(office, rows);
  console.log(view.columns.map((c) => `${c.heading} → ${c.place} ${c.certainty} ${c.reason}`).join('\n'));
  let p = await preview(office, { run: view.run, communities: { 东湖社区: { act: 'create' }, 西湖社区: { act: 'create' } } });
  console.dir(p, { depth: 5 });
  console.dir((await rowsOf(office, view.run))[0], { depth: 6 });
  const done = await office.call('imports.commit', { run: view.run });
  console.dir(done, { depth: 5 });
  const again = await begin(office, rows);
  p = await preview(office, { run: again.run });
  console.dir(p, { depth: 5 });
  console.dir((await rowsOf(office, again.run, 'update'))[0], { depth: 6 });
  expect(p.counts).toMatchObject({ same: 2 });
});
