/** The data validations of a worksheet in an .xls ([MS-XLS] 2.4.95 Dv). */
import type { WrittenLimit } from '../cell-limits.ts';
import { rangeName, type CellRange } from '../xlsx/range-mover.ts';
import { recordId, viewOf, type BiffRecord } from './biff-records.ts';

const kinds: Readonly<Record<number, WrittenLimit['kind']>> = { 3: 'list', 4: 'date' };
/** Tokens of a formula ([MS-XLS] 2.5.198): a text, and an area of the own sheet in its three classes. */
const textToken = 0x17;
const areaTokens: ReadonlySet<number> = new Set([0x25, 0x45, 0x65]);
const titles = 4;

function textAt(data: Uint8Array, at: number, count: number): { readonly text: string; readonly to: number } {
  const wide = ((data[at] ?? 0) & 1) === 1;
  const to = at + 1 + count * (wide ? 2 : 1);
  return { text: Buffer.from(data.subarray(at + 1, to)).toString(wide ? 'utf16le' : 'latin1'), to };
}

/** The formula of a list as an .xlsx would have it; empty where it points elsewhere. */
function formulaOf(tokens: Uint8Array): string {
  const [token = 0] = tokens;
  // A list written out has its words parted by NUL.
  if (token === textToken) return `"${textAt(tokens, 2, tokens[1] ?? 0).text.replaceAll('\0', ',')}"`;
  if (!areaTokens.has(token) || tokens.length < 9) return '';
  const view = viewOf(tokens);
  const [fromRow, toRow] = [view.getUint16(1, true), view.getUint16(3, true)];
  const [fromColumn, toColumn] = [view.getUint16(5, true) & 0x3fff, view.getUint16(7, true) & 0x3fff];
  return rangeName({ fromRow, toRow, fromColumn, toColumn });
}

function limitOf({ data }: BiffRecord): WrittenLimit | null {
  const view = viewOf(data);
  const kind = kinds[view.getUint32(0, true) & 0x0f];
  if (kind === undefined) return null;
  let at = 4;
  for (let i = 0; i < titles; i++) at = textAt(data, at + 2, view.getUint16(at, true)).to;
  const length = view.getUint16(at, true);
  const formula = formulaOf(data.subarray(at + 4, at + 4 + length));
  at += 4 + length;
  at += 4 + view.getUint16(at, true);
  const count = view.getUint16(at, true);
  const ranges = Array.from({ length: count }, (_, i): CellRange => {
    const place = at + 2 + i * 8;
    const [fromRow, toRow] = [view.getUint16(place, true), view.getUint16(place + 2, true)];
    const [fromColumn, toColumn] = [view.getUint16(place + 4, true), view.getUint16(place + 6, true)];
    return { fromRow, toRow, fromColumn, toColumn };
  });
  return { kind, ranges, formula };
}

/** @throws RangeError where a record is cut off */
export function writtenLimits(records: readonly BiffRecord[]): readonly WrittenLimit[] {
  return records.filter(({ id }) => id === recordId.validation).flatMap((record) => limitOf(record) ?? []);
}
