import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PDFDocument } from 'pdf-lib';
import { password, startOffice, type TestDesk } from '../test-desk.ts';

type Values = Readonly<Record<string, string | number | null>>;

let office: TestDesk;
let first: string;
let second: string;

const save = async (register: string, patch: Values): Promise<string> =>
  (await office.call('records.save', { register, patch })).record.id;

async function worker(name: string, community = first, category = 'worker', more: Values = {}): Promise<string> {
  const person = await save('people', { name, ...more });
  await save('stays', { person, starts_on: '2020-01-01' });
  await save('appointments', { person, community, category, position: 'worker', is_main: 1, starts_on: '2020-01-01' });
  return person;
}

async function retired(name: string): Promise<string> {
  const person = await save('people', { name });
  await save('stays', { person, starts_on: '2000-01-01', ends_on: '2025-06-30', exit_reason: 'retired' });
  await save('appointments', {
    person,
    community: second,
    category: 'worker',
    is_main: 1,
    starts_on: '2000-01-01',
    ends_on: '2025-06-30',
  });
  return person;
}

const rule = { day: '2026-03-05', groups: ['front_line'] } as const;
const propose = (more: object = {}) => office.call('visits.propose', { ...rule, groups: [...rule.groups], ...more });
const plan = (people: readonly string[], more: object = {}) =>
  office.call('visits.save', {
    day: '2026-03-05',
    groups: ['front_line'],
    occasion: 'major_task',
    state: 'approved',
    approval: '党工委会议2026年第3次',
    people: [...people],
    ...more,
  });
const names = async (more: object = {}): Promise<readonly string[]> => {
  const { lines, names: known } = await propose(more);
  return lines.map(({ id }) => known[id] ?? '');
};

beforeEach(async () => {
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  first = await save('communities', { name: '海棠里社区', sort_order: 1 });
  second = await save('communities', { name: '柳荫社区', sort_order: 2 });
});
afterEach(() => office.end());

describe('whom a plan reaches', () => {
  it('are those of the groups on the day, the retired with their last community', async () => {
    const needy = await worker('甲一');
    await worker('乙二', second, 'committee_part');
    await retired('丙三');
    await worker('丁四', first, 'department');
    await save('difficulties', { person: needy, kind: 'illness', starts_on: '2026-01-01' });
    expect(await names()).toEqual(['甲一']);
    expect(await names({ groups: ['part_time'] })).toEqual(['乙二']);
    expect(await names({ groups: ['retired'] })).toEqual(['丙三']);
    expect(await names({ groups: ['difficulty'] })).toEqual(['甲一']);
    expect(await names({ day: '2025-12-31', groups: ['difficulty'] })).toEqual([]);
    const { lines } = await propose({ groups: ['retired'] });
    expect(lines[0]?.community).toBe(second);
  });

  it('are told by nobody who may not know of need', async () => {
    const needy = await worker('甲一');
    await save('difficulties', { person: needy, kind: 'illness', starts_on: '2026-01-01' });
    await office.call('accounts.create', { name: '赵查看', role: 'viewer', password: `${password}v` });
    await office.call('session.lock', {});
    const { accounts } = await office.call('office.state', {});
    const viewer = accounts.find(({ name }) => name === '赵查看');
    await office.call('session.unlock', { account: viewer?.id ?? '', password: `${password}v` });
    expect(await names({ groups: ['difficulty'] })).toEqual([]);
    const { lines } = await propose({ groups: ['front_line', 'difficulty'] });
    expect(lines.map(({ reason }) => reason).join('')).not.toContain('困难');
    expect((await office.refusal('records.list', { register: 'difficulties' })).code).toBe('forbidden');
    const asked = { day: rule.day, groups: [...rule.groups], occasion: 'spring', state: 'draft', people: [needy] };
    expect((await office.refusal('visits.save', asked)).code).toBe('forbidden');
  });
});

