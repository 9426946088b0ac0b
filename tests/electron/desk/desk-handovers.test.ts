import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engine, noBrowser, noPoppler, pdfText } from '../papers/programs.ts';
import { type InputOf, startOffice, testHost, type TestDesk } from './test-desk.ts';

type Patch = InputOf<'records.save'>['patch'];

let office: TestDesk & { readonly recoveryCode: string };

const save = async (register: string, patch: Patch): Promise<string> =>
  (await office.call('records.save', { register, patch, mode: 'correct' })).record.id;

const typed = {
  handedOn: '2026-03-05',
  handedBy: '王管理',
  takenBy: '罗士信',
  witness: '秦叔宝',
  scope: '社区工作者台账',
  recoveryPlace: '党政办保险柜',
  papersPlace: '档案室3号柜',
} as const;

async function underWay(): Promise<void> {
  const person = await save('people', { name: '单雄信' });
  await save('stays', { person, starts_on: '2024-01-01' });
  const community = await save('communities', { name: '海棠里社区' });
  await save('transfers', {
    person,
    to_community: community,
    moves_on: '2026-05-01',
    state: 'planned',
    reason: '轮岗',
  });
  await save('talks', {
    person,
    kind: 'admonition',
    state: 'to_visit',
    talked_on: '2026-02-01',
    content: '谈话内容甲',
  });
  await save('reports', { title: '一季度统计表', state: 'draft' });
}

beforeEach(async () => {
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
});
afterEach(() => office.end());

const printedText = async (more: Partial<InputOf<'deskHandovers.print'>> = {}): Promise<string> => {
  const { file } = await office.call('deskHandovers.print', { ...typed, ...more });
  return new TextDecoder().decode(await office.download(file.token));
};

describe('工作交接', () => {
  it('lists what is under way, each kind with the rows behind it, the accounts and the last backup', async () => {
    await underWay();
    await office.call('backups.daily', {});
    const list = await office.call('deskHandovers.view', {});
    const open = new Map(list.open.map(({ key, count }) => [key, count]));
    expect(open.get('open.transfers')).toBe(1);
    expect(open.get('open.talks')).toBe(1);
    expect(open.get('open.reports')).toBe(1);
    expect(open.get('open.leavings')).toBe(0);
    for (const [key, count] of open)
      expect((await office.call('overview.behind', { tile: key })).rows, key).toHaveLength(count);
    expect(list.accounts).toEqual([{ name: '王管理', role: '管理员', enabled: true }]);
    expect(list.backups[0]).toEqual({ where: '本机', at: '2026-03-05T09:30:00' });
  });

  it('prints the names of what may be named, of talks and requests the number alone; signatures blank', async () => {
    await underWay();
    const html = await printedText();
    expect(html).toContain('一季度统计表');
    expect(html).toContain('没有到岗的调配');
    expect(html).toContain('没有办结的谈话');
    expect(html).not.toContain('诫勉');
    expect(html).not.toContain('谈话内容甲');
    expect(html).toContain('党政办保险柜');
    expect(html).not.toContain('2026-03-05');
    expect(html).toMatch(/移交人（签名）：<br>　　　年　　月　　日/u);
  });

  it('becomes a record with what was open that day, which can be taken back, and begins the next one', async () => {
    await underWay();
    const { changeId } = await office.call('deskHandovers.record', typed);
    const read = async () =>
      (await office.call('records.list', { register: 'desk_handovers', columns: ['taken_by', 'open_items'] })).rows;
    const [record] = await read();
    expect(record?.values['taken_by']).toBe('罗士信');
    expect(record?.values['open_items']).toContain('没有到岗的调配 1 人');
    expect((await office.call('deskHandovers.view', {})).last.recovery_place).toBe('党政办保险柜');
    await office.call('history.undo', { change: changeId });
    expect(await read()).toEqual([]);
  });

  it('is refused without both sides, between one and the same person, and with a recovery code in it', async () => {
    const missing = await office.refusal('deskHandovers.record', { handedOn: '2026-03-05', handedBy: '王管理' });
    expect(missing.fields.map(({ field }) => field)).toEqual(['takenBy']);
    expect((await office.refusal('deskHandovers.record', { ...typed, takenBy: '王管理' })).code).toBe(
      'handover-unfinished',
    );
    for (const code of [office.recoveryCode, office.recoveryCode.toLowerCase().replaceAll('-', ' ')]) {
      const written = { ...typed, recoveryPlace: `抽屉，${code}` };
      const refusal = await office.refusal('deskHandovers.record', written);
      expect(refusal.code).toBe('recovery-code-written');
      expect(JSON.stringify(refusal)).not.toContain(code);
      expect((await office.refusal('deskHandovers.print', written)).code).toBe('recovery-code-written');
    }
    expect((await office.call('records.list', { register: 'desk_handovers' })).total).toBe(0);
  });
});

describe.skipIf(noBrowser || noPoppler)('the printed list', () => {
  it('is an A4 page with the four parts', async () => {
    await office.end();
    const { toPdf, close } = engine();
    office = await startOffice({ clock: () => '2026-03-05T09:30:00', host: { ...testHost, toPdf } });
    await underWay();
    const { file } = await office.call('deskHandovers.print', typed);
    const text = pdfText(await office.download(file.token));
    for (const part of ['工作交接清单', '一、未了事项', '二、账号', '三、备份与恢复码', '四、纸质材料和物品'])
      expect(text).toContain(part);
    await close();
  });
});
