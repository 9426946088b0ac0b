/**
 * 总览 and 未了事项: every figure as a list of records. The count is the count of exactly the list that opens behind it.
 */
import type { Ledger } from '../ledger.ts';
import type { Viewer } from '../rights.ts';
import { LedgerError } from '../errors.ts';
import { staffingFacts } from './staffing.ts';
import { careTiles, growthTiles, headTiles, payTiles } from './tiles/headline.ts';
import { openItemTiles } from './tiles/open-items.ts';
import { structureTiles } from './tiles/structure.ts';
import { figureOf, type Tile, type TileFigure, type TileGroup, tilesFor } from './tiles/tile.ts';

/** Groups in which a tile stands only where it counts somebody: the bars of a chart. */
export const barGroups: ReadonlySet<TileGroup> = new Set([
  'community',
  'sex',
  'age',
  'education',
  'political',
  'certificate',
  'employment_form',
  'grade',
]);

/** All tiles of the overview on a day, as far as the viewer may read them. @throws LedgerError forbidden */
export function tilesOn(ledger: Ledger, viewer: Viewer, day: string): readonly Tile[] {
  const facts = staffingFacts(ledger, viewer, day);
  return tilesFor(ledger, viewer, day, [
    ...headTiles(facts),
    ...payTiles(day),
    ...growthTiles(ledger, viewer, day),
    ...careTiles(ledger, viewer, day),
    ...structureTiles(ledger, viewer, day, facts.places),
  ]);
}

/** What is under way on a day, register by register. */
export function openItemsOn(ledger: Ledger, viewer: Viewer, day: string): readonly Tile[] {
  return tilesFor(ledger, viewer, day, openItemTiles());
}

/** The tiles with what they say; bars of nobody are left out. */
export function figuresOf(ledger: Ledger, viewer: Viewer, tiles: readonly Tile[]): readonly TileFigure[] {
  return tiles
    .map((tile) => ({ tile, figure: figureOf(ledger, viewer, tile) }))
    .filter(({ tile, figure }) => figure > 0 || !barGroups.has(tile.group));
}

/** One tile by its key. @throws LedgerError tile-unknown, forbidden */
export function tileOn(ledger: Ledger, viewer: Viewer, day: string, key: string): Tile {
  const tiles = key.startsWith('open.') ? openItemsOn(ledger, viewer, day) : tilesOn(ledger, viewer, day);
  const tile = tiles.find((one) => one.key === key);
  if (tile === undefined)
    throw new LedgerError('tile-unknown', '这一项统计已不存在，或您的账号不能查看。请刷新总览后重试。');
  return tile;
}