describe('a plan', () => {
  it('is written with its visits as one change and taken back as one', async () => {
    const people = [await worker('甲一'), await worker('乙二', second)];
    const { changeId, id } = await plan(people, { perHead: 20_000, budget: 40_000, gift: '米面油' });
    const { visits, plan: saved } = await office.call('visits.plan', { id });
    expect(visits.map(({ state }) => state)).toEqual(['planned', 'planned']);
    expect(saved).toMatchObject({ year: 2026, perHead: 20_000, forFrontLine: 1, forRetired: 0 });
    const { rows } = await office.call('records.list', {
      register: 'visits',
      columns: ['amount', 'gift', 'community'],
    });
    expect(rows.map(({ values }) => values['amount'])).toEqual([20_000, 20_000]);
    expect(new Set(rows.map(({ values }) => values['community']))).toEqual(new Set([first, second]));
    await office.call('history.undo', { change: changeId });
    expect((await office.call('records.list', { register: 'visits', limit: 0 })).total).toBe(0);
    expect((await office.refusal('visits.plan', { id })).code).toBe('visit-plan-missing');
  });

  it('above its budget is asked for a reason, and stands with one', async () => {
    const people = [await worker('甲一'), await worker('乙二')];
    const money = { perHead: 20_000, budget: 30_000 };
    const refusal = await office.refusal('visits.save', {
      day: '2026-03-05',
      groups: ['front_line'],
      occasion: 'spring',
      state: 'draft',
      people,
      ...money,
    });
    expect(refusal.code).toBe('visit-plan-unsaid');
    expect(refusal.message).toContain('超过预算总额 300.00 元，多 100.00 元');
    expect((await office.call('records.list', { register: 'visit_plans', limit: 0 })).total).toBe(0);
    await plan(people, { ...money, exception: '党工委会议同意追加。' });
  });

  it('that leaves somebody out for the third time is asked, by name', async () => {
    const [a, b] = [await worker('甲一'), await worker('乙二')];
    const why = { exception: '走访经费有限。' };
    await plan([a], { day: '2026-01-10', ...why });
    await plan([a], { day: '2026-02-10', ...why });
    const { lines } = await propose();
    expect(lines.map(({ id, leftOut, visits }) => [id, leftOut, visits])).toEqual([
      [b, 2, 0],
      [a, 0, 2],
    ]);
    const asked = { day: rule.day, groups: [...rule.groups], occasion: 'spring', state: 'draft', people: [a] };
    const refusal = await office.refusal('visits.save', asked);
    expect(refusal.message).toContain('有 1 人将连续第 3 次或更多次没有排上');
    expect(refusal.fields.map(({ field }) => field)).toContain(b);
    // Whoever waits goes first, and then nothing is asked.
    await plan([b]);
  });

  it('that was changed keeps what was done, and sends nobody who was unticked', async () => {
    const [a, b, c] = [await worker('甲一'), await worker('乙二'), await worker('丙三')];
    const { id } = await plan([a, b]);
    await office.call('visits.complete', { plan: id, day: '2026-03-04', people: [a] });
    const { plan: saved } = await office.call('visits.plan', { id });
    await plan([a, c], { plan: id, version: saved.version, gift: '慰问袋', exception: '乙二外出。' });
    const { rows } = await office.call('records.list', {
      register: 'visits',
      columns: ['person', 'state', 'gift', 'visited_on'],
    });
    const shown = rows.map(({ values }) => `${values['person']} ${values['state']} ${values['gift'] ?? ''}`);
    expect(shown.toSorted()).toEqual([`${a} done `, `${c} planned 慰问袋`].toSorted());
  });

  it('whose people and money stay as they were asks nothing again', async () => {
    const [a, b] = [await worker('甲一'), await worker('乙二')];
    const { id } = await plan([a, b], { perHead: 20_000, budget: 30_000, exception: '会议同意追加。' });
    const { plan: saved } = await office.call('visits.plan', { id });
    const same = { plan: id, version: saved.version, perHead: 20_000 };
    await plan([a, b], { ...same, budget: 30_000, state: 'done' });
    const { plan: done } = await office.call('visits.plan', { id });
    expect(done).toMatchObject({ state: 'done', exception: null });
    const asked = { ...same, version: done.version, day: rule.day, groups: [...rule.groups], occasion: 'spring' };
    const refusal = await office.refusal('visits.save', { ...asked, budget: 20_000, state: 'done', people: [a, b] });
    expect(refusal.code).toBe('visit-plan-unsaid');
  });

  it('takes nobody who does not qualify', async () => {
    const stranger = await worker('丁四', first, 'department');
    const asked = { day: rule.day, groups: [...rule.groups], occasion: 'spring', state: 'draft', people: [stranger] };
    expect((await office.refusal('visits.save', asked)).code).toBe('visit-not-qualified');
  });

  it('shows among the festivals ahead, with the days of the moon', async () => {
    const people = [await worker('甲一')];
    const { id } = await plan(people, { day: '2026-09-24', occasion: 'mid_autumn' });
    const { festivals } = await office.call('visits.overview', {});
    expect(festivals.find(({ key }) => key === 'mid_autumn')).toMatchObject({
      day: '2026-09-25',
      lunar: '八月十五',
      plan: id,
      state: 'approved',
    });
    expect(festivals.find(({ key }) => key === 'spring')).toMatchObject({ year: 2027, day: '2027-02-06', plan: null });
  });
});

