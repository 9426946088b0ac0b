import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type InputOf, startOffice, type TestDesk } from './test-desk.ts';

type Values = Readonly<Record<string, string | number | null>>;
type Asked = InputOf<'leaving.look'>;

let office: TestDesk;
let community: string;
let person: string;

const save = async (register: string, patch: Values): Promise<string> =>
  (await office.call('records.save', { register, patch })).record.id;

const valuesOf = async (register: string, id: string): Promise<Values> =>
  (await office.call('records.get', { register, id })).values;

const rowsOf = async (register: string): Promise<readonly Values[]> =>
  (await office.call('records.list', { register })).rows.map(({ values }) => values);

interface Kept {
  readonly stay: string;
  readonly post: string;
  readonly contract: string;
}

/** Somebody on the roll since 2022 with everything that a leaving touches. */
async function worker(position = 'worker', category = 'worker'): Promise<Kept> {
  const since = { person, starts_on: '2022-01-01' };
  const stay = await save('stays', { ...since, kind: 'regular' });
  const post = await save('appointments', { ...since, community, category, position, is_main: 1 });
  const term = { kind: 'fixed_term', employment_form: 'direct', signing_party: '青禾街道办事处' };
  const contract = await save('contracts', { ...since, ...term, signed_on: '2022-01-01', ends_on: '2026-12-31' });
  return { stay, post, contract };
}

const asked = (patch: Partial<Asked> = {}): Asked => ({
  person,
  reason: 'resigned',
  ground: 'worker_notice',
  track: 'both',
  appliedOn: '2026-02-20',
  leavesOn: '2026-03-31',
  document: '青街〔2026〕8号',
  ...patch,
});

const look = async (patch: Partial<Asked> = {}) => (await office.call('leaving.look', asked(patch))).lines;

/** Writes a case with every line that the look proposes, or those of some registers. */
async function write(patch: Partial<Asked> = {}, only?: readonly string[]) {
  const lines = await look(patch);
  const ticked = lines.map(({ key }) => key).filter((key) => only?.includes(key.split('/')[0] ?? '') ?? true);
  return office.call('leaving.write', { ...asked(patch), ticked });
}

beforeEach(async () => {
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  community = await save('communities', { name: '海棠里社区' });
  person = await save('people', { name: '单雄信', id_number: '990000199001010013', id_override_reason: '演示' });
});
afterEach(() => office.end());

describe('the lines that a leaving proposes', () => {
  it('tell old and new of every record that would change, and change nothing', async () => {
    await worker();
    const since = { person, starts_on: '2024-01-01' };
    await save('grades', { ...since, grade: 3 });
    await save('pay_lines', { ...since, item: '岗位工资', amount: 420_000 });
    await save('social_insurance', since);
    await save('grids', { community, number: '01', leader: person });
    await save('reserves', { ...since, community, direction: 'committee' });
    const lent = { borrower: '县住建局', borrower_level: 'county', state: 'irregular', clear_by: '2026-06-30' };
    await save('secondments', { ...since, ...lent });
    const lines = await look();
    expect([...new Set(lines.map(({ group }) => group))]).toEqual([
      '任职经历',
      '网格',
      '后备人才',
      '在册期间',
      '劳动合同',
      '社保公积金',
      '岗位等级',
      '工资情况',
      '借调(抽调)管理',
      '工作交接清单',
    ]);
    expect(lines.find(({ group }) => group === '劳动合同')?.changes).toEqual([
      { label: '合同到期日', from: '2026-12-31', to: '2026-03-31' },
    ]);
    expect(lines.find(({ group }) => group === '网格')?.changes).toEqual([{ label: '网格长', from: '单雄信', to: '' }]);
    expect((await rowsOf('stays'))[0]?.['ends_on']).toBeNull();
    await write();
    expect((await rowsOf('secondments'))[0]).toMatchObject({ back_on: '2026-03-31', state: 'cleared' });
    expect((await rowsOf('grids'))[0]?.['leader']).toBeNull();
    expect((await rowsOf('reserves'))[0]).toMatchObject({ ends_on: '2026-03-31', exit_reason: '离岗' });
    for (const register of ['grades', 'pay_lines', 'social_insurance'])
      expect((await rowsOf(register))[0]?.['ends_on'], register).toBe('2026-03-31');
  });

  it('are not made where the law refuses the case', async () => {
    await worker('director', 'committee_full');
    const patch = { reason: 'dismissed', ground: 'serious_breach' };
    expect(await look(patch)).toEqual([]);
    const refusal = await office.refusal('leaving.write', { ...asked(patch), ticked: [] });
    expect(refusal.code).toBe('leaving-refused');
    expect(refusal.message).toContain('居民选举产生');
    expect(refusal.message).toContain('城市居民委员会组织法第10条');
    expect(await rowsOf('leavings')).toEqual([]);
  });

  it('know who is in the 医疗期', async () => {
    await worker();
    await save('staff_absences', { person, kind: 'sick', starts_on: '2026-03-01' });
    const patch = { reason: 'dismissed', ground: 'circumstances', appliedOn: null, noticedOn: '2026-02-20' };
    const { opinion } = await office.call('leaving.look', asked(patch));
    expect(opinion.findings[0]).toMatchObject({ severity: 'refused', kind: 'protected', article: '劳动合同法第42条' });
  });
});

