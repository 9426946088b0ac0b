/** Adds texts to the shared strings of a workbook stream ([MS-XLS] 2.4.265, 2.5.293), behind those that it has. */
import { changed, recordId, viewOf, type BiffRecord } from './biff-records.ts';

/** The most bytes that a record holds. */
const mostBytes = 8224;

export interface SharedStrings {
  /** The number of a text; each is added once. */
  readonly add: (text: string) => number;
  /** The records of the workbook with the texts added. @param references how many cells more have a text. */
  readonly write: (globals: readonly BiffRecord[], references: number) => BiffRecord[];
}

function characters(text: string, wide: boolean): Uint8Array {
  return new Uint8Array(Buffer.from(text, wide ? 'utf16le' : 'latin1'));
}

/** The records that hold some texts whole; one that is too long for a record goes on in the next, with its width again. */
function continued(texts: readonly string[]): BiffRecord[] {
  const records: BiffRecord[] = [];
  let parts: Uint8Array[] = [];
  let room = mostBytes;
  const close = () => {
    if (parts.length > 0) records.push({ id: recordId.continued, data: new Uint8Array(Buffer.concat(parts)) });
    parts = [];
    room = mostBytes;
  };
  const put = (bytes: Uint8Array) => {
    parts.push(bytes);
    room -= bytes.length;
  };
  for (const text of texts) {
    const wide = /[^\0-\xff]/u.test(text);
    const width = wide ? 2 : 1;
    const bytes = characters(text, wide);
    if (room < 3 + bytes.length) close();
    put(Uint8Array.of(text.length & 0xff, text.length >> 8, wide ? 1 : 0));
    let at = 0;
    for (;;) {
      const fits = Math.min(bytes.length - at, Math.floor(room / width) * width);
      put(bytes.subarray(at, at + fits));
      at += fits;
      if (at >= bytes.length) break;
      close();
      put(Uint8Array.of(wide ? 1 : 0));
    }
  }
  close();
  return records;
}

export function openSharedStrings(globals: readonly BiffRecord[]): SharedStrings {
  const place = globals.findIndex((record) => record.id === recordId.sharedStrings);
  const old = globals[place];
  const known = old === undefined ? 0 : viewOf(old.data).getUint32(4, true);
  const added = new Map<string, number>();
  return {
    add(text) {
      const number = added.get(text) ?? known + added.size;
      added.set(text, number);
      return number;
    },
    write(records, references) {
      if (added.size === 0 && references === 0) return [...records];
      const at = records.findIndex((record) => record.id === recordId.sharedStrings);
      const table = records[at] ?? { id: recordId.sharedStrings, data: new Uint8Array(8) };
      const counted = changed(table, (view) => {
        view.setUint32(0, view.getUint32(0, true) + references, true);
        view.setUint32(4, known + added.size, true);
      });
      if (at < 0) {
        const end = records.findIndex((record) => record.id === recordId.end);
        return [...records.slice(0, end), counted, ...continued([...added.keys()]), ...records.slice(end)];
      }
      const behind = records.slice(at + 1);
      const end = at + 1 + behind.findIndex((record) => record.id !== recordId.continued);
      const before = records.slice(at + 1, end);
      return [...records.slice(0, at), counted, ...before, ...continued([...added.keys()]), ...records.slice(end)];
    },
  };
}
