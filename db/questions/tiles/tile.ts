/** A figure of the overview is a list: what is counted and what is shown behind it are one query. */
import type { Ledger } from '../../ledger.ts';
import { registerOf } from '../../ledger.ts';
import { type ListQuery, type ListRequest, listQuerySchema } from '../../list-query.ts';
import { list, type ListResult } from '../../read.ts';
import { may, type Viewer } from '../../rights.ts';

/** Under which heading a tile stands. */
export const tileGroups = [
  { key: 'head', label: '队伍概况' },
  { key: 'community', label: '各社区在册' },
  { key: 'grade', label: '岗位等级' },
  { key: 'sex', label: '性别' },
  { key: 'age', label: '年龄' },
  { key: 'education', label: '最高学历' },
  { key: 'political', label: '政治面貌' },
  { key: 'certificate', label: '职业水平证书' },
  { key: 'employment_form', label: '用工形式' },
  { key: 'pay', label: '合同与等级' },
  { key: 'growth', label: '培训与体检' },
  { key: 'care', label: '诉求与走访' },
  { key: 'open', label: '未了事项' },
] as const;
export type TileGroup = (typeof tileGroups)[number]['key'];

export interface Tile {
  /** Stable, so that a screen can ask for what is behind it: head.on_roll. */
  readonly key: string;
  readonly group: TileGroup;
  readonly label: string;
  readonly unit: string;
  /** The measures (1–17) that the figure speaks of. */
  readonly measures: readonly number[];
  /** The list that is counted, without its paging. */
  readonly query: ListQuery;
  /** Where not the rows are counted but something of each (posts lacking): by the row's key. */
  readonly amounts?: ReadonlyMap<string, number>;
  /** The tile of which it is a share. */
  readonly of?: string;
  /** Another register that the list tells of: where its reading is logged, opening the list is. */
  readonly tells?: string;
}

export interface TileFigure {
  readonly tile: Tile;
  readonly figure: number;
}

/** What a tile is made of. */
export type TileRequest = Omit<Tile, 'query'> & { readonly list: ListRequest };

/** Completes tiles; those of registers that are not there or not the viewer's to read are left out. */
export function tilesFor(
  ledger: Ledger,
  viewer: Viewer,
  day: string,
  requests: readonly TileRequest[],
): readonly Tile[] {
  return requests.flatMap(({ list: request, ...tile }): readonly Tile[] => {
    const register = ledger.registers.get(request.register);
    if (register === undefined || !may(viewer, register, 'read')) return [];
    return [{ ...tile, query: listQuerySchema.parse({ day, ...request }) }];
  });
}

/** The rows behind a tile; all of them unless told. @throws LedgerError forbidden */
export function rowsBehind(ledger: Ledger, viewer: Viewer, tile: Tile, limit = 100_000): ListResult {
  return list(ledger, viewer, { ...tile.query, limit });
}

/** What a tile says: how many rows its list has, or the sum of what is counted in them. @throws LedgerError forbidden */
export function figureOf(ledger: Ledger, viewer: Viewer, tile: Tile): number {
  const { amounts } = tile;
  const bare: Tile = { ...tile, query: { ...tile.query, columns: [], sort: [] } };
  if (amounts === undefined) return rowsBehind(ledger, viewer, bare, 0).total;
  return rowsBehind(ledger, viewer, bare).rows.reduce((sum, { id }) => sum + (amounts.get(id) ?? 0), 0);
}

/** Whether the viewer may read a register that this office has. */
export function readable(ledger: Ledger, viewer: Viewer, key: string): boolean {
  return ledger.registers.has(key) && may(viewer, registerOf(ledger, key), 'read');
}
