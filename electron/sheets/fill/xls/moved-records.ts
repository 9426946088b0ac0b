/** Moves what stands around the cells of a worksheet with its rows: merges, validations, conditions, breaks, links, notes, drawings. */
import { refuse } from '../fill-refused.ts';
import type { RowMap } from '../row-map.ts';
import { lastXlsRow, moveTokens, type TokenMove } from './biff-formulas.ts';
import { changed, recordId, viewOf, type BiffRecord } from './biff-records.ts';
import { moveDrawing, checkObject } from './moved-drawings.ts';

export interface SheetMove extends Omit<TokenMove, 'row'> {
  readonly own: RowMap;
}

/** Rows first and last, columns first and last, in eight bytes (Ref8U). */
interface Area {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

function readArea(view: DataView, at: number): Area {
  const at2 = (offset: number) => view.getUint16(at + offset, true);
  return { rows: [at2(0), at2(2)], columns: [at2(4), at2(6)] };
}

function areaBytes({ rows, columns }: Area): number[] {
  return [...rows, ...columns].flatMap((number) => [number & 0xff, number >> 8]);
}

/** Areas after the move; those that cover a row to copy cover its copies too. */
function movedAreas(areas: readonly Area[], map: RowMap): Area[] {
  return areas.flatMap((area): Area[] => {
    const rows = map.range(...area.rows, 'grow');
    const copies = map.inserted
      .filter(({ model }) => model >= area.rows[0] && model <= area.rows[1])
      .filter(({ at }) => rows === null || at < rows[0] || at > rows[1])
      .map(({ at, count }): Area => ({ ...area, rows: [at, at + count - 1] }));
    return rows === null ? copies : [{ ...area, rows }, ...copies];
  });
}

function readAreas(view: DataView, at: number): Area[] {
  return Array.from({ length: view.getUint16(at, true) }, (_, i) => readArea(view, at + 2 + i * 8));
}

function countedAreas(areas: readonly Area[]): number[] {
  return [areas.length & 0xff, areas.length >> 8, ...areas.flatMap(areaBytes)];
}

/** The most ranges that one record of merged cells holds. */
const mostMerges = 1026;

function mergedCells(record: BiffRecord, map: RowMap): BiffRecord[] {
  const before = readAreas(viewOf(record.data), 0);
  const kept = before.flatMap((area): Area[] => {
    const rows = map.range(...area.rows);
    return rows === null || (rows[0] === rows[1] && area.columns[0] === area.columns[1]) ? [] : [{ ...area, rows }];
  });
  const copies = map.inserted.flatMap(({ at, count, model }) => {
    const across = before.filter(({ rows }) => rows[0] === model && rows[1] === model);
    return Array.from({ length: count }, (_, i) =>
      across.map((area): Area => ({ ...area, rows: [at + i, at + i] })),
    ).flat();
  });
  const all = [...kept, ...copies];
  const records: BiffRecord[] = [];
  for (let i = 0; i < all.length; i += mostMerges) {
    records.push({ id: record.id, data: Uint8Array.from(countedAreas(all.slice(i, i + mostMerges))) });
  }
  return records;
}

/** A record that begins with, or has at a place, one area: it moves, or goes with its rows. */
function oneArea(record: BiffRecord, at: number, map: RowMap): BiffRecord[] {
  const rows = map.range(...readArea(viewOf(record.data), at).rows, 'grow');
  if (rows === null) return [];
  return [
    changed(record, (view) => {
      view.setUint16(at, rows[0], true);
      view.setUint16(at + 2, rows[1], true);
    }),
  ];
}

/** Where a unicode string with its length in two bytes ends. */
function stringEnd(view: DataView, at: number): number {
  const length = view.getUint16(at, true);
  return at + 3 + length * ((view.getUint8(at + 2) & 1) === 1 ? 2 : 1);
}

function validation(record: BiffRecord, move: SheetMove): BiffRecord[] {
  const view = viewOf(record.data);
  let at = 4;
  for (let i = 0; i < 4; i++) at = stringEnd(view, at);
  const first = at;
  const second = first + 4 + view.getUint16(first, true);
  const areasAt = second + 4 + view.getUint16(second, true);
  const before = readAreas(view, areasAt);
  const areas = movedAreas(before, move.own);
  if (areas.length === 0) return [];
  const row = before[0]?.rows[0] ?? 0;
  const head = changed({ id: record.id, data: record.data.subarray(0, areasAt) }, (own) => {
    for (const place of [first, second]) moveTokens(own, place + 4, own.getUint16(place, true), { ...move, row });
  });
  return [{ id: record.id, data: Uint8Array.from([...head.data, ...countedAreas(areas)]) }];
}

interface Conditions {
  readonly record: BiffRecord | null;
  readonly row: number;
}

/** The areas of a conditional format, and the row from which its formulas count. */
function conditions(record: BiffRecord, map: RowMap): Conditions {
  const view = viewOf(record.data);
  const row = readArea(view, 4).rows[0];
  const areas = movedAreas(readAreas(view, 12), map);
  if (areas.length === 0) return { record: null, row };
  const bound: Area = {
    rows: [Math.min(...areas.map((one) => one.rows[0])), Math.max(...areas.map((one) => one.rows[1]))],
    columns: [Math.min(...areas.map((one) => one.columns[0])), Math.max(...areas.map((one) => one.columns[1]))],
  };
  const data = [...record.data.subarray(0, 4), ...areaBytes(bound), ...countedAreas(areas)];
  return { record: { id: record.id, data: Uint8Array.from(data) }, row };
}

function condition(record: BiffRecord, move: SheetMove, row: number): BiffRecord {
  return changed(record, (view) => {
    const [first, second] = [view.getUint16(2, true), view.getUint16(4, true)];
    const end = view.byteLength;
    moveTokens(view, end - second - first, first, { ...move, row });
    moveTokens(view, end - second, second, { ...move, row });
  });
}

function pageBreaks(record: BiffRecord, map: RowMap): BiffRecord[] {
  const view = viewOf(record.data);
  const breaks = Array.from({ length: view.getUint16(0, true) }, (_, i) =>
    [0, 2, 4].map((at) => view.getUint16(2 + i * 6 + at, true)),
  );
  const moved = breaks.flatMap(([row = 0, ...columns]) => {
    const place = map.row(row);
    return place === null ? [] : [[place, ...columns]];
  });
  const numbers = [moved.length, ...moved.flat()];
  return moved.length === 0
    ? []
    : [{ id: record.id, data: Uint8Array.from(numbers.flatMap((n) => [n & 0xff, n >> 8])) }];
}

function note(record: BiffRecord, map: RowMap): BiffRecord {
  return changed(record, (view) => view.setUint16(0, map.row(view.getUint16(0, true)) ?? refuse('cannot-move'), true));
}

/** The areas of a shared feature (ignored errors, permissions): from byte 27 on, counted at 19 ([MS-XLS] 2.4.112). */
function feature(record: BiffRecord, map: RowMap): BiffRecord {
  return changed(record, (view) => {
    for (let i = 0; i < view.getUint16(19, true); i++) {
      const at = 27 + i * 8;
      const rows = map.range(view.getUint16(at, true), view.getUint16(at + 2, true), 'grow') ?? refuse('cannot-move');
      view.setUint16(at, rows[0], true);
      view.setUint16(at + 2, rows[1], true);
    }
  });
}

function dimensions(record: BiffRecord, map: RowMap): BiffRecord {
  return changed(record, (view) => {
    const end = view.getUint32(4, true);
    if (end > 0) view.setUint32(4, Math.min(lastXlsRow + 1, end + map.added), true);
  });
}

const unmovable = new Set<number>([
  recordId.pivotView,
  recordId.scenarios,
  recordId.labelRanges,
  recordId.feature11,
  recordId.feature12,
  recordId.conditions12,
  recordId.condition12,
]);

function movedRecord(record: BiffRecord, move: SheetMove): BiffRecord[] {
  const map = move.own;
  if (unmovable.has(record.id)) return refuse('cannot-move');
  switch (record.id) {
    case recordId.dimensions:
      return [dimensions(record, map)];
    case recordId.merged:
      return mergedCells(record, map);
    case recordId.hyperlink:
      return oneArea(record, 0, map);
    case recordId.tooltip:
      return oneArea(record, 2, map);
    case recordId.validation:
      return validation(record, move);
    case recordId.horizontalBreaks:
      return pageBreaks(record, map);
    case recordId.note:
      return [note(record, map)];
    case recordId.feature:
      return [feature(record, map)];
    case recordId.drawing:
      return [moveDrawing(record, map)];
    case recordId.object:
      checkObject(record);
      return [record];
    default:
      return [record];
  }
}

/** A chart's series, which name the cells they show. */
export function moveChart(record: BiffRecord, move: Omit<TokenMove, 'row'>): BiffRecord {
  if (record.id !== recordId.chartFormula) return record;
  return changed(record, (view) =>
    moveTokens(view, 8, view.getUint16(6, true), { ...move, own: undefined, row: null }),
  );
}

/** The records around the cells of a sheet whose rows move. */
export function moveRecords(records: readonly BiffRecord[], move: SheetMove, depthBefore: number): BiffRecord[] {
  let depth = depthBefore;
  let conditionsRow: number | null = null;
  return records.flatMap((record): BiffRecord[] => {
    if (record.id === recordId.begin) depth += 1;
    else if (record.id === recordId.end) depth -= 1;
    if (depth > 1) return [moveChart(record, move)];
    if (record.id === recordId.conditions) {
      const moved = conditions(record, move.own);
      conditionsRow = moved.record === null ? null : moved.row;
      return moved.record === null ? [] : [moved.record];
    }
    if (record.id === recordId.condition) return conditionsRow === null ? [] : [condition(record, move, conditionsRow)];
    return movedRecord(record, move);
  });
}
