import { it } from 'vitest';
import { startDesk, startOffice, temporaryFolder, password } from '../electron/desk/test-desk.ts';
import { timed } from './compare.ts';
it('x', async () => {
  const folder = temporaryFolder();
  const office = await startOffice({ folder });
  await office.call('demo.create', {});
  await office.end();
  for (let i = 0; i < 3; i++) {
    const d = await startDesk({ folder });
    const st = await d.call('office.state', {});
    console.log('unlock', await timed(() => d.call('session.unlock', { account: st.accounts[0]!.id, password })), 'vocab', await timed(() => d.call('meta.vocabulary', {})), 'list', await timed(() => d.call('records.list', { register: 'people' })));
    await d.end();
  }
});
