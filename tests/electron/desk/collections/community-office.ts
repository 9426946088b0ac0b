/** A street of some communities with workers, and the programs by which communities fill in their tables. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idNumber } from '../../../id-numbers.ts';
import type { DeskOptions } from '../../../../electron/desk/open.ts';
import { type InputOf, type OutputOf, startOffice, type TestDesk } from '../test-desk.ts';

const first = ['东湖', '南湖', '西苑', '北苑', '海棠里', '向阳', '青松', '白杨', '清河', '柳岸', '杏园', '石桥'];
const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许');
const given = Array.from('一二三四五六七八九十');

export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly phone: string;
  readonly community: string;
}

export interface CommunityOffice extends TestDesk {
  readonly communities: readonly { readonly id: string; readonly name: string }[];
  /** By community name. */
  readonly workers: ReadonlyMap<string, readonly Worker[]>;
  /** A folder for what the communities do. */
  readonly outside: string;
  readonly add: (register: string, patch: Readonly<Record<string, string | number | null>>) => Promise<string>;
}

/** @param size workers a community */
export async function communityOffice(
  count: number,
  size: number,
  options: Partial<DeskOptions> = {},
): Promise<CommunityOffice> {
  const office = await startOffice({ clock: () => '2025-06-30T09:30:00', ...options });
  const add: CommunityOffice['add'] = async (register, patch) =>
    (await office.call('records.save', { register, patch })).record.id;
  const communities: { readonly id: string; readonly name: string }[] = [];
  const workers = new Map<string, readonly Worker[]>();
  for (const [c, short] of first.slice(0, count).entries()) {
    const name = `${short}社区`;
    const community = await add('communities', {
      name,
      sort_order: c + 1,
      phone: `0990-51000${String(c).padStart(2, '0')}`,
    });
    communities.push({ id: community, name });
    const own: Worker[] = [];
    for (let i = 0; i < size; i++) {
      const at = c * size + i;
      const person = `${surnames[at % surnames.length] ?? '赵'}${given[c % 10] ?? ''}${given[i % 10] ?? ''}`;
      const number = idNumber(`19${70 + (at % 30)}0${1 + (at % 9)}15`, at + 1);
      const phone = `139${String(10_000_000 + at)}`;
      const id = await add('people', { name: person, id_number: number, phone, nation: '01' });
      await add('stays', { person: id, kind: 'regular', starts_on: '2018-03-01' });
      await add('appointments', { person: id, community, position: 'member', is_main: 1, starts_on: '2018-03-01' });
      await add('party_statuses', { person: id, status: at % 2 === 0 ? '13' : '01' });
      own.push({ id, name: person, number, phone, community: name });
    }
    workers.set(name, own);
  }
  return { ...office, communities, workers, outside: mkdtempSync(join(tmpdir(), 'collected-')), add };
}

export type Asked = InputOf<'collections.create'>;

/** What most tests ask: phone, marriage, political status, education. */
export const usual: Asked = {
  title: '2025年社区工作者信息核对',
  subject: 'roster',
  columns: [
    { column: 'community', ask: false },
    { column: 'age', ask: false },
    { column: 'phone', ask: true },
    { column: 'nation', ask: true },
    { column: 'political', ask: true },
    { column: 'school', ask: true },
    { column: 'home_address', ask: true },
  ],
  who: { filters: [] },
  cutOff: '2025-06-30',
  deadline: '2025-07-10',
  contact: '王经办',
  contactPhone: '0990-5100100',
};

/** Sends all tables into a folder; community name → path. */
export async function sentFiles(
  office: CommunityOffice,
  id: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const path = join(office.outside, folder);
  mkdirSync(path, { recursive: true });
  const { download } = await office.call('collections.send', { id });
  const file = join(path, download?.name ?? '');
  writeFileSync(file, await office.download(download?.token ?? ''));
  if (file.endsWith('.zip')) {
    execFileSync('7z', ['x', '-y', `-o${path}`, file], { stdio: 'ignore' });
    rmSync(file);
  }
  return new Map(readdirSync(path).map((name) => [name.replace(/_.*$/u, ''), join(path, name)]));
}

/** Runs Python over a workbook: `ws` is the table, `row(name)` the row of a person, `col(heading)` a column, both 1-based. */
export function edit(path: string, script: string, saveAs = path): string {
  const program = `
import openpyxl, sys
from openpyxl.utils import get_column_letter
wb = openpyxl.load_workbook(${JSON.stringify(path)})
ws = wb['填报表'] if '填报表' in wb.sheetnames else wb.worksheets[0]
ws.protection.sheet = False
head = next(r for r in range(1, 12) if any(c.value == '序号' for c in ws[r]))
def col(heading): return next(c.column for c in ws[head] if c.value is not None and str(c.value).lstrip('*') == heading)
def row(name): return next(r for r in range(head + 1, ws.max_row + 1) if ws.cell(r, col('姓名')).value == name)
def put(name, heading, value): ws.cell(row(name), col(heading)).value = value
def spare(): return next(r for r in range(head + 1, ws.max_row + 2) if ws.cell(r, col('姓名')).value is None)
last = ws.max_column
${script}
wb.save(${JSON.stringify(saveAs)})
`;
  execFileSync('/usr/bin/python3', ['-c', program], { stdio: ['ignore', 'inherit', 'inherit'] });
  return saveAs;
}

/** Saves a file as LibreOffice does, in another kind. */
export function resaved(path: string, kind: 'xls' | 'xlsx' | 'csv' | 'ods'): string {
  const folder = mkdtempSync(join(tmpdir(), 'soffice-'));
  const filter = kind === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76,1' : kind;
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', filter, '--outdir', folder, path], {
    stdio: 'ignore',
  });
  const made = readdirSync(folder).find((name) => name.endsWith(`.${kind}`));
  if (made === undefined) throw new Error(`LibreOffice made no ${kind} of ${path}`);
  return join(folder, made);
}

/** Brings files back. */
export async function bring(
  office: CommunityOffice,
  id: string,
  paths: readonly string[],
): Promise<OutputOf<'collections.take'>> {
  const uploads: string[] = [];
  for (const path of paths) {
    uploads.push(await office.upload('import', path.split('/').at(-1) ?? 'a.xlsx', readFileSync(path)));
  }
  return await office.call('collections.take', { id, uploads });
}
