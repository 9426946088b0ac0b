import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { registerMap } from '../../../../db/registers/all.ts';
import { rightsOf, roles } from '../../../../db/rights.ts';
import type { AnyProcedure } from '../../../../electron/desk/procedure.ts';
import { procedures } from '../../../../electron/desk/procedures.ts';
import { inflateEntry, readZipDirectory } from '../../../../electron/sheets/zip-directory.ts';
import { Refused, type TestDesk } from '../test-desk.ts';
import { healthOffice, signInAsViewer } from './health-office.ts';

/** Part of everything that is written in the registers of health; nobody without the right may meet it. */
const canary = '金丝雀栖在第七枝';
const closed = [...registerMap().values()].filter(({ rights }) => rights.read === 'health.read').map(({ key }) => key);

let office: TestDesk;
let person: string;
let check: string;
let change: string;
let scan: string;

beforeAll(async () => {
  const desk = await healthOffice();
  ({ office } = desk);
  person = await desk.worker('单雄信', '海棠里社区');
  const plan = await desk.plan({ institution: `${canary}医院`, note: canary });
  const batch = await desk.save('health_batches', { plan, day: '2026-06-10', place: canary });
  const values = { person, year: 2026, plan, batch, package: canary, note: canary };
  const waived = { state: 'waived', reason: canary, signed_on: '2026-05-30' };
  const patch = { ...values, ...waived };
  ({
    changeId: change,
    record: { id: check },
  } = await office.call('records.save', { register: 'health_checks', patch }));
  const retreat = await desk.save('retreats', { kind: 'relief', name: canary, starts_on: '2026-05-01' });
  await desk.save('retreat_attendances', { person, retreat, state: 'absent', reason: canary });
  const upload = await office.upload('attachment', `${canary}.txt`, new TextEncoder().encode(canary));
  ({ id: scan } = await office.call('attachments.add', { register: 'health_checks', record: check, upload }));
}, 60_000);
afterAll(() => office.end());

/** Everything a file says, unpacked where it is packed. */
function textOf(bytes: Uint8Array): string {
  const entries = readZipDirectory(bytes) ?? [];
  const parts = entries.map((entry) => inflateEntry(bytes, entry)).filter((part) => part !== null);
  return [bytes, ...parts].map((part) => new TextDecoder().decode(part)).join('\n');
}

/** Keys that procedures ask for; each takes of them what its own schema knows. */
const superset = (register: string): Record<string, unknown> => ({
  register,
  subject: register,
  base: register,
  id: register === 'attachments' ? scan : check,
  ids: [check],
  record: check,
  owner: person,
  person,
  people: [person],
  change,
  query: { register },
  title: '一',
  name: '一',
  style: 'full',
  day: '2026-06-01',
  year: 2026,
});

const inputsFor = (register: string) => {
  const full = superset(register);
  return [
    full,
    { ...full, id: person, ids: [person], record: person, register: 'people', query: { register: 'people' } },
    { ...full, ids: undefined, owner: undefined },
    { ...full, ids: undefined, owner: undefined, search: canary.slice(2), query: { register, search: canary } },
  ];
};

async function ask(name: string, input: unknown): Promise<string> {
  try {
    return JSON.stringify(
      (await office.call(name as 'records.get', input as { register: string; id: string })) ?? null,
    );
  } catch (error) {
    if (error instanceof Refused) return JSON.stringify(error.refusal);
    throw error;
  }
}

const tokensIn = (answer: string): readonly string[] =>
  [...answer.matchAll(/"token":"([^"]+)"/gu)].map(([, token = '']) => token);

const reading = (Object.entries(procedures) as [string, AnyProcedure][]).filter(
  ([, procedure]) => procedure.access !== 'anyone' && 'reads' in procedure && (procedure.reads ?? false),
);

