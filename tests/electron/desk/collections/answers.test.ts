import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idNumber } from '../../../id-numbers.ts';
import {
  type Asked,
  bring,
  communityOffice,
  type CommunityOffice,
  edit,
  sentFiles,
  usual,
  type Worker,
} from './community-office.ts';

let office: CommunityOffice;
beforeAll(async () => {
  office = await communityOffice(3, 4);
  await office.call('meta.reveal', { on: true });
});
afterAll(() => office.end());

const worker = (community: string, place: number): Worker => {
  const found = office.workers.get(community)?.[place];
  if (found === undefined) throw new Error(`${community} has no worker ${place}`);
  return found;
};

let count = 0;
async function begin(asked: Partial<Asked> = {}) {
  const { id } = await office.call('collections.create', { ...usual, ...asked });
  count += 1;
  return { id, files: await sentFiles(office, id, `sent-${count}`) };
}

const part = async (id: string, name: string) => {
  const found = (await office.call('collections.get', { id })).parts.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not on the board`);
  return found;
};

async function apply(id: string, name: string) {
  const { id: own, summary } = await part(id, name);
  const { parts } = await office.call('collections.apply', { id, parts: [{ part: own, seen: summary?.seen ?? '' }] });
  return parts[0];
}

const column = async (person: string, key: string): Promise<unknown> =>
  (await office.call('records.list', { register: 'people', ids: [person], columns: [key] })).rows[0]?.values[key];

describe('a table that comes back late', { timeout: 60_000 }, () => {
  it('takes back nothing that was written since, and asks where both sides changed', async () => {
    const { id, files } = await begin();
    const [one, two] = [worker('东湖社区', 0), worker('东湖社区', 1)];
    for (const [person, phone] of [
      [one.id, '13700000001'],
      [two.id, '13700000002'],
    ] as const) {
      await office.call('records.save', { register: 'people', id: person, version: 1, patch: { phone } });
    }
    const back = edit(files.get('东湖社区') ?? '', `put('${two.name}', '手机号码', '13700000009')`);
    await bring(office, id, [back]);
    const { findings, id: own, summary } = await part(id, '东湖社区');
    expect(findings.map(({ code }) => code)).toEqual(['both-changed']);
    expect(summary).toMatchObject({ update: 0, new: 0 });
    expect(await column(one.id, 'phone')).toBe('13700000001');
    await office.call('collections.answer', { id, part: own, findings: [0], answer: 'take' });
    expect(await apply(id, '东湖社区')).toMatchObject({ refused: null });
    expect(await column(two.id, 'phone')).toBe('13700000009');
    expect(await column(one.id, 'phone')).toBe('13700000001');
  });

  it('is not written when the plan is not the one that was seen', async () => {
    const { id, files } = await begin();
    const person = worker('东湖社区', 2);
    await bring(office, id, [edit(files.get('东湖社区') ?? '', `put('${person.name}', '手机号码', '13700000011')`)]);
    const { id: own, summary } = await part(id, '东湖社区');
    await office.call('records.save', {
      register: 'people',
      id: person.id,
      version: 1,
      patch: { phone: '13700000011' },
    });
    const { parts } = await office.call('collections.apply', { id, parts: [{ part: own, seen: summary?.seen ?? '' }] });
    expect(parts[0]?.refused).toContain('有变化');
  });
});

describe('rows in the wrong place', { timeout: 60_000 }, () => {
  it('from another community wait for an answer; somebody typed over a row is new', async () => {
    const { id, files } = await begin();
    const moved = worker('东湖社区', 3);
    const over = worker('南湖社区', 0);
    const number = idNumber('19960606', 701);
    const east = files.get('东湖社区') ?? '';
    const south = edit(
      files.get('南湖社区') ?? '',
      `put('${over.name}', '公民身份号码', '${number}')
put('${over.name}', '姓名', '顶替')
other = openpyxl.load_workbook(${JSON.stringify(east)})['填报表']
source = next(r for r in other.iter_rows(min_row=head + 1) if r[1].value == '${moved.name}')
r = spare()
for c in source: ws.cell(r, c.column).value = c.value
ws.cell(r, col('手机号码')).value = '13700000021'`,
    );
    await bring(office, id, [south]);
    const found = await part(id, '南湖社区');
    expect(found.findings.map(({ code }) => code)).toEqual(['row-missing', 'row-replaced', 'row-from-elsewhere']);
    expect(found.summary).toMatchObject({ new: 1, update: 0 });
    await office.call('collections.answer', { id, part: found.id, findings: [2], answer: 'take' });
    await office.call('collections.answer', { id, part: found.id, findings: null, answer: 'leave' });
    expect(await apply(id, '南湖社区')).toMatchObject({ refused: null });
    expect(await column(moved.id, 'phone')).toBe('13700000021');
    expect(await column(over.id, 'name')).toBe(over.name);
    const { rows } = await office.call('records.list', { register: 'people', search: '顶替', columns: ['community'] });
    expect(rows[0]?.values['community']).toBe(office.communities[1]?.id);
  });
});

describe('a fact with several columns', { timeout: 60_000 }, () => {
  it('brings its first column along and writes the record that stands', async () => {
    const person = worker('西苑社区', 0);
    await office.add('educations', { person: person.id, level: '20', school: '云溪学院', graduated_on: '2008-07' });
    const { id, files } = await begin({ columns: [{ column: 'school', ask: true }] });
    const { columns } = await office.call('collections.get', { id });
    expect(columns.map((one) => one.column)).toEqual(['name', 'id_number', 'education', 'school']);
    await bring(office, id, [edit(files.get('西苑社区') ?? '', `put('${person.name}', '毕业院校', '云溪大学')`)]);
    expect((await part(id, '西苑社区')).summary).toMatchObject({ update: 1, problem: 0, dated: [] });
    expect(await apply(id, '西苑社区')).toMatchObject({ refused: null });
    const { rows } = await office.call('records.list', {
      register: 'educations',
      owner: person.id,
      columns: ['school'],
    });
    expect(rows.map((row) => row.values['school'])).toEqual(['云溪大学']);
  });

  it('that has no record to go to is a question, not a loss', async () => {
    const person = worker('西苑社区', 1);
    const { id, files } = await begin({ columns: [{ column: 'school', ask: true }] });
    await bring(office, id, [edit(files.get('西苑社区') ?? '', `put('${person.name}', '毕业院校', '云溪大学')`)]);
    const { summary, standing } = await part(id, '西苑社区');
    expect(summary).toMatchObject({ problem: 1 });
    expect(standing).toBe('problem');
    const { rows } = await office.call('collections.changes', { id });
    expect(rows.find((row) => row.name === person.name)?.reasons[0]).toContain('无处可记');
  });
});

describe('masked numbers', { timeout: 60_000 }, () => {
  it('go out with stars and come back without harm; a number typed over them counts', async () => {
    const { id, files } = await begin({ style: 'masked' });
    const person = worker('西苑社区', 2);
    const other = worker('西苑社区', 3);
    await bring(office, id, [edit(files.get('西苑社区') ?? '', `put('${person.name}', '手机号码', '13700000031')`)]);
    const found = await part(id, '西苑社区');
    expect(found.findings).toEqual([]);
    expect(found.summary).toMatchObject({ update: 1, problem: 0 });
    await apply(id, '西苑社区');
    expect(await column(person.id, 'phone')).toBe('13700000031');
    expect(await column(other.id, 'phone')).toBe(other.phone);
    expect(await column(other.id, 'id_number')).toBe(other.number);
  });
});

describe('records of another register', { timeout: 60_000 }, () => {
  it('are collected a row each, with a row for those who have none yet', async () => {
    const person = worker('东湖社区', 0);
    await office.add('family_members', { person: person.id, relation: '10', name: '家人甲' });
    const { id, files } = await begin({
      subject: 'family_members',
      columns: [
        { column: 'relation', ask: true },
        { column: 'name', ask: true },
      ],
    });
    const second = worker('东湖社区', 1);
    const east = edit(
      files.get('东湖社区') ?? '',
      `names = [str(c.value).lstrip('*') for c in ws[head]]
def at(owner): return next(r for r in range(head + 1, ws.max_row + 1) if ws.cell(r, 2).value == owner)
member, relation = names.index('姓名') + 1, names.index('称谓') + 1
ws.cell(at('${person.name}'), member).value = '家人乙'
ws.cell(at('${second.name}'), member).value = '家人丙'
ws.cell(at('${second.name}'), relation).value = '配偶'`,
    );
    await bring(office, id, [east]);
    const found = await part(id, '东湖社区');
    expect(found.summary).toMatchObject({ problem: 0 });
    expect(found.summary).toMatchObject({ new: 1, update: 1 });
    expect(await apply(id, '东湖社区')).toMatchObject({ refused: null });
    const members = async (owner: string) =>
      (await office.call('records.list', { register: 'family_members', owner, columns: ['name'] })).rows.map(
        (row) => row.values['name'],
      );
    expect(await members(person.id)).toEqual(['家人乙']);
    expect(await members(second.id)).toEqual(['家人丙']);
    expect(await members(worker('东湖社区', 2).id)).toEqual([]);
  });

  it('of communities are collected from each of them', async () => {
    const { id, files } = await begin({
      subject: 'communities',
      columns: [{ column: 'phone', ask: true }],
      who: { filters: [], communities: office.communities.map((one) => one.id) },
    });
    const east = edit(
      files.get('东湖社区') ?? '',
      `names = [str(c.value).lstrip('*') for c in ws[head]]
ws.cell(head + 1, names.index('办公电话') + 1).value = '0990-5109999'`,
    );
    await bring(office, id, [east]);
    await apply(id, '东湖社区');
    const { rows } = await office.call('records.list', { register: 'communities', columns: ['phone'], search: '东湖' });
    expect(rows[0]?.values['phone']).toBe('0990-5109999');
  });
});

describe('what cannot be asked', () => {
  it('is refused before anything goes out', async () => {
    const refusal = async (asked: Partial<Asked>) =>
      (await office.refusal('collections.create', { ...usual, ...asked })).code;
    expect(await refusal({ columns: [{ column: 'age', ask: true }] })).toBe('collection-nothing-asked');
    expect(await refusal({ deadline: '2025-06-29' })).toBe('collection-deadline');
    expect(await refusal({ subject: 'recipients' })).toBe('subject-unknown');
    expect(await refusal({ who: { filters: [{ key: 'name', op: 'contains', values: ['没有这个人'] }] } })).toBe(
      'collection-nobody',
    );
  });
});
