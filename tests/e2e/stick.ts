/** The program with a user's folder of its own, in which a folder stands in for the stick. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, test as base } from './app.ts';

export const stickName = '上报U盘';

/** `stick`: the path of the folder that is found as 我的文件夹 › 上报U盘. */
export const test = base.extend<{ readonly stick: string }>({
  stick: async ({ browserName }, give) => {
    const home = await mkdtemp(join(tmpdir(), `ledger-${browserName}-home-`));
    const stick = join(home, stickName);
    await mkdir(stick);
    await give(stick);
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  },
  app: async ({ stick }, give) => {
    const folder = await mkdtemp(join(tmpdir(), 'ledger-e2e-'));
    const home = join(stick, '..');
    const app = await startApp(folder, { HOME: home, USERPROFILE: home });
    await give(app);
    await app.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
});
