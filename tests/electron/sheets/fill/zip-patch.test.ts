import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter, type Entry } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { patchZip } from '../../../../electron/sheets/fill/zip-patch.ts';
import { changedEntries } from './office-files.ts';

const text = (value: string) => new TextEncoder().encode(value);

/** An archive with a packed, a stored and an empty entry, a folder, a Chinese name and sizes that stand behind the data. */
async function archive(dataDescriptor: boolean): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { dataDescriptor, keepOrder: true });
  await zip.add('packed.xml', new Uint8ArrayReader(text('<a>'.repeat(500))), { comment: '一句话' });
  await zip.add('文件夹/', undefined, { directory: true });
  await zip.add('文件夹/存.bin', new Uint8ArrayReader(Uint8Array.of(1, 2, 3)), { level: 0 });
  await zip.add('empty', new Uint8ArrayReader(new Uint8Array()), { level: 0 });
  await zip.add('last.xml', new Uint8ArrayReader(text('<z/>')));
  return zip.close(text('尾注'));
}

async function contents(bytes: Uint8Array): Promise<Record<string, string>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { checkSignature: true });
  const read = async (entry: Entry) =>
    entry.directory ? '' : new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter()));
  const entries = await reader.getEntries();
  return Object.fromEntries(
    await Promise.all(entries.map(async (entry) => [entry.filename, await read(entry)] as const)),
  );
}

describe.each([true, false])('an archive (sizes behind the data: %s)', (behind) => {
  it('has one entry replaced, one removed, and the others byte for byte', async () => {
    const before = await archive(behind);
    const after = patchZip(
      before,
      new Map([
        ['packed.xml', text('新内容')],
        ['empty', null],
        ['not there', text('x')],
      ]),
    )!;
    expect(changedEntries(before, after)).toEqual(['empty', 'packed.xml']);
    expect(await contents(after)).toEqual({
      'packed.xml': '新内容',
      '文件夹/': '',
      '文件夹/存.bin': '\u0001\u0002\u0003',
      'last.xml': '<z/>',
    });
  });

  it('is the same when nothing changes', async () => {
    const before = await archive(behind);
    expect(Buffer.from(patchZip(before, new Map())!).equals(Buffer.from(before))).toBe(true);
  });
});

it('is not patched where it is cut off', async () => {
  const bytes = await archive(false);
  expect(patchZip(bytes.subarray(0, 100), new Map())).toBeNull();
});
