import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../electron/desk/host.ts';
import { temporaryFolder, testHost } from '../electron/desk/test-desk.ts';
import { type BigOffice, bigOffice } from './big-office.ts';
import { compare, report } from './compare.ts';

const stick = temporaryFolder();
let target = stick;
const host: Host = { ...testHost, pickFolder: () => Promise.resolve({ path: target, name: '测试盘' }) };
let office: BigOffice;

beforeAll(async () => {
  office = await bigOffice({ host });
});
afterAll(async () => {
  await office.end();
  rmSync(stick, { recursive: true, force: true });
});

describe('a parcel of 5,000', () => {
  it('against writing its largest workbook alone', async () => {
    const { desk } = office;
    const { rows } = await desk.call('records.list', { register: 'recipients', limit: 1 });
    const { registers } = await desk.call('parcels.options', {});
    const disclosure = Object.fromEntries(registers.map((one) => [one.key, one.proposed] as const));
    let number = 0;
    let bytes = 0;
    const ours = async () => {
      target = join(stick, String((number += 1)));
      mkdirSync(target);
      const place = (await desk.call('places.pick', { title: '选择文件夹' }))?.token ?? '';
      const written = await desk.call('parcels.write', {
        recipient: rows[0]?.id ?? '',
        period: '2026年第一季度',
        cutOff: '2026-03-05',
        year: 2025,
        disclosure,
        place,
        password: 'Ce-Su-2026-Shang-Bao',
      });
      bytes = written.size;
    };
    const bare = async () => {
      const filters = [{ key: 'on_roll', op: 'is' as const, values: [1] }];
      const file = await desk.call('exports.list', { query: { register: 'people', filters }, title: '花名册' });
      await desk.download(file.token);
    };
    const name = 'parcel: whole, against its roster workbook alone';
    const measure = await compare({ name, goal: null, ours, bare, rounds: 3, warmUps: 1 });
    expect(bytes).toBeGreaterThan(1_000_000);
    report({ ...measure, parts: { parcelMB: Math.round(bytes / 1e5) / 10 } });
  });
});
