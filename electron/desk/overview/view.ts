/** 总览 as it is shown: groups of figures, and the table behind any one of them. */
import { registerOf } from '../../../db/ledger.ts';
import { barGroups, figuresOf, tileOn, tilesOn } from '../../../db/questions/tiles.ts';
import { type Tile, type TileFigure, tileGroups, type TileGroup } from '../../../db/questions/tiles/tile.ts';
import type { OfficeCall } from '../procedure.ts';
import { logLooking } from '../read-log.ts';
import { asText, shownTable } from '../shown-table.ts';

export interface ShownTile {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly measures: readonly number[];
  readonly figure: number;
  /** The share of the whole in percent, one place; null where it is a share of nothing. */
  readonly percent: number | null;
}

export interface ShownGroup {
  readonly key: TileGroup;
  readonly label: string;
  /** It is drawn as bars. */
  readonly bars: boolean;
  readonly tiles: readonly ShownTile[];
}

export interface ShownOverview {
  readonly day: string;
  readonly groups: readonly ShownGroup[];
}

/** 12 of 80 → 15; null where there is no whole. */
function percentOf(figure: number, whole: number | undefined): number | null {
  return whole === undefined || whole === 0 ? null : Math.round((figure / whole) * 1000) / 10;
}

/** Figures in their groups. */
export function shownGroups(figures: readonly TileFigure[]): readonly ShownGroup[] {
  const known = new Map(figures.map(({ tile, figure }) => [tile.key, figure]));
  return tileGroups.flatMap(({ key, label }): readonly ShownGroup[] => {
    const own = figures.filter(({ tile }) => tile.group === key);
    if (own.length === 0) return [];
    const tiles = own.map(({ tile, figure }) => ({
      key: tile.key,
      label: tile.label,
      unit: tile.unit,
      measures: tile.measures,
      figure,
      percent: percentOf(figure, tile.of === undefined ? undefined : known.get(tile.of)),
    }));
    return [{ key, label, bars: barGroups.has(key), tiles }];
  });
}

/** @throws LedgerError forbidden */
export function overviewOn(call: OfficeCall, day: string): ShownOverview {
  const tiles = tilesOn(call.ledger, call.viewer, day);
  return { day, groups: shownGroups(figuresOf(call.ledger, call.viewer, tiles)) };
}

export interface Behind {
  readonly label: string;
  readonly unit: string;
  readonly register: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly cells: readonly string[];
    /** What is counted of the row where the rows themselves are not. */
    readonly amount: number | null;
  }[];
}

/** The list of a tile as texts. */
export function tableBehind(call: OfficeCall, tile: Tile): Behind {
  const table = shownTable(call.ledger, call.viewer, tile.query);
  return {
    label: tile.label,
    unit: tile.unit,
    register: registerOf(call.ledger, tile.query.register).key,
    columns: table.fields.map(({ label }) => label),
    rows: table.rows.map((row, place) => {
      const id = table.ids[place] ?? '';
      return {
        id,
        cells: table.fields.map((field, column) => asText(field, row[column] ?? null)),
        amount: tile.amounts?.get(id) ?? null,
      };
    }),
  };
}

/** What stands behind a figure. @throws LedgerError tile-unknown, forbidden */
export function behind(call: OfficeCall, day: string, key: string): Behind {
  const tile = tileOn(call.ledger, call.viewer, day, key);
  const shown = tableBehind(call, tile);
  if (tile.tells !== undefined) logLooking(call, tile.tells, shown.rows.length);
  return shown;
}
