import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addFile, filePath, largestFile, readFile, sealOverhead, sweepOrphans } from '../../db/attachment-files.ts';
import { forget } from '../../db/history.ts';
import { newStoreKey } from '../../db/keyring.ts';
import { closeStore, openStore } from '../../db/store.ts';
import { officeOver, smallOffice } from './small-office.ts';

const now = '2026-03-05T09:30:00';
const later = '2026-03-07T00:00:00';
const scan = Buffer.from('扫描件：体检报告'.repeat(2000));

describe('the file of an attachment', () => {
  it('comes back as it was given, once however often it is added', async () => {
    const { db, folder } = await smallOffice();
    const added = await addFile(db, folder, scan, now);
    expect(await addFile(db, folder, scan, later)).toEqual(added);
    expect(added.size).toBe(scan.length);
    expect((await readFile(db, folder, added.digest)).equals(scan)).toBe(true);
    expect(db.prepare('SELECT * FROM files').all()).toEqual([
      { digest: added.digest, size: scan.length, added_at: now },
    ]);
  });

  it('lies encrypted under a name that says nothing of its content', async () => {
    const first = await smallOffice();
    const second = await smallOffice();
    const { digest } = await addFile(first.db, first.folder, scan, now);
    const stored = readFileSync(filePath(first.folder, digest));
    expect(stored.length).toBe(scan.length + sealOverhead);
    expect(stored.includes('体检报告')).toBe(false);
    expect((await addFile(second.db, second.folder, scan, now)).digest).not.toBe(digest);
  });

  it('is read with a changed store key, because its keys come from a secret in the store', async () => {
    const { db, folder, key } = await smallOffice();
    const { digest } = await addFile(db, folder, scan, now);
    closeStore(db);
    const fresh = newStoreKey();
    const rekeyed = openStore(folder, key);
    rekeyed.pragma('journal_mode = DELETE');
    rekeyed.pragma(`rekey = "x'${fresh.toString('hex')}'"`);
    rekeyed.close();
    const again = openStore(folder, fresh);
    expect((await readFile(again, folder, digest)).equals(scan)).toBe(true);
    again.close();
  });

  it('is refused when empty or larger than 20 MB, and then leaves nothing', async () => {
    const { db, folder } = await smallOffice();
    await expect(addFile(db, folder, Buffer.alloc(0), now)).rejects.toMatchObject({ code: 'file-empty' });
    await expect(addFile(db, folder, Buffer.alloc(largestFile + 1), now)).rejects.toMatchObject({
      code: 'file-too-large',
      message: expect.stringContaining('20 MB') as unknown,
    });
    expect(existsSync(`${folder}/files`)).toBe(false);
    expect((await addFile(db, folder, Buffer.alloc(largestFile, 7), now)).size).toBe(largestFile);
  });

  it('is refused when a single bit of it changed, when it was swapped for another, cut short or lost', async () => {
    const { db, folder } = await smallOffice();
    const { digest } = await addFile(db, folder, scan, now);
    const other = await addFile(db, folder, Buffer.from('另一份'), now);
    const path = filePath(folder, digest);
    const whole = readFileSync(path);
    for (const place of [0, 5, 17, whole.length >> 1, whole.length - 1]) {
      const broken = Buffer.from(whole);
      broken[place] = (broken[place] ?? 0) ^ 1;
      writeFileSync(path, broken);
      await expect(readFile(db, folder, digest)).rejects.toMatchObject({ code: 'file-damaged' });
    }
    for (const content of [readFileSync(filePath(folder, other.digest)), whole.subarray(0, 40), Buffer.alloc(0)]) {
      writeFileSync(path, content);
      await expect(readFile(db, folder, digest)).rejects.toMatchObject({ code: 'file-damaged' });
    }
    rmSync(path);
    await expect(readFile(db, folder, digest)).rejects.toMatchObject({ code: 'file-missing' });
    await expect(readFile(db, folder, '../../ledger.db')).rejects.toMatchObject({ code: 'file-unknown' });
  });

  it('is mended by adding the same content again', async () => {
    const { db, folder } = await smallOffice();
    const { digest } = await addFile(db, folder, scan, now);
    writeFileSync(filePath(folder, digest), 'rubbish');
    await addFile(db, folder, scan, now);
    expect((await readFile(db, folder, digest)).equals(scan)).toBe(true);
  });
});

describe('sweeping', () => {
  it('takes files without a row, as an addition that was cut off leaves them', async () => {
    const { db, folder } = await smallOffice();
    const { digest } = await addFile(db, folder, scan, now);
    const note = `${folder}/files/${digest.slice(0, 2)}/note.txt`;
    writeFileSync(note, 'somebody else’s');
    db.prepare('DELETE FROM files').run();
    expect(await sweepOrphans(db, folder, now)).toBe(1);
    expect([existsSync(filePath(folder, digest)), existsSync(note)]).toEqual([false, true]);
  });

  it('keeps what an attachment, the bin or the history still refers to, and what was added a moment ago', async () => {
    const { db, folder, addScan } = await smallOffice();
    const digest = await addScan('合同扫描');
    const fresh = await addFile(db, folder, Buffer.from('尚未保存的表单'), '2026-03-06T23:59:00');
    db.prepare('DELETE FROM attachments').run();
    expect(await sweepOrphans(db, folder, '2026-03-06T12:00:00')).toBe(0);
    expect((await readFile(db, folder, digest)).toString()).toBe('合同扫描');
    expect((await readFile(db, folder, fresh.digest)).toString()).toBe('尚未保存的表单');
  });

  it('takes the file of an attachment that was 彻底删除', async () => {
    const office = await smallOffice();
    const digest = await office.addScan('应当消失');
    const again = officeOver(office.folder, office.key, office.db);
    const { id } = office.db.prepare('SELECT id FROM attachments').get() as { id: string };
    office.db.prepare('DELETE FROM attachments').run();
    forget(again.ledger, 'attachments', id);
    expect(await sweepOrphans(office.db, office.folder, later)).toBe(1);
    expect(existsSync(filePath(office.folder, digest))).toBe(false);
    expect(office.db.prepare('SELECT count(*) AS n FROM files').get()).toEqual({ n: 0 });
  });
});
