import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import { DeskError } from '../../../../electron/desk/errors.ts';
import type { FormKind, SheetEdits } from '../../../../electron/sheets/fill/edits.ts';
import { fillWorkbook } from '../../../../electron/sheets/fill/fill-workbook.ts';
import { readForm } from '../../../../electron/sheets/fill/form-grid.ts';
import { patchZip } from '../../../../electron/sheets/fill/zip-patch.ts';
import { inflateEntry, readZipDirectory } from '../../../../electron/sheets/zip-directory.ts';
import { roster } from '../rosters.ts';
import { makeWorkbook, noOpenpyxl, textAt } from './office-files.ts';
import { rosterForm } from './roster-form.ts';

/** A small generator (mulberry32), so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function flipped(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let flips = 1 + Math.floor(random() * 4); flips > 0; flips--) {
    const at = Math.floor(random() * copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return copy;
}

/** Damages what is inside of an archive, which its checksums would else give away. */
function damagedPart(bytes: Uint8Array, random: () => number): Uint8Array {
  const entries = readZipDirectory(bytes)!.filter((entry) =>
    /(?:sheet\d|styles|workbook|document|drawing\d)\.(?:xml|vml)$/u.test(entry.name),
  );
  const entry = entries[Math.floor(random() * entries.length)]!;
  const part = inflateEntry(bytes, entry)!;
  const damaged = random() < 0.3 ? part.subarray(0, Math.floor(random() * part.length)) : flipped(part, random);
  return patchZip(bytes, new Map([[entry.name, damaged]]))!;
}

const edits: readonly SheetEdits[] = [
  {
    sheet: 0,
    insertions: [{ after: 3, count: 3, model: 3 }],
    cells: [textAt(4, 1, '某人'), textAt(5, 0, '某人', { numberFormat: '@' })],
  },
];
const documentEdits: readonly SheetEdits[] = [
  { sheet: 0, insertions: [{ after: 1, count: 3, model: 1 }], cells: [textAt(2, 1, '某人')] },
];

/** What filling came to: it is done, or refused; anything else is told by its name. */
function outcome(bytes: Uint8Array, kind: FormKind): string {
  try {
    const result = fillWorkbook(bytes, kind, kind === 'docx' ? documentEdits : edits);
    return result instanceof Uint8Array ? 'filled' : 'refused';
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function readOutcome(bytes: Uint8Array, name: string): Promise<string> {
  try {
    await readForm(bytes, name);
    return 'read';
  } catch (error) {
    return error instanceof DeskError ? 'refused' : String(error);
  }
}

async function documentForm(): Promise<Uint8Array> {
  const row = (...texts: string[]) =>
    new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const table = new Table({ rows: [row('序号', '姓名'), row('', ''), row('合计', '')] });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [table] }] })));
}

describe.skipIf(noOpenpyxl)('a damaged form', () => {
  const forms: readonly (readonly [FormKind, () => Uint8Array | Promise<Uint8Array>])[] = [
    ['xlsx', () => makeWorkbook(rosterForm)],
    ['xls', () => roster('ugly.xls')],
    ['docx', documentForm],
  ];

  it.each(forms)('%s is filled or refused, wherever it is cut off or its bits are flipped', async (kind, make) => {
    const whole = await make();
    const random = randomFrom(20_262);
    const outcomes = new Set<string>();
    expect(outcome(whole, kind)).toBe('filled');
    for (let end = 0; end < whole.length; end += Math.ceil(whole.length / 60))
      outcomes.add(outcome(whole.subarray(0, end), kind));
    for (let round = 0; round < 150; round++) {
      const bytes = kind === 'xls' || round % 3 === 0 ? flipped(whole, random) : damagedPart(whole, random);
      outcomes.add(outcome(bytes, kind));
      if (round % 5 === 0) {
        const read = await readOutcome(bytes, `表.${kind}`);
        if (read !== 'read') outcomes.add(read);
      }
    }
    outcomes.delete('filled');
    expect([...outcomes]).toEqual(['refused']);
  });
});
