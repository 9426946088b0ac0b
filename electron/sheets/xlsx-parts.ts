/**
 * What the reading library leaves out of an .xlsx: which tabs are worksheets, where each one's filled cells end, and
 * the number format of cells that are not 常规, without building a style object per cell.
 */
import { formatCode } from './number-format.ts';
import { inflateEntry, type ZipEntry } from './zip-directory.ts';

export interface SheetPart {
  /** The place in the workbook's list of tabs. */
  readonly index: number;
  /** 1-based row and column of the last filled cell; 0 where the sheet is empty. */
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly filled: number;
  /** Number format codes by `cellKey`. */
  readonly formats: ReadonlyMap<number, string>;
}

/** One number for a 0-based row and column. */
export function cellKey(row: number, column: number): number {
  return row * 16_384 + column;
}

const attribute = /([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

function attributes(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of tag.matchAll(attribute)) {
    if (name !== undefined) found.set(name, double ?? single ?? '');
  }
  return found;
}

function tags(xml: string, name: string): Map<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*)>`, 'gu'))].map((m) =>
    attributes(m[1] ?? ''),
  );
}

/** Resolves a part's target against the folder of the part that names it. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function relationsOf(path: string): string {
  const folder = folderOf(path);
  const name = path.slice(folder === '' ? 0 : folder.length + 1);
  return `${folder === '' ? '' : `${folder}/`}_rels/${name}.rels`;
}

/** The parts by index of their tab; null where the package's plan cannot be followed. */
export function readSheetParts(bytes: Uint8Array, entries: readonly ZipEntry[]): readonly SheetPart[] | null {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const text = (name: string): string | null => {
    const entry = byName.get(name);
    const part = entry === undefined ? null : inflateEntry(bytes, entry);
    return part === null ? null : Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1');
  };
  const office = tags(text('_rels/.rels') ?? '', 'Relationship').find((r) =>
    (r.get('Type') ?? '').endsWith('/officeDocument'),
  );
  const workbookPath = resolve('', office?.get('Target') ?? '');
  const workbook = text(workbookPath);
  if (workbook === null) return null;
  const folder = folderOf(workbookPath);
  const relations = tags(text(relationsOf(workbookPath)) ?? '', 'Relationship');
  const target = (end: string, id?: string) =>
    relations
      .find((r) => (r.get('Type') ?? '').endsWith(end) && (id === undefined || r.get('Id') === id))
      ?.get('Target');
  const stylesTarget = target('/styles');
  const codes = readFormatCodes(stylesTarget === undefined ? '' : (text(resolve(folder, stylesTarget)) ?? ''));
  const parts: SheetPart[] = [];
  for (const [index, tab] of tags(workbook, 'sheet').entries()) {
    const path = target('/worksheet', tab.get('r:id') ?? [...tab].find(([name]) => name.endsWith(':id'))?.[1]);
    const xml = path === undefined ? null : text(resolve(folder, path));
    if (xml !== null) parts.push(scanSheet(index, xml, codes));
  }
  return parts;
}

/** The format code of each cell style; undefined for 常规 and 文本. */
function readFormatCodes(xml: string): readonly (string | undefined)[] {
  const custom = new Map<number, string>();
  for (const format of tags(xml, 'numFmt')) {
    custom.set(Number(format.get('numFmtId')), decode(format.get('formatCode') ?? ''));
  }
  const list = /<(?:\w+:)?cellXfs[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/u.exec(xml)?.[1] ?? '';
  return tags(list, 'xf').map((xf) => formatCode(Number(xf.get('numFmtId') ?? '0'), custom));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The parts are read as Latin-1 for speed; a format code may hold Chinese and entities. */
function decode(latin1: string): string {
  return Buffer.from(latin1, 'latin1')
    .toString('utf8')
    .replaceAll(/&(#x?)?(\w+);/gu, (whole, number: string | undefined, name: string) => {
      if (number === undefined) return entities[name] ?? whole;
      return String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10) || 0xfffd);
    });
}

const rowOrCell = /<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>/gu;
const reference = /(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d+)["']/u;
const styleOf = /(?:^|\s)s\s*=\s*["'](\d+)["']/u;

function columnNumber(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * 26 + (letters.charCodeAt(i) & 31);
  return number;
}

function scanSheet(index: number, xml: string, codes: readonly (string | undefined)[]): SheetPart {
  const formats = new Map<number, string>();
  let row = 0;
  let column = 0;
  let lastRow = 0;
  let lastColumn = 0;
  let filled = 0;
  rowOrCell.lastIndex = 0;
  for (let found = rowOrCell.exec(xml); found !== null; found = rowOrCell.exec(xml)) {
    const plan = found[2] ?? '';
    const at = reference.exec(plan);
    if (found[1] === 'row') {
      row = at === null ? row + 1 : Number(at[2]);
      column = 0;
      continue;
    }
    column = at === null ? column + 1 : columnNumber(at[1] ?? '');
    const cellRow = at === null ? row : Number(at[2]);
    if (plan.endsWith('/') || xml.startsWith('</', rowOrCell.lastIndex)) continue;
    filled += 1;
    if (cellRow > lastRow) lastRow = cellRow;
    if (column > lastColumn) lastColumn = column;
    const style = styleOf.exec(plan);
    const code = style === null ? undefined : codes[Number(style[1])];
    if (code !== undefined) formats.set(cellKey(cellRow - 1, column - 1), code);
  }
  return { index, lastRow, lastColumn, filled, formats };
}