describe('writing a case', () => {
  it('is one change of what is ticked and nothing else, and can be taken back', async () => {
    const { stay, post, contract } = await worker();
    const { changeId, count, id } = await write({}, ['stays', 'appointments']);
    expect(count).toBe(2);
    expect(await valuesOf('stays', stay)).toMatchObject({ ends_on: '2026-03-31', exit_reason: 'resigned' });
    expect(await valuesOf('appointments', post)).toMatchObject({ ends_on: '2026-03-31', document: '青街〔2026〕8号' });
    expect((await valuesOf('contracts', contract))['ends_on']).toBe('2026-12-31');
    expect(await valuesOf('leavings', id)).toMatchObject({
      state: 'open',
      notice_days: 39,
      contract_term: '自2022年1月1日起至2026年12月31日止',
    });
    expect((await rowsOf('people')).map(({ name }) => name)).toEqual(['单雄信']);
    await office.call('history.undo', { change: changeId });
    expect((await valuesOf('stays', stay))['ends_on']).toBeNull();
    expect(await rowsOf('leavings')).toEqual([]);
  });

  it('goes on with what is left, and keeps the term that was agreed', async () => {
    const { contract } = await worker();
    const { id, version } = await write({}, ['contracts']);
    const leaving = { id, version };
    const left = await look({ leaving });
    expect(left.map(({ group }) => group)).not.toContain('劳动合同');
    const again = await write({ leaving }, ['stays', 'handovers']);
    expect(again.id).toBe(id);
    expect((await valuesOf('contracts', contract))['ends_on']).toBe('2026-03-31');
    expect((await valuesOf('leavings', id))['contract_term']).toBe('自2022年1月1日起至2026年12月31日止');
    expect((await rowsOf('handovers')).every((row) => row['leaving'] === id)).toBe(true);
    expect((await look({ leaving: { id, version: again.version } })).map(({ group }) => group)).not.toContain(
      '工作交接清单',
    );
  });

  it('keeps a request that is known by its month alone', async () => {
    await worker();
    const known = { person, reason: 'resigned', ground: 'worker_notice', track: 'both', state: 'open' };
    const id = await save('leavings', { ...known, applied_on: '2026-02', leaves_on: '2026-03-31' });
    const again = await write({ appliedOn: null, leaving: { id, version: 1 } }, []);
    expect((await valuesOf('leavings', id))['applied_on']).toBe('2026-02');
    await write({ leaving: { id, version: again.version } }, []);
    expect((await valuesOf('leavings', id))['applied_on']).toBe('2026-02-20');
  });

  it('is refused whole where a record was changed since it was looked at', async () => {
    const { stay } = await worker();
    const ticked = (await look()).map(({ key }) => key);
    const { version } = await office.call('records.get', { register: 'stays', id: stay });
    await office.call('records.save', {
      register: 'stays',
      id: stay,
      version,
      patch: { came_from: '某社区' },
      mode: 'correct',
    });
    expect((await office.refusal('leaving.write', { ...asked(), ticked })).code).toBe('leaving-changed');
    expect(await rowsOf('leavings')).toEqual([]);
    expect((await rowsOf('appointments'))[0]?.['ends_on']).toBeNull();
  });

  it('ends with 办结, after which the case is no longer written to', async () => {
    await worker();
    const { id, version } = await write({}, []);
    const [one] = await office.call('leaving.cases', {});
    expect(one?.steps.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'approval done',
      'handover open',
      'certificate open',
      'files open',
    ]);
    await office.call('leaving.settle', { id, version, state: 'closed' });
    expect(await office.call('leaving.cases', {})).toEqual([]);
    const refusal = await office.refusal('leaving.write', { ...asked({ leaving: { id, version: 2 } }), ticked: [] });
    expect(refusal.code).toBe('leaving-closed');
  });
});

