/** The records of a workbook stream in BIFF8 ([MS-XLS] 2.1.4): taken apart and put together again. */
import { refuse } from '../fill-refused.ts';

export interface BiffRecord {
  readonly id: number;
  readonly data: Uint8Array;
}

export const recordId = {
  formula: 0x0006,
  end: 0x000a,
  externSheet: 0x0017,
  name: 0x0018,
  horizontalBreaks: 0x001b,
  note: 0x001c,
  dateMode: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  object: 0x005d,
  uncalced: 0x005e,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  pivotView: 0x00b0,
  scenarios: 0x00ae,
  mulRk: 0x00bd,
  mulBlank: 0x00be,
  richString: 0x00d6,
  blockOfCells: 0x00d7,
  xf: 0x00e0,
  merged: 0x00e5,
  drawing: 0x00ec,
  sharedStrings: 0x00fc,
  labelSst: 0x00fd,
  stringsIndex: 0x00ff,
  protect: 0x0012,
  labelRanges: 0x015f,
  conditions: 0x01b0,
  condition: 0x01b1,
  supBook: 0x01ae,
  hyperlink: 0x01b8,
  validation: 0x01be,
  dimensions: 0x0200,
  blank: 0x0201,
  number: 0x0203,
  label: 0x0204,
  boolOrError: 0x0205,
  string: 0x0207,
  row: 0x0208,
  index: 0x020b,
  array: 0x0221,
  dataTable: 0x0236,
  rk: 0x027e,
  format: 0x041e,
  sharedFormula: 0x04bc,
  tooltip: 0x0800,
  begin: 0x0809,
  feature: 0x0868,
  feature11: 0x0872,
  feature12: 0x0878,
  conditions12: 0x0879,
  condition12: 0x087a,
  xfChecksum: 0x087c,
  chartFormula: 0x1051,
} as const;

export function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

export function readRecords(stream: Uint8Array): BiffRecord[] {
  const view = viewOf(stream);
  const records: BiffRecord[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > stream.length) break;
    records.push({ id: view.getUint16(at, true), data: stream.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return records;
}

export function writeRecords(records: readonly BiffRecord[]): Uint8Array {
  const bytes = new Uint8Array(records.reduce((sum, { data }) => sum + 4 + data.length, 0));
  const view = viewOf(bytes);
  let at = 0;
  for (const { id, data } of records) {
    view.setUint16(at, id, true);
    view.setUint16(at + 2, data.length, true);
    bytes.set(data, at + 4);
    at += 4 + data.length;
  }
  return bytes;
}

/** A record's data with some of it written anew; the old one stays. */
export function changed(record: BiffRecord, change: (view: DataView) => void): BiffRecord {
  const data = Uint8Array.from(record.data);
  change(viewOf(data));
  return { id: record.id, data };
}

export interface WorkbookStream {
  readonly globals: readonly BiffRecord[];
  /** By tab, charts and macro sheets too. */
  readonly tabs: readonly (readonly BiffRecord[])[];
  /** Whether each tab is a worksheet. */
  readonly isSheet: readonly boolean[];
}

/** The records from a beginning to its end; embedded charts have their own of both. */
function substream(records: readonly BiffRecord[], from: number): readonly BiffRecord[] {
  let depth = 0;
  for (let i = from; i < records.length; i++) {
    const id = records[i]?.id;
    if (id === recordId.begin) depth += 1;
    else if (id === recordId.end && --depth === 0) return records.slice(from, i + 1);
  }
  return refuse('damaged');
}

/** @throws FillRefused password, damaged. */
export function readWorkbookStream(stream: Uint8Array): WorkbookStream {
  const records = readRecords(stream);
  const first = records[0];
  if (first?.id !== recordId.begin || viewOf(first.data).getUint16(0, true) !== 0x0600) return refuse('damaged');
  const globals = substream(records, 0);
  if (globals.some((record) => record.id === recordId.filePass)) refuse('password');
  const places = new Map<number, number>();
  let at = 0;
  for (const [i, record] of records.entries()) {
    places.set(at, i);
    at += 4 + record.data.length;
  }
  const bound = globals.filter((record) => record.id === recordId.boundSheet).map(({ data }) => viewOf(data));
  return {
    globals,
    tabs: bound.map((view) => substream(records, places.get(view.getUint32(0, true)) ?? refuse('damaged'))),
    isSheet: bound.map((view) => view.getUint8(5) === 0),
  };
}

/**
 * The stream anew. Records that repeat where others stand in the stream (INDEX, DBCELL, EXTSST) are left out: they only
 * speed up reading, and Excel does without.
 */
export function writeWorkbookStream({ globals, tabs }: WorkbookStream): Uint8Array {
  const places = new Set<number>([recordId.index, recordId.blockOfCells, recordId.stringsIndex]);
  const kept = (records: readonly BiffRecord[]) => records.filter((record) => !places.has(record.id));
  const parts = tabs.map((tab) => writeRecords(kept(tab)));
  const head = kept(globals);
  let at = head.reduce((sum, { data }) => sum + 4 + data.length, 0);
  let tab = 0;
  const placed = head.map((record) => {
    if (record.id !== recordId.boundSheet) return record;
    const begins = at;
    at += parts[tab]?.length ?? 0;
    tab += 1;
    return changed(record, (view) => view.setUint32(0, begins, true));
  });
  return new Uint8Array(Buffer.concat([writeRecords(placed), ...parts]));
}
