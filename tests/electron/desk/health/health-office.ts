import { password, startOffice, type TestDesk } from '../test-desk.ts';

export type Values = Readonly<Record<string, string | number | null>>;

/** An office in June 2026 with two communities and somebody to examine. */
export async function healthOffice() {
  const office = await startOffice({ clock: () => '2026-06-01T09:30:00' });
  const save = async (register: string, patch: Values): Promise<string> =>
    (await office.call('records.save', { register, patch })).record.id;
  const places = {
    海棠里社区: await save('communities', { name: '海棠里社区' }),
    柳荫社区: await save('communities', { name: '柳荫社区' }),
  };
  const worker = async (name: string, community: keyof typeof places, more: Values = {}): Promise<string> => {
    const person = await save('people', { name, ...more });
    await save('stays', { person, starts_on: '2024-01-01' });
    const post = { community: places[community], category: 'worker', position: 'worker', is_main: 1 };
    await save('appointments', { person, ...post, starts_on: '2024-01-01' });
    return person;
  };
  const plan = (more: Values = {}) =>
    save('health_plans', {
      year: 2026,
      institution: '云溪医院',
      packages: '男性套餐、女性已婚套餐、女性未婚套餐',
      state: 'running',
      ...more,
    });
  return { office, save, worker, plan } as const;
}

/** Signs in as an account of the role 查看, which the administrator makes first. */
export async function signInAsViewer(office: TestDesk): Promise<void> {
  await office.call('accounts.create', { name: '赵查看', role: 'viewer', password: `${password}甲` });
  await office.call('session.lock', {});
  const { accounts } = await office.call('office.state', {});
  const account = accounts.find(({ name }) => name === '赵查看')?.id ?? '';
  await office.call('session.unlock', { account, password: `${password}甲` });
}