describe('只免职务', () => {
  const removed = { reason: 'removed', ground: null, track: 'post', appliedOn: null } as const;

  it('ends the post, goes on as 专职工作人员, opens the audit, and leaves the labour relation alone', async () => {
    const { stay, post, contract } = await worker('secretary', 'committee_full');
    await write(removed);
    expect((await valuesOf('appointments', post))['ends_on']).toBe('2026-03-31');
    expect(await rowsOf('appointments')).toContainEqual(
      expect.objectContaining({
        position: 'worker',
        category: 'worker',
        community,
        starts_on: '2026-04-01',
        is_main: 1,
      }),
    );
    expect((await valuesOf('stays', stay))['ends_on']).toBeNull();
    expect((await valuesOf('contracts', contract))['ends_on']).toBe('2026-12-31');
    expect(await rowsOf('exit_audits')).toMatchObject([
      { post: 'secretary', reason: 'removed', opened_on: '2026-03-05', period: '2022年1月至2026年3月' },
    ]);
  });

  it('makes no 专职工作人员 of a part-time member', async () => {
    await save('stays', { person, kind: 'part_time', starts_on: '2022-01-01' });
    const post = { category: 'committee_part', position: 'member', is_main: 1, starts_on: '2022-01-01' };
    await save('appointments', { person, community, ...post });
    const lines = await look({ ...removed, reason: 'recalled' });
    expect(lines.filter(({ group }) => group === '任职经历')).toHaveLength(1);
  });

  it('of one shoulder keeps the other: recalled as director one is still secretary', async () => {
    await worker('secretary_director', 'committee_full');
    const lines = await look({ ...removed, reason: 'recalled' });
    const ticked = lines.filter((line) => line.group === '任职经历' && line.ticked).map(({ key }) => key);
    await office.call('leaving.write', { ...asked({ ...removed, reason: 'recalled' }), ticked });
    expect((await rowsOf('appointments')).filter((row) => row['ends_on'] === null)).toMatchObject([
      { position: 'secretary', starts_on: '2026-04-01', is_main: 1 },
    ]);
  });
});

describe('retirement', () => {
  const retired = { reason: 'retired', ground: null, appliedOn: null } as const;
  const say = async (patch: Values) => {
    const { version } = await office.call('records.get', { register: 'people', id: person });
    await office.call('records.save', { register: 'people', id: person, version, patch });
  };
  beforeEach(() => say({ recognised_retirement_on: '2026-03-31', recognised_retirement_basis: '县人社局退休审批' }));

  it('goes by the recognised day', async () => {
    await worker();
    const kinds = async () =>
      (await office.call('leaving.look', asked(retired))).opinion.findings.map(
        ({ kind, severity }) => `${kind} ${severity}`,
      );
    expect(await kinds()).toContain('retirement note');
    await say({ recognised_retirement_on: '2029-04-01' });
    expect(await kinds()).toContain('retirement refused');
  });

  it('puts the person into the 退休联系册, once, with the number masked on screen', async () => {
    await worker();
    await say({ phone: '13900001234' });
    const line = (await look(retired)).find(({ group }) => group === '退休联系册');
    expect(line?.changes.find(({ label }) => label === '联系电话')?.to).toMatch(/\*/u);
    await write(retired, ['retiree_contacts']);
    await office.call('meta.reveal', { on: true });
    expect(await rowsOf('retiree_contacts')).toMatchObject([{ phone: '13900001234', retired_on: '2026-03-31' }]);
    expect((await look(retired)).map(({ group }) => group)).not.toContain('退休联系册');
  });

  it('of a secretary who goes on ends the contract for a 劳务协议 and keeps the post', async () => {
    const { post } = await worker('secretary', 'committee_full');
    await write({ ...retired, track: 'labour' });
    expect(await rowsOf('contracts')).toContainEqual(
      expect.objectContaining({ kind: 'service', starts_on: '2026-04-01', signing_party: '青禾街道办事处' }),
    );
    expect(await rowsOf('stays')).toContainEqual(expect.objectContaining({ kind: 'rehired', starts_on: '2026-04-01' }));
    expect(await valuesOf('appointments', post)).toMatchObject({ ends_on: '2026-03-31', category: 'committee_full' });
    expect(await rowsOf('appointments')).toContainEqual(
      expect.objectContaining({ position: 'secretary', category: 'rehired', starts_on: '2026-04-01', ends_on: null }),
    );
  });
});

describe('the papers', () => {
  const page = async (id: string, paper: 'approval' | 'handover' | 'certificate') => {
    const { file } = await office.call('leaving.print', { id, paper });
    return new TextDecoder().decode(await office.download(file.token));
  };

  it('say of the case what the law asks for, without the reason on the certificate', async () => {
    await worker();
    const { id } = await write();
    const approval = await page(id, 'approval');
    for (const text of ['单雄信', '辞职', '2026.03.31', '本人提前通知', '39天', '青街〔2026〕8号'])
      expect(approval).toContain(text);
    expect(await page(id, 'handover')).toContain('台账、文件资料和电子文档');
    const certificate = await page(id, 'certificate');
    for (const text of ['解除劳动合同证明书', '自2022年1月1日起至2026年12月31日止', '4年3个月', '海棠里社区'])
      expect(certificate).toContain(text);
    expect(certificate).not.toContain('辞职');
    expect(certificate).not.toContain('990000199001010013');
    await office.call('meta.reveal', { on: true });
    expect(await page(id, 'certificate')).toContain('990000199001010013');
  });

  it('give no certificate where the labour relation goes on', async () => {
    await worker('secretary', 'committee_full');
    const { id } = await write({ reason: 'removed', ground: null, track: 'post', appliedOn: null }, []);
    const refusal = await office.refusal('leaving.print', { id, paper: 'certificate' });
    expect(refusal.code).toBe('certificate-refused');
  });
});
