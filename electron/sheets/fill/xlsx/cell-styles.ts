/** Adds cell styles to a workbook's styles that are another style with a number format of its own (ECMA-376 part 1, 18.8). */
import { formatCode, showsDays } from '../../number-format.ts';
import { refuse } from '../fill-refused.ts';
import {
  elementEnd,
  encodeXml,
  nextTag,
  splice,
  tagsOf,
  valueOf,
  withAttribute,
  type Splice,
  type Tag,
} from '../xml-tokens.ts';

export interface CellStyles {
  /** The index of a style like `base` but for what is asked; the same wish gets the same index. */
  readonly derive: (base: number, wish: StyleWish) => number;
  /** The part with its new styles. */
  readonly xml: () => string;
}

export interface StyleWish {
  readonly numberFormat?: string | undefined;
  readonly quotePrefix?: boolean | undefined;
}

/** The built-in codes that do not depend on the system's language (18.8.30). */
const builtIn: Readonly<Record<string, number>> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};

/** Excel opens no workbook with more ("Excel specifications and limits": unique cell formats). */
const mostStyles = 65_490;

interface Container {
  readonly tag: Tag;
  readonly end: number;
  readonly children: readonly { readonly tag: Tag; readonly end: number }[];
}

function container(xml: string, name: string): Container | null {
  for (const tag of tagsOf(xml)) {
    if (tag.name !== name || tag.kind === 'close') continue;
    const end = elementEnd(xml, tag);
    const children: { tag: Tag; end: number }[] = [];
    for (let child = tag.kind === 'empty' ? null : nextTag(xml, tag.to, end); child !== null;) {
      if (child.kind === 'close') break;
      const childEnd = elementEnd(xml, child);
      children.push({ tag: child, end: childEnd });
      child = nextTag(xml, childEnd, end);
    }
    return { tag, end, children };
  }
  return null;
}

/** The pieces that put children behind those that a container has, and count them. */
function append(xml: string, { tag, end, children }: Container, added: readonly string[]): Splice[] {
  if (added.length === 0) return [];
  const open = withAttribute(xml.slice(tag.from, tag.to), 'count', String(children.length + added.length));
  const qualified = tag.prefix + tag.name;
  if (tag.kind === 'empty') {
    const opened = `${open.slice(0, -2).trimEnd()}>`;
    return [{ from: tag.from, to: end, text: `${opened}${added.join('')}</${qualified}>` }];
  }
  const close = xml.lastIndexOf('</', end - 1);
  return [
    { from: tag.from, to: tag.to, text: open },
    { from: close, to: close, text: added.join('') },
  ];
}

/** Number format ids by code, and the next free one. Own codes begin at 164. */
function readFormats(xml: string, formats: Container | null) {
  const ids = new Map(Object.entries(builtIn));
  const codes = new Map<number, string>();
  let next = 164;
  for (const { tag } of formats?.children ?? []) {
    const id = Number(valueOf(xml, tag, 'numFmtId'));
    const code = valueOf(xml, tag, 'formatCode') ?? '';
    ids.set(code, id);
    codes.set(id, code);
    next = Math.max(next, id + 1);
  }
  return { ids, codes, next };
}

/** @throws FillRefused damaged where the part has no cell styles. */
export function openStyles(xml: string): CellStyles {
  const styles = container(xml, 'cellXfs') ?? refuse('damaged');
  const formats = container(xml, 'numFmts');
  const known = readFormats(xml, formats);
  const { prefix } = styles.tag;
  const newFormats: string[] = [];
  const newStyles: string[] = [];
  const derived = new Map<string, number>();

  const formatId = (code: string): number => {
    const id = known.ids.get(code);
    if (id !== undefined) return id;
    newFormats.push(`<${prefix}numFmt numFmtId="${known.next}" formatCode="${encodeXml(code)}"/>`);
    known.ids.set(code, known.next);
    known.next += 1;
    return known.next - 1;
  };
  const codeOf = (style: Container['children'][number] | undefined): string | undefined =>
    style === undefined ? undefined : formatCode(Number(valueOf(xml, style.tag, 'numFmtId') ?? 0), known.codes);
  const derive = (base: number, { numberFormat, quotePrefix }: StyleWish): number => {
    const key = JSON.stringify([base, numberFormat, quotePrefix]);
    const before = derived.get(key);
    if (before !== undefined) return before;
    const child = styles.children[base];
    const own =
      child === undefined
        ? `<${prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`
        : xml.slice(child.tag.from, child.end);
    const openLength = child === undefined ? own.length : child.tag.to - child.tag.from;
    let open = own.slice(0, openLength);
    if (numberFormat !== undefined && !(showsDays(numberFormat) && showsDays(codeOf(child)))) {
      open = withAttribute(open, 'numFmtId', String(formatId(numberFormat)));
      open = withAttribute(open, 'applyNumberFormat', '1');
    }
    if (quotePrefix === true) open = withAttribute(open, 'quotePrefix', '1');
    const same = open + own.slice(openLength);
    const index = same === own && child !== undefined ? base : styles.children.length + newStyles.length;
    if (index !== base) newStyles.push(same);
    if (index >= mostStyles) refuse('too-many-styles');
    derived.set(key, index);
    return index;
  };
  return {
    derive,
    xml() {
      const pieces = append(xml, styles, newStyles);
      if (formats !== null) pieces.push(...append(xml, formats, newFormats));
      else if (newFormats.length > 0) {
        // numFmts is the first child of styleSheet.
        const root = [...tagsOf(xml)].find((tag) => tag.name === 'styleSheet')?.to ?? refuse('damaged');
        const text = `<${prefix}numFmts count="${newFormats.length}">${newFormats.join('')}</${prefix}numFmts>`;
        pieces.push({ from: root, to: root, text });
      }
      return splice(xml, pieces);
    },
  };
}