describe('a visit', () => {
  it.each([
    [{ state: 'done', visited_on: '2026-03-06' }, 'visited_on', '还没有到'],
    [{ state: 'done', visited_on: '2026-02-30' }, 'visited_on', '日期要存在'],
    [{ state: 'done', visited_on: '1979-01-01' }, 'visited_on', '早于本人出生'],
    [{ state: 'done' }, 'visited_on', '请填写慰问时间'],
    [{ state: 'planned', visited_on: '2026-03-01' }, 'state', '已走访'],
    [{ state: 'dropped' }, 'note', '写明原因'],
    [{ state: 'done', visited_on: '2026-03-01', amount: -1 }, 'amount', '不能是负数'],
  ])('on an impossible day or without its facts is refused: %j', async (values, field, words) => {
    const person = await worker('甲一', first, 'worker', { id_number: '990101198001010014' });
    const refusal = await office.refusal('records.save', {
      register: 'visits',
      patch: { person, occasion: 'birthday', ...values },
    });
    expect(refusal.fields).toContainEqual({ field, message: expect.stringContaining(words) });
  });

  it('above the plan’s money per head asks for a word', async () => {
    const person = await worker('甲一');
    const { id } = await plan([person], { perHead: 20_000 });
    const { visits } = await office.call('visits.plan', { id });
    const patch = { amount: 30_000 };
    const asked = { register: 'visits', id: visits[0]?.id ?? '', version: 1, mode: 'correct' } as const;
    const refusal = await office.refusal('records.save', { ...asked, patch });
    expect(refusal.message + JSON.stringify(refusal.fields)).toContain('超过计划的人均标准 200.00 元');
    await office.call('records.save', { ...asked, patch: { ...patch, note: '家中有重病人，会议同意增加。' } });
  });

  it('tells what was heard only to who asked for the full values', async () => {
    const person = await worker('甲一');
    const { id } = await plan([person]);
    const { visits } = await office.call('visits.plan', { id });
    await office.call('records.save', {
      register: 'visits',
      id: visits[0]?.id ?? '',
      version: 1,
      patch: { needs: '盼望调班' },
      mode: 'correct',
    });
    expect((await office.call('visits.plan', { id })).visits[0]).toMatchObject({ heard: true, needs: '' });
    await office.call('meta.reveal', { on: true });
    expect((await office.call('visits.plan', { id })).visits[0]).toMatchObject({ heard: true, needs: '盼望调班' });
  });
});

describe('who has not been visited', () => {
  it('is whoever was not there for so many months, the never visited first', async () => {
    const [a, b, c] = [await worker('甲一'), await worker('乙二'), await worker('丙三')];
    await save('visits', { person: a, occasion: 'birthday', state: 'done', visited_on: '2025-08-01' });
    await save('visits', { person: b, occasion: 'birthday', state: 'done', visited_on: '2026-02-01' });
    await plan([c], { exception: '丙三' });
    const people = async (months: number) => (await office.call('visits.unvisited', { months })).map(({ id }) => id);
    expect(await people(6)).toEqual([c, a]);
    expect(await people(12)).toEqual([c]);
    expect(await people(1)).toEqual([c, a, b]);
  });
});

