/** A street of two communities with people, posts and appraisals, for the papers and parcels that are made from them. */
import { execFileSync } from 'node:child_process';
import type { Host } from '../../../electron/desk/host.ts';
import { idNumber } from '../../id-numbers.ts';
import { startOffice, testHost, type TestDesk } from './test-desk.ts';

export const secrets = {
  id: idNumber('19900307', 11),
  phone: '13900001111',
  address: '云溪区青禾街道向阳里九号楼',
  relative: '欧阳守望',
  cadre: '司徒值守',
} as const;

export interface ReportingOffice extends TestDesk {
  readonly communities: readonly [string, string];
  /** 单雄信 (appraised in 2025) and 甲二 in the first community, 乙三 in the second, 离四 who left in 2024. */
  readonly people: readonly [string, string, string, string];
  readonly appraisal: string;
  readonly recipient: string;
}

type Values = Readonly<Record<string, string | number | null>>;

/** Fills an office. @param host what it can do besides; without one it makes no PDF */
export async function reportingOffice(host: Partial<Host> = {}): Promise<ReportingOffice> {
  const office = await startOffice({ host: { ...testHost, ...host } });
  const add = async (register: string, patch: Values): Promise<string> =>
    (await office.call('records.save', { register, patch })).record.id;
  const first = await add('communities', { name: '向阳社区' });
  const second = await add('communities', { name: '海棠社区' });
  const person = async (values: Values, community: string, ends: string | null = null): Promise<string> => {
    const id = await add('people', values);
    await add('stays', { person: id, kind: 'worker', starts_on: '2015-03-01', ends_on: ends });
    await add('appointments', {
      person: id,
      community,
      position: 'member',
      is_main: 1,
      starts_on: '2015-03-01',
      ends_on: ends,
    });
    return id;
  };
  const { id, phone, address, relative, cadre } = secrets;
  const shan = await person({ name: '单雄信', id_number: id, phone, home_address: address }, first);
  const jia = await person({ name: '甲二' }, first);
  const yi = await person({ name: '乙三' }, second);
  const left = await person({ name: '离四' }, second, '2024-06-30');
  await add('family_members', { person: shan, relation: '10', name: relative });
  await add('cadres', { name: cadre });
  const appraisal = await add('appraisals', {
    person: shan,
    year: 2025,
    summary: '走访居民，化解纠纷。',
    score_total: 93.5,
    party_opinion: '同意评为优秀。',
    final_grade: 'excellent',
  });
  const recipient = await add('recipients', { name: '云溪区委社会工作部' });
  return { ...office, communities: [first, second], people: [shan, jia, yi, left], appraisal, recipient };
}

/** What a workbook shows in all its cells, sheet by sheet, as another program reads it. */
export function workbookCells(
  file: string,
): Readonly<Record<string, readonly (readonly (string | number | null)[])[]>> {
  const script = [
    'import json, sys, openpyxl',
    'book = openpyxl.load_workbook(sys.argv[1])',
    'cell = lambda v: v if v is None or isinstance(v, (int, float)) else str(v)',
    'print(json.dumps({s.title: [[cell(v) for v in r] for r in s.iter_rows(values_only=True)] for s in book}))',
  ].join('\n');
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script, file], { encoding: 'utf8' })) as ReturnType<
    typeof workbookCells
  >;
}
