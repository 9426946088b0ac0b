import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idNumber } from '../../../id-numbers.ts';
import {
  bring,
  communityOffice,
  type CommunityOffice,
  edit,
  resaved,
  sentFiles,
  usual,
  type Worker,
} from './community-office.ts';

let office: CommunityOffice;
let id: string;
let files: ReadonlyMap<string, string>;

const file = (community: string): string => files.get(community) ?? '';
const worker = (community: string, place: number): Worker => {
  const found = office.workers.get(community)?.[place];
  if (found === undefined) throw new Error(`${community} has no worker ${place}`);
  return found;
};
const board = async () => await office.call('collections.get', { id });
const partOf = async (community: string) => {
  const part = (await board()).parts.find(({ name }) => name === community);
  if (part === undefined) throw new Error(`${community} is not on the board`);
  return part;
};
const codes = async (community: string): Promise<readonly string[]> =>
  (await partOf(community)).findings.map((finding) => finding.code);
const value = async (person: string, column: string): Promise<unknown> => {
  await office.call('meta.reveal', { on: true });
  const { rows } = await office.call('records.list', { register: 'people', ids: [person], columns: [column] });
  return rows[0]?.values[column];
};
const people = async (): Promise<number> => (await office.call('records.list', { register: 'people' })).total;

/** What each community does to its table; community → the file that it sends back. */
function filledIn(): readonly string[] {
  const w = worker;
  const newcomer = idNumber('19950615', 601);
  const east = edit(
    file('东湖社区'),
    `put('${w('东湖社区', 0).name}', '手机号码', '13800001111')
put('${w('东湖社区', 1).name}', '现住址', '东湖路一号')
put('${w('东湖社区', 2).name}', '政治面貌', '党员')`,
  );
  const south = edit(
    file('南湖社区'),
    `ws.title = '南湖的表'
ws.insert_rows(row('${w('南湖社区', 2).name}'))
put('${w('南湖社区', 3).name}', '手机号码', '13800002222')
r = spare() if False else ws.max_row + 1
for heading, text in (('姓名', '新来'), ('公民身份号码', '${newcomer}'), ('手机号码', '13800003333'), ('政治面貌', '群众')):
    ws.cell(r, col(heading)).value = text`,
  );
  const west = resaved(edit(file('西苑社区'), `put('${w('西苑社区', 0).name}', '手机号码', '13800004444')`), 'xls');
  const north = edit(
    file('北苑社区'),
    `put('${w('北苑社区', 1).name}', '手机号码', '13800005555')
ws.delete_cols(last)
rows = [[c.value for c in r] for r in ws.iter_rows(min_row=head + 1, max_row=head + 5)]
for y, values in enumerate(reversed(rows)):
    for x, v in enumerate(values): ws.cell(head + 1 + y, x + 1).value = v`,
  );
  const begonia = edit(
    file('海棠里社区'),
    `ws.delete_rows(row('${w('海棠里社区', 4).name}'))
ws.delete_rows(row('${w('海棠里社区', 3).name}'))
ws.cell(ws.max_row + 2, 1).value = '说明：两人上月已离职'`,
  );
  const sunny = resaved(edit(file('向阳社区'), `put('${w('向阳社区', 2).name}', '手机号码', '13800006666')`), 'csv');
  const pine = edit(
    file('青松社区'),
    `put('${w('青松社区', 0).name}', '民族', '地球族')
put('${w('青松社区', 1).name}', '手机号码', '一三八')
put('${w('青松社区', 2).name}', '手机号码', '13800007777')`,
  );
  return [east, south, west, north, begonia, sunny, pine];
}

/** The rest, with what goes wrong between people. */
function filledOtherwise(): readonly string[] {
  const w = worker;
  const poplar = edit(file('白杨社区'), `put('${w('白杨社区', 0).name}', '手机号码', '13800008888')`);
  const river = edit(
    file('清河社区'),
    `put('${w('清河社区', 0).name}', '手机号码', '13800009999')
a, b = row('${w('清河社区', 1).name}'), row('${w('清河社区', 2).name}')
for x in range(1, last):
    ws.cell(a, x).value, ws.cell(b, x).value = ws.cell(b, x).value, ws.cell(a, x).value
put('${w('清河社区', 1).name}', '手机号码', '13811110000')
ws.cell(row('${w('清河社区', 3).name}'), last).value = str(ws.cell(row('${w('清河社区', 3).name}'), last).value)[:-1] + '#'
ws.cell(row('${w('清河社区', 3).name}'), col('手机号码')).value = '13811111111'`,
  );
  const willow = edit(
    file('柳岸社区'),
    `put('${w('柳岸社区', 0).name}', '姓名', '改了名')
put('${w('柳岸社区', 1).name}', '手机号码', None)
put('${w('柳岸社区', 2).name}', '年龄', '18')
ws.insert_cols(4)
ws.cell(head, 4).value = '微信号'
ws.cell(head + 1, 4).value = 'wx-1'
wb.create_sheet('备注')['A1'] = '请尽快处理'`,
  );
  const bare = join(office.outside, '杏园报的.xlsx');
  edit(
    file('杏园社区'),
    `put('${w('杏园社区', 0).name}', '手机号码', '13822220000')
from openpyxl import Workbook
other = Workbook()
for r in ws.iter_rows(min_row=head, max_row=head + 5, max_col=last - 1): other.active.append([c.value for c in r])
wb = other`,
    bare,
  );
  return [poplar, river, willow, bare];
}

