/** Whose table a returned file is: by the codes in it, else by its headings and the community that it names, which is asked. */
import { squash } from '../../../db/rules/text.ts';
import type { Workbook } from '../../sheets/cell.ts';
import { partCodesIn, readRowCode } from './codes.ts';
import type { OfficeCall } from '../procedure.ts';
import { collectionOf, type KeptCollection, type KeptPart, partByCode } from './kept.ts';
import { returnedTable } from './return-table.ts';

export type Recognised =
  | { readonly kind: 'part'; readonly part: KeptPart }
  /** It names no code, but has the headings: these may be it, the likeliest first. */
  | { readonly kind: 'ask'; readonly candidates: readonly KeptPart[] }
  | { readonly kind: 'other-collection'; readonly title: string }
  /** A code that this office never gave out, or gave out before its data was set back. */
  | { readonly kind: 'foreign'; readonly street: string; readonly title: string }
  | { readonly kind: 'unknown' };

interface Codes {
  /** Codes of rows, with how many rows bear them. */
  readonly rows: ReadonlyMap<string, number>;
  /** Codes that stand alone: in the hidden sheet, in the line below the title. */
  readonly alone: readonly string[];
}

function codesIn(workbook: Workbook): Codes {
  const rows = new Map<string, number>();
  const alone: string[] = [];
  for (const sheet of workbook.sheets) {
    for (const row of sheet.rows) {
      for (const cell of row) {
        if (cell.kind !== 'text' || cell.merged === true || !/c\s*j/iu.test(cell.text)) continue;
        const read = readRowCode(cell.text);
        if (read.kind === 'row') rows.set(read.part, (rows.get(read.part) ?? 0) + 1);
        else if (read.kind === 'none') alone.push(...partCodesIn(cell.text));
      }
    }
  }
  return { rows, alone };
}

/** What the hidden sheet says under a name. */
function markOf(workbook: Workbook, name: string): string {
  for (const sheet of workbook.sheets) {
    for (const row of sheet.rows.slice(0, 10)) if (row[0]?.text === name) return (row[1]?.text ?? '').slice(0, 40);
  }
  return '';
}

/** The texts that may name a community: the file's name and everything above and in the first rows. */
function namesIn(workbook: Workbook, fileName: string): string {
  const top = workbook.sheets.flatMap((sheet) => sheet.rows.slice(0, 6).flatMap((row) => row.map((cell) => cell.text)));
  return squash([fileName, ...workbook.sheets.map((sheet) => sheet.name), ...top].join(' '));
}

function byHeadings(workbook: Workbook, fileName: string, { content, parts }: KeptCollection): Recognised {
  const table = returnedTable(workbook, content.columns);
  const present = table?.present.filter(Boolean).length ?? 0;
  if (table === null || present < Math.max(2, Math.ceil(content.columns.length * 0.6))) return { kind: 'unknown' };
  const texts = namesIn(workbook, fileName);
  const named = (part: KeptPart): boolean =>
    [part.name, part.shortName, part.name.replace(/社区$/u, '')].some(
      (word) => squash(word).length >= 2 && texts.includes(squash(word)),
    );
  return {
    kind: 'ask',
    candidates: parts.toSorted((a, b) => Number(named(b)) - Number(named(a))),
  };
}

/** The most frequent code first. */
function ranked(codes: Codes): readonly string[] {
  const rows = [...codes.rows].toSorted((a, b) => b[1] - a[1]).map(([code]) => code);
  return [...new Set([...rows, ...codes.alone])];
}

/** Says whose file it is. Rows count more than the sheet around them: tables are pasted over each other. */
export function recognise(
  call: OfficeCall,
  collection: KeptCollection,
  workbook: Workbook,
  fileName: string,
): Recognised {
  const codes = ranked(codesIn(workbook));
  const known = codes.flatMap((code) => partByCode(call, code) ?? []);
  const here = known.find((part) => part.collection === collection.id);
  const [first] = known;
  if (first !== undefined && first.collection !== collection.id) {
    const other = collectionOf(call, first.collection);
    return { kind: 'other-collection', title: String(other.record.values['title'] ?? '') };
  }
  if (here !== undefined) return { kind: 'part', part: here };
  if (codes.length > 0) {
    return { kind: 'foreign', street: markOf(workbook, '街道'), title: markOf(workbook, '采集名称') };
  }
  return byHeadings(workbook, fileName, collection);
}
