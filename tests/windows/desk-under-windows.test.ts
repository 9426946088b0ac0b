import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeSide } from '../../build/vite/node-side.ts';
import { workbookCells } from '../electron/desk/reporting-office.ts';
import { idNumber } from '../id-numbers.ts';
import type { Notes } from './notes.ts';
import { prepareWine } from './wine.ts';

const root = join(import.meta.dirname, '../..');
const wine = prepareWine();
const missing = 'missing' in wine ? wine.missing : null;

let workshop = '';
let stick = '';
let dataHome = '';
let notes: Notes;

/** The desk and the sheet reader as the product's build makes them, and the office that uses them. */
async function bundle(): Promise<void> {
  const entries = {
    office: join(import.meta.dirname, 'office-in-wine.ts'),
    'hold-file': join(import.meta.dirname, 'hold-file.ts'),
    desk: join(root, 'electron/desk/desk.entry.ts'),
    sheets: join(root, 'electron/sheets/sheets.entry.ts'),
  };
  const config = nodeSide(entries, 'es', 'js');
  await build({
    ...config,
    configFile: false,
    logLevel: 'silent',
    build: { ...config.build, outDir: workshop, emptyOutDir: false, ssrEmitAssets: false },
  });
  const native = 'node_modules/better-sqlite3';
  cpSync(join(root, native), join(workshop, native), { recursive: true });
}

describe.skipIf(missing !== null)(
  `the built desk under Windows${missing === null ? '' : ` [skipped: ${missing}]`}`,
  () => {
    beforeAll(async () => {
      if ('missing' in wine) return;
      workshop = mkdtempSync(join(tmpdir(), 'taizhang-windows-'));
      stick = join(workshop, '优盘');
      mkdirSync(stick);
      mkdirSync(join(wine.driveC, '数据'), { recursive: true });
      dataHome = mkdtempSync(join(wine.driveC, '数据', 'run-'));
      await bundle();
      const report = join(workshop, 'notes.json');
      wine.plugIn('e', stick);
      const folder = `C:\\数据\\${basename(dataHome)}\\青禾街道台账`;
      const log = join(workshop, 'log.txt');
      const code = await wine.run(join(workshop, 'office.js'), [folder, 'E:\\', `Z:${report}`], log, 240);
      expect(code, readFileSync(log, 'utf8').slice(-4000)).toBe(0);
      notes = JSON.parse(readFileSync(report, 'utf8')) as Notes;
    });

    afterAll(() => {
      if ('missing' in wine) return;
      wine.end();
      wine.pullOut('e');
      for (const folder of [workshop, dataHome]) rmSync(folder, { recursive: true, force: true });
    });

    /** What a step saw; its own words where it failed. */
    const saw = <Step extends keyof Notes>(step: Step): Notes[Step]['saw'] => {
      expect(notes[step].failed, `${step} failed`).toBeNull();
      return notes[step].saw;
    };

    it('starts in a folder with a drive letter and a Chinese name', () => {
      const seen = saw('firstStart');
      expect(seen).toMatchObject({ platform: 'win32', contents: 'empty', judgement: 'ok', recoveryCode: 35 });
      expect(seen.folder).toMatch(/^C:\\数据\\run-\w+\\青禾街道台账$/u);
      expect(seen.files).toEqual(expect.arrayContaining(['ledger.db', 'keyring.json', 'lock.db']));
    });

    it('refuses a second desk on the same folder', () => {
      expect(saw('secondStart').refusal).toMatchObject({ code: 'folder-in-use' });
    });

    it('keeps records, rare characters and attachments', () => {
      expect(saw('records')).toEqual({ found: ['单㛃𠮷'], attachment: '扫描件' });
    });

    it('imports a roster in its reading thread', () => {
      expect(saw('import').people).toBe(13);
    });

    it('exports a workbook that another program reads', () => {
      const cells = Object.values(workbookCells(join(stick, saw('export').name))).flat(2);
      expect(cells).toContain('单㛃𠮷');
      expect(cells).toContain(idNumber('19850601', 0));
    });

    it('backs up beside the store and on another drive', () => {
      const { damage, onStick } = saw('backup');
      expect(damage.length).toBeGreaterThan(0);
      expect(damage.filter((one) => one !== null)).toEqual([]);
      expect(onStick).toBeGreaterThan(0);
    });

    it('writes a parcel and a report folder to a drive letter and checks the parcel', () => {
      const seen = saw('parcel');
      expect(seen).toMatchObject({ good: true, problems: 0 });
      expect(seen.fileName).toMatch(/^上报包_青禾街道_.*\.zip$/u);
      expect(seen.folder.some((name) => name.endsWith('.xlsx'))).toBe(true);
      expect(seen.drives).toEqual(expect.arrayContaining(['C:\\', 'E:\\']));
    });

    it('says that the keyring is in use where another program holds it, and changes nothing', () => {
      const { open, alone, same, temporaries } = saw('keyringHeld');
      expect(open.code).toBe('file-in-use');
      expect(alone.code).toBe('keyring-unreadable');
      for (const { message } of [open, alone]) expect(message).toContain('被其他程序占用');
      expect(same).toBe(true);
      expect(temporaries).toEqual([]);
    });

    it('renames the new keyring over the old one', () => {
      const { refusal, people, temporaries } = saw('keyringRewritten');
      expect(refusal.code).toBe('password-wrong');
      expect(people).toBe(14);
      expect(temporaries).toEqual([]);
    });

    it('does not open a store that another program holds, says so, and opens it whole afterwards', () => {
      const { refusal, people } = saw('storeHeld');
      expect(refusal.message).toContain('被其他程序占用');
      expect(people).toBe(14);
    });

    it('restores nothing while another program holds the store, and says so', () => {
      const { refusal, people } = saw('restoreHeld');
      expect(refusal.message).toContain('被其他程序占用');
      expect(people).toBe(14);
    });

    it('restores a backup and returns to what was before', () => {
      expect(saw('restore')).toEqual({ restored: 13, returned: 14 });
    });

    it('leaves one whole file behind and opens it again', () => {
      expect(saw('openAgain')).toEqual({ left: ['ledger.db'], people: 14, found: 1 });
    });
  },
);