describe('health records', () => {
  it('are of the administrator and the clerk, not of those who only look; nobody may carry them out', () => {
    expect(closed.toSorted()).toEqual([
      'health_batches',
      'health_checks',
      'health_plans',
      'retreat_attendances',
      'retreats',
    ]);
    expect(roles.filter((role) => rightsOf(role).has('health.read'))).toEqual(['admin', 'clerk']);
    expect(roles.filter((role) => rightsOf(role).has('health.export'))).toEqual([]);
    expect(closed.every((key) => registerMap().get(key)?.leaves === 'never')).toBe(true);
  });

  it('leave in no export, print, form or profile of those who hold the right', async () => {
    await office.call('meta.reveal', { on: true });
    for (const register of ['health_checks', 'retreat_attendances'] as const) {
      const asked = { query: { register }, title: '一', style: 'full' as const };
      expect((await office.refusal('exports.list', asked)).code).toBe('forbidden');
      expect((await office.refusal('prints.list', asked)).code).toBe('forbidden');
    }
    // The only attachment is one of a health check.
    const attachments = await office.refusal('exports.list', { query: { register: 'attachments' }, title: '附件' });
    expect(attachments.code).toBe('nothing-to-export');
    const form = await office.call('forms.paste', { text: '姓名、未检原因', title: '一' });
    const { settings, tables } = await office.call('forms.get', { id: form.id });
    const who = { ...settings.who, register: 'health_checks', filters: [], ids: null, sort: [] };
    await office.call('forms.settings', { id: form.id, settings: { ...settings, who } });
    for (const column of tables[0]?.columns ?? [])
      await office.call('forms.bind', {
        id: form.id,
        table: tables[0]?.key ?? '',
        column: column.index,
        binding: { take: 'field', field: 'reason', style: {} },
      });
    expect((await office.refusal('forms.fill', { id: form.id })).code).toBe('forbidden');
  });

  it('are written down each time somebody looks, once for the same look', async () => {
    await office.call('meta.reveal', { on: true });
    const lines = async () =>
      (await office.call('accounts.log', {})).filter(
        ({ act, register }) => act === 'read' && register === 'health_checks',
      );
    const before = (await lines()).length;
    await office.call('records.get', { register: 'health_checks', id: check });
    await office.call('records.get', { register: 'health_checks', id: check });
    await office.call('attachments.open', { id: scan });
    const after = await lines();
    expect(after.length - before).toBe(1);
    expect(after.map(({ record_id: record }) => record)).toContain(check);
    await office.call('health.year', {});
    expect((await lines()).some(({ record_id: record, count }) => record === null && count === 1)).toBe(true);
    expect(JSON.stringify(after)).not.toContain(canary);
  });

  it('stand in no timeline, which is opened with every person', async () => {
    const entries = await office.call('people.timeline', { id: person });
    expect(entries.map(({ register }) => register)).not.toContain('health_checks');
  });
});

describe('whoever only looks', () => {
  beforeAll(() => signInAsViewer(office), 30_000);

  it('learns nothing of health by any procedure, file, refusal or log', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let answered = 0;
    for (const [name] of reading) {
      for (const register of [...closed, 'attachments']) {
        for (const input of inputsFor(register)) {
          // What was typed may come back; what stands must not.
          const answer = (await ask(name, input)).replaceAll(`"${canary.slice(2)}"`, '""');
          if (!answer.startsWith('{"code"')) answered += 1;
          expect(answer, name).not.toContain(canary);
          for (const token of tokensIn(answer))
            expect(textOf(await office.download(token)), name).not.toContain(canary);
        }
      }
    }
    expect(answered).toBeGreaterThan(100);
    expect(JSON.stringify(logged.mock.calls)).not.toContain(canary);
    logged.mockRestore();
  }, 120_000);

  it('is refused every register of health and sees none of its attachments', async () => {
    for (const register of closed) {
      expect((await office.refusal('records.list', { register })).code).toBe('forbidden');
      expect((await office.refusal('views.list', { register })).code).toBe('forbidden');
    }
    expect((await office.refusal('history.ofRecord', { register: 'health_checks', id: check })).code).toBe('forbidden');
    expect((await office.refusal('history.ofRecord', { register: 'attachments', id: scan })).code).toBe('forbidden');
    expect((await office.refusal('attachments.open', { id: scan })).code).toBe('forbidden');
    expect((await office.refusal('history.undo', { change })).code).toBe('forbidden');
    const { rows } = await office.call('records.list', { register: 'attachments' });
    expect(rows.map(({ id }) => id)).not.toContain(scan);
    const counts = await office.call('people.counts', { id: person });
    expect(Object.keys(counts).filter((key) => closed.includes(key))).toEqual([]);
    const referring = await office.call('records.referring', { register: 'people', ids: [person] });
    expect(referring.map(({ label }) => label)).toContain('您看不到的台账');
    expect(referring.map(({ label }) => label)).not.toContain('体检记录');
  });

  it('sees rates, without names', async () => {
    const rates = await office.call('health.rates', {});
    expect(rates.at(-1)).toMatchObject({ name: '合计', due: 1, done: 0 });
    expect(JSON.stringify(rates)).not.toContain('单雄信');
  });
});