/** The smallest PNG, with the text chunk of a camera's place in it. */
function pngWithPlace(): Uint8Array {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      chunk('IHDR', head),
      chunk('tEXt', Buffer.from('GPS\0N30E120')),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

describe('photos and papers', () => {
  it('keep pictures without the camera’s place, refuse what is none', async () => {
    const { id } = await plan([await worker('甲一')]);
    const owner = { register: 'visit_plans', record: id } as const;
    const upload = await office.upload('attachment', '现场.PNG', pngWithPlace());
    const kept = await office.call('visits.addPhoto', { ...owner, upload });
    const { token } = await office.call('attachments.open', { id: kept.id });
    const bytes = Buffer.from(await office.download(token));
    expect(bytes.includes('IHDR')).toBe(true);
    expect(bytes.includes('GPS')).toBe(false);
    const wrong = await office.upload('attachment', '现场.jpg', Buffer.from('not a picture at all'));
    expect((await office.refusal('visits.addPhoto', { ...owner, upload: wrong })).code).toBe('photo-not-picture');
    const beside = await office.upload('attachment', '现场2.PNG', pngWithPlace());
    const added = await office.call('attachments.add', { ...owner, upload: beside });
    const besides = await office.download((await office.call('attachments.open', { id: added.id })).token);
    expect(Buffer.from(besides).includes('GPS')).toBe(false);
    const scene = await office.upload('attachment', '现场.jpg', Buffer.from('not a picture at all'));
    const called = await office.refusal('attachments.add', { ...owner, kind: 'scene', upload: scene });
    expect(called.code).toBe('photo-not-picture');
    const large = await office.refusal('uploads.begin', {
      purpose: 'attachment',
      name: '大.jpg',
      size: 21 * 1024 * 1024,
    });
    expect(large.message).toContain('超过 20 MB');
  });

  it('print everybody by community, signatures blank, the sum in words', async () => {
    const people = [await worker('甲一'), await worker('乙二', second)];
    const { id } = await plan(people, { perHead: 20_050, gift: '米面油', funding: 'union' });
    for (const [paper, words] of [
      ['approval', '海棠里社区 1 人、柳荫社区 1 人'],
      ['signatures', '人民币肆佰零壹元整'],
      ['register', '慰问情况及意见建议'],
      ['claims', '经费报销说明'],
    ] as const) {
      const { kind, file } = await office.call('visits.print', { plan: id, paper });
      expect(kind).toBe('html');
      const html = Buffer.from(await office.download(file.token)).toString('utf8');
      expect(html).toContain(words);
      expect(html.includes('乙二')).toBe(paper !== 'approval');
      expect(html).not.toMatch(/undefined|NaN|null/);
    }
  });

  it('join scans behind the claim, and name one that cannot be read', async () => {
    await office.end();
    const page = await PDFDocument.create();
    page.addPage();
    const pdf = await page.save();
    const { testHost } = await import('../test-desk.ts');
    office = await startOffice({
      clock: () => '2026-03-05T09:30:00',
      host: { ...testHost, toPdf: () => Promise.resolve(pdf) },
    });
    first = await save('communities', { name: '海棠里社区', sort_order: 1 });
    const { id } = await plan([await worker('甲一')]);
    const attach = async (name: string, bytes: Uint8Array) =>
      office.call('attachments.add', {
        register: 'visit_plans',
        record: id,
        upload: await office.upload('attachment', name, bytes),
      });
    await attach('签收表.pdf', pdf);
    const { file, notes } = await office.call('visits.print', { plan: id, paper: 'claims' });
    const whole = await PDFDocument.load(await office.download(file.token));
    expect(whole.getPageCount()).toBe(2);
    expect(notes).toEqual([expect.stringContaining('还没有走访照片')]);
    await attach('坏的.pdf', Buffer.from('%PDF-broken'));
    const refusal = await office.refusal('visits.print', { plan: id, paper: 'claims' });
    expect(refusal).toMatchObject({ code: 'visit-scan-unreadable', message: expect.stringContaining('坏的.pdf') });
  });
});

describe('the calendar', () => {
  const csv = (year: number) =>
    new TextEncoder().encode(`日期,名称,放假/上班\n${year}-02-05,春节,放假\n${year}-02-20,春节,上班\n`);

  it('takes a year from a file, as one change that wins over what is known', async () => {
    const upload = await office.upload('import', '2027.csv', csv(2027));
    const { changeId, count } = await office.call('calendar.importHolidays', { year: 2027, upload });
    expect(count).toBe(2);
    const { known, days } = await office.call('calendar.holidays', { year: 2027 });
    expect(known).toBe(true);
    expect(days).toContainEqual({ day: '2027-02-20', lunar: '正月十五', name: '春节', off: false, from: 'own' });
    // The same file again changes nothing and adds nothing.
    const again = await office.upload('import', '2027.csv', csv(2027));
    await office.call('calendar.importHolidays', { year: 2027, upload: again });
    expect((await office.call('records.list', { register: 'holidays', limit: 0 })).total).toBe(2);
    await office.call('history.undo', { change: changeId });
    expect((await office.call('calendar.holidays', { year: 2027 })).known).toBe(false);
  });

  it('refuses a file of the wrong year and says why', async () => {
    const upload = await office.upload('import', '放假.csv', csv(2026));
    const refusal = await office.refusal('calendar.importHolidays', { year: 2027, upload });
    expect(refusal.code).toBe('holiday-file');
    expect(refusal.message).toContain('选的是 2027 年，文件里有 2 天是 2026 年的');
    expect((await office.call('records.list', { register: 'holidays', limit: 0 })).total).toBe(0);
  });

  it('shows every day of a month', async () => {
    const { days } = await office.call('calendar.month', { month: '2026-02' });
    expect(days).toHaveLength(28);
    expect(days[16]).toEqual({
      day: '2026-02-17',
      lunar: '正月初一',
      festivals: ['春节'],
      off: true,
      name: '春节',
      from: 'published',
    });
  });
});
