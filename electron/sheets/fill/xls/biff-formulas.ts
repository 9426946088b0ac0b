/** The references in a formula's tokens ([MS-XLS] 2.5.198): found, moved with their rows, copied to other rows. */
import { refuse } from '../fill-refused.ts';
import type { RowMap } from '../row-map.ts';

export const lastXlsRow = 65_535;

/** Bytes behind a token's own, for tokens of a fixed length; the class of a token is left out of its number. */
const lengths: Readonly<Record<number, number>> = {
  0x01: 4,
  0x02: 4,
  0x18: 5,
  0x1c: 1,
  0x1d: 1,
  0x1e: 2,
  0x1f: 8,
  0x20: 7,
  0x21: 2,
  0x22: 3,
  0x23: 4,
  0x24: 4,
  0x25: 8,
  0x26: 6,
  0x27: 6,
  0x28: 6,
  0x29: 2,
  0x2a: 4,
  0x2b: 8,
  0x2c: 4,
  0x2d: 8,
  0x39: 6,
  0x3a: 6,
  0x3b: 10,
  0x3c: 6,
  0x3d: 10,
};

export const token = {
  exp: 0x01,
  table: 0x02,
  memArea: 0x26,
  ref: 0x24,
  area: 0x25,
  refN: 0x2c,
  areaN: 0x2d,
  ref3d: 0x3a,
  area3d: 0x3b,
} as const;

/** Without the class (reference, value, array) of those that have one. */
function kindOf(byte: number): number {
  return byte < 0x20 ? byte : (byte & 0x1f) | 0x20;
}

function tokenLength(view: DataView, at: number, kind: number): number {
  if (kind >= 0x03 && kind <= 0x16) return 1;
  if (kind === 0x17) return 3 + view.getUint8(at + 1) * ((view.getUint8(at + 2) & 1) === 1 ? 2 : 1);
  if (kind === 0x19) return 4 + ((view.getUint8(at + 1) & 0x04) === 0 ? 0 : 2 * (view.getUint16(at + 2, true) + 1));
  return 1 + (lengths[kind] ?? refuse('cannot-move'));
}

/** Visits each token with its place and its kind. @throws FillRefused cannot-move at one that is not known. */
export function visitTokens(
  view: DataView,
  from: number,
  size: number,
  visit: (at: number, kind: number) => void,
): void {
  for (let at = from; at < from + size;) {
    const kind = kindOf(view.getUint8(at));
    const length = tokenLength(view, at, kind);
    visit(at, kind);
    at += length;
  }
}

export interface TokenMove {
  /** The rows of the sheet that the formula stands on. */
  readonly own: RowMap | undefined;
  /** The rows of the sheet that an entry of EXTERNSHEET names. */
  readonly external: (entry: number) => RowMap | undefined;
  /** The row of the form that the formula stands in, or that its relative references count from; null for a name. */
  readonly row: number | null;
}

const rowRelative = 0x8000;

/** Where the rows of a reference and the columns with their flags stand. */
function cornersOf(
  at: number,
  kind: number,
): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
  const start = kind === token.ref3d || kind === token.area3d ? at + 3 : at + 1;
  const isArea = kind === token.area || kind === token.areaN || kind === token.area3d;
  return isArea
    ? { rows: [start, start + 2], columns: [start + 4, start + 6] }
    : { rows: [start], columns: [start + 2] };
}

function isReference(kind: number): boolean {
  return [token.ref, token.area, token.refN, token.areaN, token.ref3d, token.area3d].some((one) => one === kind);
}

/** The token that stands for a reference to deleted cells; the same number of bytes, of the same class. */
function setError(view: DataView, at: number, kind: number): void {
  const errors: Readonly<Record<number, number>> = {
    0x24: 0x2a,
    0x25: 0x2b,
    0x2c: 0x2a,
    0x2d: 0x2b,
    0x3a: 0x3c,
    0x3b: 0x3d,
  };
  view.setUint8(at, (view.getUint8(at) & 0x60) | ((errors[kind] ?? kind) & 0x1f));
}

/** Moves the references of a formula in place, as `moveFormula` does in an .xlsx. */
export function moveTokens(view: DataView, from: number, size: number, { own, external, row }: TokenMove): void {
  let moves = false;
  let remembers = false;
  visitTokens(view, from, size, (at, kind) => {
    remembers ||= kind === token.memArea;
    if (!isReference(kind)) return;
    const is3d = kind === token.ref3d || kind === token.area3d;
    const map = is3d ? external(view.getUint16(at + 1, true)) : own;
    const { rows, columns } = cornersOf(at, kind);
    const relative = columns.map((column) => (view.getUint16(column, true) & rowRelative) !== 0);
    const countsFrom = kind === token.refN || kind === token.areaN;
    const base = countsFrom ? (row ?? 0) : 0;
    const before = rows.map((place, i) =>
      countsFrom && relative[i] === true
        ? (base + view.getUint16(place, true)) & lastXlsRow
        : view.getUint16(place, true),
    );
    const newBase = countsFrom ? (own?.row(base) ?? base) : 0;
    if (map === undefined && newBase === base) return;
    const [top = 0, bottom = top] = before;
    const running = row === bottom && relative.at(-1) === true && !is3d;
    const moved =
      map === undefined ? [top, bottom] : map.range(top, bottom, rows.length === 1 || running ? 'keep' : 'grow');
    if (moved === null) {
      moves = true;
      setError(view, at, kind);
      return;
    }
    for (const [i, place] of rows.entries()) {
      const now = moved[i] ?? 0;
      moves ||= now !== before[i];
      view.setUint16(place, countsFrom && relative[i] === true ? (now - newBase) & lastXlsRow : now, true);
    }
  });
  // Such a formula repeats its areas behind its tokens.
  if (moves && remembers) refuse('cannot-move');
}

/** Moves the relative references of a formula that is copied some rows down, in place. */
export function copyTokens(view: DataView, from: number, size: number, rows: number): void {
  visitTokens(view, from, size, (at, kind) => {
    if (kind === token.exp || kind === token.table) refuse('array-formula');
    if (!isReference(kind) || kind === token.refN || kind === token.areaN) return;
    const corners = cornersOf(at, kind);
    for (const [i, place] of corners.rows.entries()) {
      if ((view.getUint16(corners.columns[i] ?? place, true) & rowRelative) === 0) continue;
      const now = view.getUint16(place, true) + rows;
      if (now < 0 || now > lastXlsRow) {
        setError(view, at, kind);
        return;
      }
      view.setUint16(place, now, true);
    }
  });
}

/** The tokens of a shared formula as they read in one of its cells. */
export function writtenOut(tokens: Uint8Array, size: number, row: number, column: number): Uint8Array {
  const own = Uint8Array.from(tokens);
  const view = new DataView(own.buffer);
  visitTokens(view, 0, size, (at, kind) => {
    if (kind !== token.refN && kind !== token.areaN) return;
    const { rows, columns } = cornersOf(at, kind);
    for (const [i, place] of rows.entries()) {
      const columnAt = columns[i] ?? place;
      const flags = view.getUint16(columnAt, true);
      if ((flags & rowRelative) !== 0) view.setUint16(place, (row + view.getUint16(place, true)) & lastXlsRow, true);
      if ((flags & 0x4000) !== 0) view.setUint16(columnAt, (flags & 0xc000) | ((column + (flags & 0xff)) & 0xff), true);
    }
    view.setUint8(at, (view.getUint8(at) & 0x60) | ((kind === token.refN ? token.ref : token.area) & 0x1f));
  });
  return own;
}
