/** The formulas of a sheet after rows came and went: shared ones are written out one by one where they no longer are alike. */
import { refuse } from '../fill-refused.ts';
import { encodeXml, withAttribute } from '../xml-tokens.ts';
import { cellKey } from '../../xlsx-parts.ts';
import { copyFormula } from './formula-references.ts';
import { rangeName, readRange, type RangeMover } from './range-mover.ts';
import type { CellXml, FormulaXml, SheetXml } from './sheet-rows.ts';

export interface MovedFormula {
  /** The place in the form. */
  readonly row: number;
  readonly column: number;
  /** As it reads in the filled file. */
  readonly text: string;
  /** It reads otherwise than in the form. */
  readonly changed: boolean;
  /** The new element; null where the old one stays as it is. */
  readonly element: string | null;
  /** A formula over several cells or a table of data, which is not copied to other rows. */
  readonly many: boolean;
  readonly array: boolean;
}

interface Master {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

interface Placed {
  readonly row: number;
  readonly cell: CellXml;
  readonly formula: FormulaXml;
}

function placedFormulas(sheet: SheetXml): Placed[] {
  return sheet.rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell) => (cell.formula === null ? [] : [{ row, cell, formula: cell.formula }])),
  );
}

/** The text of a formula element, with what its sharing leaves out. */
function writtenOut({ row, cell, formula }: Placed, masters: ReadonlyMap<string, Master>): string {
  if (formula.kind !== 'shared' || formula.text !== '') return formula.text;
  const master = masters.get(formula.group) ?? refuse('damaged');
  return copyFormula(master.text, row - master.row, cell.column - master.column);
}

/** An array formula or data table may move as a whole. */
function movedRange({ formula }: Placed, mover: RangeMover): string | null {
  const range = formula.range === null ? null : readRange(formula.range);
  if (range === null || mover.map === undefined) return formula.range;
  const rows = mover.map.range(range.fromRow, range.toRow);
  // One that goes with its deleted rows needs no place.
  if (rows === null) return formula.range;
  if (rows[1] - rows[0] !== range.toRow - range.fromRow)
    refuse('array-formula', { row: range.fromRow, column: range.fromColumn });
  if (formula.kind === 'dataTable' && rows[0] !== range.fromRow) refuse('array-formula');
  return rangeName({ ...range, fromRow: rows[0], toRow: rows[1] });
}

function elementOf(formula: FormulaXml, xml: string, text: string, range: string | null): string {
  const name = `${formula.tag.prefix}f`;
  let open = xml.slice(formula.tag.from, formula.tag.to);
  if (formula.kind === 'shared') for (const gone of ['t', 'si', 'ref']) open = withAttribute(open, gone, null);
  else if (range !== null) open = withAttribute(open, 'ref', range);
  if (formula.tag.kind === 'empty') {
    if (formula.kind === 'dataTable') return open;
    open = `${open.slice(0, -2).trimEnd()}>`;
  }
  return `${open}${encodeXml(text)}</${name}>`;
}

function isOneCell(range: string | null): boolean {
  const cells = range === null ? null : readRange(range);
  return cells !== null && cells.fromRow === cells.toRow && cells.fromColumn === cells.toColumn;
}

/**
 * The formulas by the `cellKey` of their place in the form.
 * @param overwritten the keys of cells that get a value instead.
 * @throws FillRefused array-formula, spans-sheets, damaged.
 */
export function moveFormulas(
  sheet: SheetXml,
  mover: RangeMover,
  overwritten: ReadonlySet<number>,
): ReadonlyMap<number, MovedFormula> {
  const moved = new Map<number, MovedFormula>();
  if (!sheet.hasFormulas) return moved;
  const placed = placedFormulas(sheet);
  const masters = new Map(
    placed
      .filter(({ formula }) => formula.kind === 'shared' && formula.text !== '')
      .map(({ row, cell, formula }) => [formula.group, { row, column: cell.column, text: formula.text }]),
  );
  const texts = placed.map((one) => {
    const before = writtenOut(one, masters);
    return { before, after: one.formula.kind === 'dataTable' ? before : mover.formula(before, one.row) };
  });
  const apart =
    mover.map !== undefined ||
    placed.some(({ row, cell, formula }, i) => {
      if (formula.kind !== 'shared') return false;
      return (
        texts[i]?.before !== texts[i]?.after || (formula.range !== null && overwritten.has(cellKey(row, cell.column)))
      );
    });
  for (const [i, one] of placed.entries()) {
    const { row, cell, formula } = one;
    const { before, after } = texts[i] ?? refuse('damaged');
    const range = movedRange(one, mover);
    const rewritten = before !== after || range !== formula.range || (formula.kind === 'shared' && apart);
    const array = formula.kind === 'array';
    moved.set(cellKey(row, cell.column), {
      row,
      column: cell.column,
      text: after,
      changed: before !== after,
      element: rewritten ? elementOf(formula, sheet.xml, after, range) : null,
      many: formula.kind === 'dataTable' || (array && !isOneCell(formula.range)),
      array,
    });
  }
  return moved;
}
