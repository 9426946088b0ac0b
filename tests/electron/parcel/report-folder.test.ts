import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { namePart, type ReportFile, reportName, writeReportFolder } from '../../../electron/parcel/report-folder.ts';
import { canMount, mountSmallDisk } from '../../db/mounts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const naming = { office: '星河街道', title: '上报材料', period: '2026年第三季度', day: '2026-11-20' };
const file = (title: string, extension: ReportFile['extension'], size = 10): ReportFile => ({
  title,
  extension,
  bytes: new Uint8Array(size).fill(size % 251),
});

describe('saving a report as a folder', () => {
  it('names folder and files by 街道_表名_期间_日期', async () => {
    const written = await writeReportFolder({
      folder,
      naming,
      files: [file('花名册', 'xlsx'), file('报送单', 'pdf', 20)],
    });
    expect(basename(written.path)).toBe('星河街道_上报材料_2026年第三季度_2026-11-20');
    expect(readdirSync(written.path).sort()).toEqual([
      '星河街道_报送单_2026年第三季度_2026-11-20.pdf',
      '星河街道_花名册_2026年第三季度_2026-11-20.xlsx',
    ]);
    expect(written.files.map(({ name, size }) => [name, size])).toEqual([
      ['星河街道_花名册_2026年第三季度_2026-11-20.xlsx', 10],
      ['星河街道_报送单_2026年第三季度_2026-11-20.pdf', 20],
    ]);
  });

  it('never overwrites: the next folder and equal titles get numbers', async () => {
    const first = await writeReportFolder({ folder, naming, files: [file('表', 'xlsx', 1), file('表', 'xlsx', 2)] });
    const second = await writeReportFolder({ folder, naming, files: [file('表', 'xlsx', 3)] });
    mkdirSync(`${first.path}(3)`);
    const third = await writeReportFolder({ folder, naming, files: [file('表', 'xlsx', 4)] });
    expect([second.path, third.path]).toEqual([`${first.path}(2)`, `${first.path}(4)`]);
    expect(readdirSync(first.path)).toHaveLength(2);
    expect(readFileSync(join(second.path, readdirSync(second.path)[0]!))).toHaveLength(3);
    expect(readdirSync(`${first.path}(3)`)).toEqual([]);
  });

  it.each([
    ['2026/1-6月', '2026／1-6月'],
    ['a:b*c?"<>|\\', 'a：b＊c？”〈〉｜＼'],
    [' 两个  空格_下划线 ', '两个-空格-下划线'],
    ['末尾点...', '末尾点'],
    ['\u202e反\n行', '反-行'],
    ['', '未命名'],
    ['..', '未命名'],
    ['𠮷'.repeat(50), '𠮷'.repeat(30)],
  ])('turns %j into a legal part of a name', (text, part) => {
    expect(namePart(text)).toBe(part);
  });

  it('keeps the parts apart', () => {
    expect(reportName({ ...naming, title: 'a_b' })).toBe('星河街道_a-b_2026年第三季度_2026-11-20');
  });

  it('leaves nothing when it is cancelled', async () => {
    const order = { folder, naming, files: [file('表', 'xlsx')], signal: AbortSignal.abort() };
    await expect(writeReportFolder(order)).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says so when the folder is gone', async () => {
    const order = { folder: join(folder, '没有'), naming, files: [] };
    await expect(writeReportFolder(order)).rejects.toMatchObject({ code: 'pulled-out' });
  });

  it.skipIf(!canMount())('leaves nothing on a disk that fills up half-way (needs root to mount)', async () => {
    const disk = mountSmallDisk(1024);
    if (disk === null) throw new Error('mounting worked a moment ago');
    try {
      const files = [file('一', 'xlsx', 600_000), file('二', 'xlsx', 600_000)];
      await expect(writeReportFolder({ folder: disk.folder, naming, files })).rejects.toMatchObject({
        code: 'disk-full',
      });
      expect(readdirSync(disk.folder)).toEqual([]);
      disk.makeReadOnly();
      await expect(writeReportFolder({ folder: disk.folder, naming, files })).rejects.toMatchObject({
        code: 'read-only',
      });
    } finally {
      disk.remove();
    }
  });
});
