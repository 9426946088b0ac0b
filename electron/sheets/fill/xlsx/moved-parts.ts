/** Moves what stands outside of the worksheets with their rows: names, drawings, charts, notes, tables, pivots, controls. */
import { refuse } from '../fill-refused.ts';
import type { OfficePackage } from '../office-package.ts';
import type { RowMap } from '../row-map.ts';
import { attributeOf, encodeXml, splice, tagsOf, valueOf, type Splice } from '../xml-tokens.ts';
import { chartRules, commentRules, controlRules, pivotRules, tableRules, workbookRules } from './element-rules.ts';
import { moveAnchors, moveVml } from './moved-anchors.ts';
import { moveElements, type ElementRules } from './moved-elements.ts';
import { rangeMover, sheetKey, type RangeMover } from './range-mover.ts';
import type { WorkbookParts } from './workbook-parts.ts';

type Pieces = (xml: string) => readonly Splice[];

function change(pack: OfficePackage, part: string | null, pieces: Pieces): void {
  const xml = part === null ? null : pack.text(part);
  if (part !== null && xml !== null) pack.replace(part, splice(xml, pieces(xml)));
}

function byRules(rules: ElementRules, mover: RangeMover): Pieces {
  return (xml) => moveElements(xml, 0, xml.length, rules, mover);
}

/** By the type of its relation: how a part of a sheet follows the sheet's rows. */
function piecesFor(type: string, mover: RangeMover): Pieces | null {
  const { map } = mover;
  switch (type) {
    case 'drawing':
      return (xml) => [...byRules(chartRules, mover)(xml), ...(map === undefined ? [] : moveAnchors(xml, map))];
    case 'vmlDrawing':
      return (xml) => moveVml(xml, mover);
    case 'comments':
    case 'threadedComment':
      return byRules(commentRules, mover);
    case 'table':
      return byRules(tableRules, mover);
    case 'pivotTable':
      return byRules(pivotRules, mover);
    case 'ctrlProp':
      return byRules(controlRules, mover);
    case 'tableSingleCells':
      return map === undefined ? null : refuse('cannot-move');
    default:
      return null;
  }
}

/** The source of a pivot table names its sheet beside its range. */
function pivotSource(maps: ReadonlyMap<string, RowMap>, names: readonly string[]): Pieces {
  return (xml) =>
    [...tagsOf(xml)].flatMap((tag): Splice[] => {
      if (tag.name !== 'worksheetSource' || tag.kind === 'close') return [];
      const sheet = valueOf(xml, tag, 'sheet');
      const range = attributeOf(xml, tag, 'ref');
      if (sheet === undefined || range === undefined || attributeOf(xml, tag, 'r:id') !== undefined) return [];
      const moved = rangeMover(maps, sheet, names).range(range.raw) ?? refuse('cannot-move');
      return moved === range.raw ? [] : [{ from: range.from, to: range.to, text: encodeXml(moved) }];
    });
}

/** @param maps the rows of each sheet that gets or loses some, by the key of its name. */
export function moveParts(pack: OfficePackage, workbook: WorkbookParts, maps: ReadonlyMap<string, RowMap>): void {
  const everywhere = rangeMover(maps, null, workbook.names);
  change(pack, workbook.part, byRules(workbookRules, everywhere));
  for (const { name, part } of workbook.worksheets) {
    const mover = rangeMover(maps, name, workbook.names);
    for (const { type, target } of pack.relations(part)) {
      const pieces = maps.has(sheetKey(name)) || type !== 'tableSingleCells' ? piecesFor(type, mover) : null;
      if (pieces !== null) change(pack, target, pieces);
    }
  }
  for (const part of pack.names) {
    if (/\/charts\/chart[^/]*\.xml$/u.test(part)) change(pack, part, byRules(chartRules, everywhere));
    else if (/\/pivotCache\/pivotCacheDefinition[^/]*\.xml$/u.test(part))
      change(pack, part, pivotSource(maps, workbook.names));
  }
}
