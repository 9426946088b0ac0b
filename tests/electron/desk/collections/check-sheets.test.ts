import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communityOffice, type CommunityOffice, type Worker } from './community-office.ts';

let office: CommunityOffice;
beforeAll(async () => {
  office = await communityOffice(2, 3);
  await office.call('meta.reveal', { on: true });
});
afterAll(() => office.end());

const worker = (place: number): Worker => {
  const found = office.workers.get('东湖社区')?.[place];
  if (found === undefined) throw new Error(`no worker ${place}`);
  return found;
};
const column = async (person: string, key: string, day?: string): Promise<unknown> =>
  (
    await office.call('records.list', {
      register: 'people',
      ids: [person],
      columns: [key],
      ...(day === undefined ? {} : { day }),
    })
  ).rows[0]?.values[key];

describe('a check sheet', () => {
  it('is printed for those who are chosen, with what stands and room for what is right', async () => {
    const { file, kind, people } = await office.call('checkSheets.print', {
      columns: ['id_number', 'phone', 'political', 'school'],
      filters: [{ key: 'community', op: 'is', values: [office.communities[0]?.id ?? ''] }],
      day: '2025-06-30',
    });
    expect([kind, people]).toEqual(['html', 3]);
    const html = new TextDecoder().decode(await office.download(file.token));
    expect(html.match(/<section class="page">/gu)).toHaveLength(3);
    for (const { name, number, phone } of office.workers.get('东湖社区') ?? []) {
      expect(html).toContain(`姓名：${name}`);
      expect(html).toContain(number);
      expect(html).toContain(phone);
    }
    expect(html).toContain('更正为');
    expect(html).toContain('未登记');
  });

  it('hides numbers where that is asked', async () => {
    const { file } = await office.call('checkSheets.print', {
      columns: ['id_number', 'phone'],
      people: [worker(0).id],
      day: '2025-06-30',
      style: 'masked',
    });
    const html = new TextDecoder().decode(await office.download(file.token));
    expect(html).not.toContain(worker(0).number);
    expect(html).toContain('*');
  });

  it('that finds nobody or asks for what is computed away is refused', async () => {
    const none = { columns: ['phone'], day: '2025-06-30', search: '没有这个人' };
    expect((await office.refusal('checkSheets.print', none)).code).toBe('check-sheet-nobody');
    const age = { rows: [{ person: worker(0).id, cells: { age: '30' } }] };
    expect((await office.refusal('checkSheets.check', age)).code).toBe('check-sheet-column');
  });
});

describe('corrections typed from paper', () => {
  it('are read like any table and written as one change that can be undone', async () => {
    const rows = [
      { person: worker(0).id, cells: { phone: '138 0000 1111', nation: '回' } },
      { person: worker(1).id, cells: { home_address: '东湖路二号' } },
    ];
    const views = await office.call('checkSheets.check', { rows });
    expect(views[0]?.cells).toEqual([
      { column: 'nation', old: '汉族', value: '回族', fault: '', note: '' },
      { column: 'phone', old: worker(0).phone, value: '13800001111', fault: '', note: expect.any(String) },
    ]);
    expect(await column(worker(0).id, 'phone')).toBe(worker(0).phone);
    const { changeId, people } = await office.call('checkSheets.save', { rows });
    expect(people).toBe(2);
    expect(await column(worker(0).id, 'phone')).toBe('13800001111');
    expect(await column(worker(1).id, 'home_address')).toBe('东湖路二号');
    await office.call('history.undo', { change: changeId });
    expect(await column(worker(0).id, 'phone')).toBe(worker(0).phone);
  });

  it('of dated facts ask whether they mend or change from a day on', async () => {
    const cells = { political: '中共党员' };
    const { code } = await office.refusal('checkSheets.save', { rows: [{ person: worker(0).id, cells }] });
    expect(code).toBe('check-sheet-dated');
    const dated = { party_statuses: { mode: 'change' as const, from: '2025-06-01' } };
    await office.call('checkSheets.save', { rows: [{ person: worker(0).id, cells, dated }] });
    expect(await column(worker(0).id, 'political')).toBe('01');
    expect(await column(worker(0).id, 'political', '2025-05-31')).toBe('13');
  });

  it('with one fault are not written at all', async () => {
    const rows = [
      { person: worker(1).id, cells: { phone: '13800002222' } },
      { person: worker(2).id, cells: { nation: '地球族' } },
    ];
    expect(await office.refusal('checkSheets.save', { rows })).toMatchObject({ code: 'check-sheet-fault' });
    expect(await column(worker(1).id, 'phone')).toBe(worker(1).phone);
  });

  it('take away what is no more, where “无” was written', async () => {
    await office.call('checkSheets.save', { rows: [{ person: worker(2).id, cells: { phone: '无' } }] });
    expect(await column(worker(2).id, 'phone')).toBe(null);
    const same = { rows: [{ person: worker(2).id, cells: { nation: '汉族' } }] };
    expect((await office.refusal('checkSheets.save', same)).code).toBe('check-sheet-same');
  });
});
