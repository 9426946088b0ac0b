import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { procedures } from '../../../electron/desk/procedures.ts';
import type { AnyProcedure } from '../../../electron/desk/procedure.ts';
import { registerMap } from '../../../db/registers/all.ts';
import { rightsOf, roles, type Role } from '../../../db/rights.ts';
import { password, startDesk, startOffice, type TestDesk } from './test-desk.ts';

const all = Object.entries(procedures) as [keyof typeof procedures, AnyProcedure][];
const registers = [...registerMap().values()];
const accounts: Record<Role, string> = { admin: '王管理', clerk: '李经办', viewer: '赵查看' };

/** An input that passes the schema for as long as it names a register; the rest is asked after the rights. */
const inputs: Partial<Record<string, (register: string) => object>> = {
  'records.list': (register) => ({ register }),
  'records.get': (register) => ({ register, id: 'none' }),
  'records.choices': (register) => ({ register }),
  'records.holding': (register) => ({ register, owner: 'none' }),
  'records.save': (register) => ({ register, patch: {} }),
  'records.check': (register) => ({ register, values: {} }),
  'records.bulk': (register) => ({ register, ids: ['none'], patch: {} }),
  'records.readBlock': (register) => ({ register, text: '一', columns: ['none'], ids: [], append: true }),
  'records.paste': (register) => ({ register, rows: [{ line: 1, id: 'none', patch: {} }] }),
  'records.referring': (register) => ({ register, ids: ['none'] }),
  'records.remove': (register) => ({ register, ids: ['none'] }),
  'records.restore': (register) => ({ register, ids: ['none'] }),
  'records.purge': (register) => ({ register, ids: ['none'] }),
  'history.ofRecord': (register) => ({ register, id: 'none' }),
  'views.list': (register) => ({ register }),
  'views.save': (register) => ({ register, name: '一', view: {} }),
  'views.remove': (register) => ({ register, id: 'none' }),
  'attachments.ofRecord': (register) => ({ register, record: 'none' }),
  'attachments.add': (register) => ({ register, record: 'none', upload: 'none' }),
  'exports.list': (register) => ({ query: { register }, title: '一' }),
  'prints.list': (register) => ({ query: { register }, title: '一' }),
};

describe('every procedure', () => {
  it('is refused without sign-in unless it is declared open', async () => {
    const desk = await startDesk();
    try {
      for (const [name, procedure] of all) {
        if (procedure.access === 'anyone') continue;
        expect((await desk.refusal(name, {})).code, name).toBe('not-signed-in');
      }
    } finally {
      await desk.end();
    }
  });

  it('names a register action only where the walk below knows an input for it', () => {
    const named = all.filter(([, procedure]) => typeof procedure.access === 'object').map(([name]) => name);
    const fixed = named.filter((name) => {
      const { access } = procedures[name];
      return typeof access === 'object' && access.register.length === 0;
    });
    expect(named.filter((name) => inputs[name] === undefined && !fixed.includes(name))).toEqual([]);
  });
});

describe.each(roles)('the role %s', (role) => {
  let office: TestDesk;
  beforeAll(async () => {
    office = await startOffice();
    for (const other of ['clerk', 'viewer'] as const) {
      await office.call('accounts.create', { name: accounts[other], role: other, password: `${password}${other}` });
    }
    if (role === 'admin') return;
    await office.call('session.lock', {});
    const { accounts: known } = await office.call('office.state', {});
    const account = known.find((one) => one.name === accounts[role]);
    await office.call('session.unlock', { account: account?.id ?? '', password: `${password}${role}` });
  });
  afterAll(() => office.end());

  it('passes exactly where its rights allow the action on the register', async () => {
    for (const [name, procedure] of all) {
      const { access } = procedure;
      const build = inputs[name];
      if (typeof access !== 'object' || build === undefined) continue;
      for (const register of registers) {
        const allowed = rightsOf(role).has(register.rights[access.action]);
        let code = 'passed';
        try {
          await office.call(name, build(register.key));
        } catch (error) {
          code = String(error).split(':')[1]?.trim() ?? '';
        }
        expect(code === 'forbidden', `${name} on ${register.key} as ${role}: ${code}`).toBe(!allowed);
      }
    }
  });

  it('is refused every procedure whose right it lacks', async () => {
    for (const [name, procedure] of all) {
      const { access } = procedure;
      if (typeof access !== 'string' || access === 'anyone' || access === 'signed-in' || rightsOf(role).has(access))
        continue;
      expect((await office.refusal(name, {})).code, name).toBe('forbidden');
    }
  });
});