beforeAll(async () => {
  office = await communityOffice(12, 5);
  ({ id } = await office.call('collections.create', usual));
  files = await sentFiles(office, id, 'sent');
});
afterAll(() => office.end());

describe('a collection of twelve communities', { timeout: 180_000 }, () => {
  it('goes out as a file for each of them', async () => {
    expect([...files.keys()].toSorted()).toEqual(office.communities.map(({ name }) => name).toSorted());
    const view = await board();
    expect(view.sentOn).toBe('2025-06-30');
    expect(view.parts.every((part) => part.standing === 'pending' && part.rows === 5)).toBe(true);
    expect(view.reminder).toContain('还有 12 个社区没有交');
    expect(view.reminder).toContain('东湖社区（0990-5100000）');
  });

  it('comes back with all that people do to tables, each recognised', async () => {
    const untouched = join(office.outside, 'untouched.xlsx');
    copyFileSync(file('白杨社区'), untouched);
    const first = await bring(office, id, [untouched, ...filledIn()]);
    expect(first.files.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'taken'));
    const second = await bring(office, id, filledOtherwise());
    expect(second.files.map(({ outcome }) => outcome)).toEqual(['replaced', 'taken', 'taken', 'asked']);
    const asked = second.files[3];
    expect(asked?.candidates[0]?.label).toBe('杏园社区');
    const assigned = await office.call('collections.assign', {
      id,
      part: asked?.candidates[0]?.part ?? '',
      token: asked?.token ?? '',
      fileName: asked?.fileName ?? '',
    });
    expect(assigned.files[0]?.outcome).toBe('taken');
    const { parts, reminder } = await board();
    expect(parts.filter(({ standing }) => standing === 'pending').map(({ name }) => name)).toEqual(['石桥社区']);
    expect(reminder).toContain('还有 1 个社区没有交：\n石桥社区');
  });

  it('changes nothing until somebody has looked', async () => {
    expect(await value(worker('东湖社区', 0).id, 'phone')).toBe(worker('东湖社区', 0).phone);
    expect(await people()).toBe(60);
  });

  it('tells what was done that should not have been', async () => {
    expect(await codes('东湖社区')).toEqual([]);
    expect(await codes('北苑社区')).toEqual(['keys-lost', 'row-moved']);
    expect(await codes('海棠里社区')).toEqual(['row-missing', 'text-beside']);
    const [missing] = (await partOf('海棠里社区')).findings;
    expect(missing?.text).toContain('少了 2 行');
    expect(missing?.text).toContain(worker('海棠里社区', 3).name);
    expect(await codes('向阳社区')).toEqual([]);
    expect(await codes('清河社区')).toEqual(['key-damaged', 'keys-shifted', 'row-moved']);
    expect((await codes('柳岸社区')).toSorted()).toEqual(
      ['cleared', 'column-added', 'locked-changed', 'locked-changed', 'sheet-beside'].toSorted(),
    );
    expect((await partOf('青松社区')).summary).toMatchObject({ problem: 2, update: 1 });
  });

  it('shows every change row by row before it is written', async () => {
    const { rows } = await office.call('collections.changes', { id });
    const shown = rows.map((row) => `${row.community} ${row.name} ${row.tab}`);
    expect(shown).toContain(`东湖社区 ${worker('东湖社区', 0).name} update`);
    expect(shown).toContain('南湖社区 新来 new');
    expect(shown).toContain(`青松社区 ${worker('青松社区', 0).name} problem`);
    const phone = rows.find((row) => row.name === worker('东湖社区', 0).name);
    expect(phone?.cells).toEqual([{ column: 6, label: '手机号码', old: expect.any(String), value: '13800001111' }]);
  });

  it('is written community by community once the questions are answered', async () => {
    const before = await board();
    const east = before.parts.find((part) => part.name === '东湖社区');
    expect(east?.summary?.dated.map(({ label }) => label)).toEqual(['政治面貌']);
    await office.call('collections.dated', { id, register: 'party_statuses', mode: { mode: 'correct' } });
    const willow = await partOf('柳岸社区');
    const cleared = willow.findings.findIndex((finding) => finding.code === 'cleared');
    await office.call('collections.answer', { id, part: willow.id, findings: [cleared], answer: 'take' });
    for (const community of ['海棠里社区', '柳岸社区']) {
      const { id: part } = await partOf(community);
      await office.call('collections.answer', { id, part, findings: null, answer: 'leave' });
    }
    const ready = (await board()).parts.filter((part) => part.standing === 'waiting');
    const { parts } = await office.call('collections.apply', {
      id,
      parts: ready.map((part) => ({ part: part.id, seen: part.summary?.seen ?? '' })),
    });
    expect(parts.map(({ refused }) => refused)).toEqual(parts.map(() => null));
    expect(await value(worker('东湖社区', 0).id, 'phone')).toBe('13800001111');
    expect(await value(worker('东湖社区', 1).id, 'home_address')).toBe('东湖路一号');
    expect(await value(worker('东湖社区', 2).id, 'political')).toBe('01');
    expect(await value(worker('南湖社区', 3).id, 'phone')).toBe('13800002222');
    expect(await value(worker('西苑社区', 0).id, 'phone')).toBe('13800004444');
    expect(await value(worker('北苑社区', 1).id, 'phone')).toBe('13800005555');
    expect(await value(worker('向阳社区', 2).id, 'phone')).toBe('13800006666');
    expect(await value(worker('白杨社区', 0).id, 'phone')).toBe('13800008888');
    expect(await value(worker('清河社区', 0).id, 'phone')).toBe('13800009999');
    expect(await value(worker('清河社区', 1).id, 'phone')).toBe('13811110000');
    expect(await value(worker('清河社区', 2).id, 'phone')).toBe(worker('清河社区', 2).phone);
    expect(await value(worker('清河社区', 3).id, 'phone')).toBe('13811111111');
    expect(await value(worker('杏园社区', 0).id, 'phone')).toBe('13822220000');
    expect(await value(worker('柳岸社区', 0).id, 'name')).toBe(worker('柳岸社区', 0).name);
    expect(await value(worker('柳岸社区', 1).id, 'phone')).toBe(null);
    expect(await people()).toBe(61);
    const { rows } = await office.call('records.list', { register: 'people', search: '新来', columns: ['community'] });
    expect(rows[0]?.values['community']).toBe(office.communities[1]?.id);
  });

  it('keeps what it could not read open', async () => {
    const pine = await partOf('青松社区');
    expect(pine.standing).toBe('problem');
    expect(await value(worker('青松社区', 2).id, 'phone')).toBe(worker('青松社区', 2).phone);
  });

  it('adds nothing when the same files come again, also saved anew', async () => {
    const again = await bring(office, id, [file('东湖社区'), file('南湖社区'), file('清河社区')]);
    expect(again.files.map(({ outcome }) => outcome)).toEqual(['again', 'again', 'again']);
    expect(again.changeId).toBe(null);
    const saved = await bring(office, id, [resaved(file('东湖社区'), 'xlsx'), resaved(file('南湖社区'), 'xls')]);
    expect(saved.files.map(({ outcome }) => outcome)).toEqual(['replaced', 'replaced']);
    expect((await partOf('东湖社区')).summary).toMatchObject({ new: 0, update: 0, problem: 0 });
    expect((await partOf('南湖社区')).summary).toMatchObject({ new: 0, update: 0, problem: 0 });
    expect(await people()).toBe(61);
  });

  it('can be taken back as it came', async () => {
    const stone = edit(file('石桥社区'), `put('${worker('石桥社区', 0).name}', '手机号码', '13833330000')`);
    const { changeId } = await bring(office, id, [stone]);
    expect((await partOf('石桥社区')).standing).toBe('waiting');
    await office.call('history.undo', { change: changeId ?? '' });
    expect((await partOf('石桥社区')).standing).toBe('pending');
    const anew = await bring(office, id, [stone]);
    expect(anew.files[0]?.outcome).toBe('taken');
  });

  it('refuses files that are no tables of it, a sentence each', async () => {
    const other = await office.call('collections.create', { ...usual, title: '另一次采集' });
    const others = await sentFiles(office, other.id, 'other');
    const photo = join(office.outside, '照片.xlsx');
    writeFileSync(photo, Buffer.from('ffd8ffe000104a46', 'hex'));
    const letter = edit(
      others.get('东湖社区') ?? '',
      `wb.create_sheet('信')['A1'] = '通知'; wb._sheets = [wb['信']]`,
      join(office.outside, '信.xlsx'),
    );
    const elsewhere = await communityOffice(1, 2);
    const theirs = await elsewhere.call('collections.create', usual);
    const foreign = [...(await sentFiles(elsewhere, theirs.id, 'theirs')).values()][0] ?? '';
    await elsewhere.end();
    const { files: answers, changeId } = await bring(office, id, [
      others.get('南湖社区') ?? '',
      photo,
      letter,
      foreign,
    ]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(answers[3]?.text).toContain('不是本街道这套台账发出的（表上写着青禾街道“2025年社区工作者信息核对”）');
    expect(answers[0]?.text).toContain('另一次采集');
    expect(answers[2]?.text).toContain('没有认出');
    expect(changeId).toBe(null);
  });

  it('takes nothing once it is closed, until it is opened again', async () => {
    const set = (state: string) => office.call('records.save', { register: 'collections', id, patch: { state } });
    await set('closed');
    const upload = await office.upload('import', 'a.xlsx', Buffer.from('PK'));
    expect((await office.refusal('collections.take', { id, uploads: [upload] })).code).toBe('collection-closed');
    await set('open');
  });
});
