import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbook, noOpenpyxl } from '../../sheets/fill/office-files.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import { heldDay, putHeldPeople } from './held-people.ts';

let office: TestDesk;

beforeAll(async () => {
  office = await startOffice({ clock: () => `${heldDay}T09:30:00` });
  await putHeldPeople(office);
});
afterAll(() => office.end());

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

const plain = (cells: readonly (readonly (string | number)[])[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: '表', rows: cells.map((row) => [...row]) }] });

const heads = ['序号', '姓名', '性别', '联系电话'];

/** Adds parts to a workbook, or changes them, with a program of its own. */
function withParts(bytes: Uint8Array, script: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'bad-'));
  try {
    writeFileSync(join(folder, 'a.xlsx'), bytes);
    const whole = `
import sys, zipfile
path = sys.argv[1]
with zipfile.ZipFile(path) as old: parts = {one: old.read(one).decode('utf8') for one in old.namelist()}
${script}
with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as new:
    for one, data in parts.items(): new.writestr(one, data)
`;
    execFileSync('/usr/bin/python3', ['-c', whole, join(folder, 'a.xlsx')]);
    return new Uint8Array(readFileSync(join(folder, 'a.xlsx')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const scanned = async (): Promise<Uint8Array> => {
  const image = new ImageRun({ type: 'png', data: picture, transformation: { width: 9, height: 9 } });
  const document = new Document({ sections: [{ children: [new Paragraph({ children: [image] })] }] });
  return new Uint8Array(await Packer.toBuffer(document));
};

const locked = async (): Promise<Uint8Array> =>
  await writeXlsx({ sheets: [{ name: '表', rows: [heads] }], encryption: { password: '密码', spinCount: 1000 } });

const bad: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['加密.xlsx', 'sheet-password', locked],
  ['通知.xlsx', 'form-no-headings', () => plain([['关于报送名单的通知'], ['请于月底前报送。']])],
  ['大表.xlsx', 'form-too-wide', () => plain([Array.from({ length: 200 }, (_, i) => `栏目${i + 1}`), ['']])],
  ['更宽.xlsx', 'sheet-columns', () => plain([Array.from({ length: 600 }, (_, i) => `栏目${i + 1}`), ['']])],
  ['扫描.docx', 'form-picture', scanned],
  ['截图.xlsx', 'sheet-picture', () => new Uint8Array(picture)],
  ['改名.xlsx', 'form-web-page', () => text('姓名\t性别\n张三\t男\n')],
  ['网页.xls', 'form-web-page', () => text('<html><table><tr><td>姓名</td></tr></table></html>')],
  ['断了.xlsx', 'sheet-damaged', async () => (await plain([heads])).subarray(0, 700)],
  ['乱码.xls', 'sheet-damaged', () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 37) % 256)],
  ['打印稿.xlsx', 'sheet-pdf', () => text('%PDF-1.7\n%…')],
];

describe('a file that cannot be filled', () => {
  it.each(bad)(
    '%s is refused as %s in a sentence that says how to mend it; nothing is kept',
    async (name, code, make) => {
      const before = await office.call('forms.list', {});
      const refused = await office.refusal('forms.open', { upload: await office.upload('form', name, await make()) });
      expect(refused.code).toBe(code);
      expect(refused.message).toContain(name);
      expect(refused.message).toMatch(/请/u);
      expect(refused.message).not.toMatch(/导入|undefined|\{/u);
      expect(await office.call('forms.list', {})).toEqual(before);
    },
  );

  it.each(bad.filter(([name]) => name !== '改名.xlsx'))(
    '%s is refused as a list of names too',
    async (name, _code, make) => {
      const before = await office.call('nameLists.recent', {});
      const refused = await office.refusal('nameLists.open', {
        upload: await office.upload('form', name, await make()),
      });
      expect(refused.message).toMatch(/请/u);
      expect(await office.call('nameLists.recent', {})).toEqual(before);
    },
  );
});

describe.skipIf(noOpenpyxl)('a form with something in it that the office should know', () => {
  const blank = () =>
    makeWorkbook(`
for x, text in enumerate(['序号', '姓名', '性别', '联系电话'], 1): ws.cell(1, x, text)
ws['F1'] = 1`);
  const notesOf = async (name: string, bytes: Uint8Array) => {
    const { id } = await office.call('forms.open', { upload: await office.upload('form', name, bytes) });
    return (await office.call('forms.get', { id })).notes.join('');
  };

  it('says that its formulas need another file', async () => {
    const linked = withParts(
      blank(),
      `
rels = 'xl/_rels/workbook.xml.rels'
parts[rels] = parts[rels].replace('</Relationships>', '<Relationship Id="rIdLink" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>')
parts['xl/externalLinks/externalLink1.xml'] = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
`,
    );
    expect(await notesOf('引用.xlsx', linked)).toContain('引用了别的文件');
  });

  it('says that its sheet is protected', async () => {
    const bytes = makeWorkbook(`
for x, text in enumerate(['姓名', '性别'], 1): ws.cell(1, x, text)
ws.protection.sheet = True`);
    expect(await notesOf('保护.xlsx', bytes)).toContain('保护');
  });
});

describe('a list of 50,000 names', () => {
  const names = Array.from({ length: 50_000 }, (_, i) => [i + 1, `某人${i}`]);

  it('is refused in a sentence, within seconds, as a file and as a paste', async () => {
    const bytes = await plain([['序号', '姓名'], ...names]);
    const upload = await office.upload('form', '五万人.xlsx', bytes);
    const from = performance.now();
    const refused = await office.refusal('nameLists.open', { upload });
    expect(refused.code).toBe('list-too-long');
    expect(refused.message).toMatch(/50,?000 行.*5,?000 行.*请/u);
    const paste = names
      .map(([, name]) => name)
      .join('\n')
      .slice(0, 249_000);
    expect((await office.refusal('nameLists.open', { text: paste })).code).toBe('list-too-long');
    expect((performance.now() - from) / 1000).toBeLessThan(20);
    expect(await office.call('nameLists.recent', {})).toEqual([]);
  }, 60_000);
});
