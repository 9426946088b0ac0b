/**
 * A process that works on an office until it is killed. It says `ready` when it begins and `ack …` for everything that the
 * desk has acknowledged; whatever it said must survive.
 */
import { writeSync } from 'node:fs';
import { migrations } from '../../db/migrations.ts';
import { password, startDesk, type TestDesk } from '../electron/desk/test-desk.ts';
import { rosterCsv } from './roster.ts';

const [folder = '', mode = '', account = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

/** A migration that takes long enough to be hit. */
const slow = {
  number: 9000,
  sql: `CREATE TABLE later (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    INSERT INTO later (text) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT printf('%040d', i) FROM n;`,
};

async function opened(): Promise<TestDesk> {
  const desk = await startDesk({ folder, ...(mode === 'migration' ? { migrations: [...migrations, slow] } : {}) });
  if (mode === 'migration') say('ready');
  await desk.call('session.unlock', { account, password });
  return desk;
}

const work: Readonly<Record<string, (desk: TestDesk) => Promise<void>>> = {
  save: async (desk) => {
    for (let turn = 1; turn <= 60; turn += 1) {
      const { record } = await desk.call('records.save', { register: 'people', patch: { name: `甲${turn}` } });
      say(`ack ${record.id}`);
    }
  },
  import: async (desk) => {
    const upload = await desk.upload('import', '花名册.csv', new TextEncoder().encode(rosterCsv(60)));
    const begun = await desk.call('imports.begin', { source: { upload } });
    await desk.call('imports.preview', { run: begun.run });
    await desk.call('imports.commit', { run: begun.run });
    say('ack 60');
  },
  backup: async (desk) => {
    for (let turn = 1; turn <= 4; turn += 1) say(`ack ${(await desk.call('backups.make', {})).id}`);
  },
  restore: async (desk) => {
    const [place] = (await desk.call('backups.overview', {})).places;
    const backup = place?.backups.find((one) => one.kind === 'manual');
    await desk.call('backups.restore', { place: place?.token ?? '', id: backup?.id ?? '' });
    say('ack restored');
  },
  migration: () => {
    say('ack migrated');
    return Promise.resolve();
  },
  rekey: async (desk) => {
    const { token } = await desk.call('accounts.planRekey', { password });
    await desk.call('accounts.rekey', { plan: token });
    say('ack rekeyed');
  },
  password: async (desk) => {
    let old = password;
    for (let turn = 1; turn <= 40; turn += 1) {
      const fresh = `换过的密码-第${turn}次`;
      say(`try ${fresh}`);
      await desk.call('session.changePassword', { old, fresh });
      say(`ack ${fresh}`);
      old = fresh;
    }
  },
};

const desk = await opened();
if (mode !== 'migration') say('ready');
await work[mode]?.(desk);
say('done');
process.exit(0);
