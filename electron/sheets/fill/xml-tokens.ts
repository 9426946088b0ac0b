/** Finds tags and attributes in an XML text by their places, so that a few of them can be changed and all else stays as it is. */

export interface Tag {
  readonly from: number;
  /** One behind its `>`. */
  readonly to: number;
  readonly kind: 'open' | 'close' | 'empty';
  /** With its colon, or empty. */
  readonly prefix: string;
  /** Without the prefix. */
  readonly name: string;
}

export interface Attribute {
  readonly name: string;
  /** As it stands, with its entities. */
  readonly raw: string;
  /** Where its value stands, without the quotes. */
  readonly from: number;
  readonly to: number;
}

/** A piece of a text to be replaced. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const lessThan = 60;
const greaterThan = 62;
const slash = 47;
const quote = 34;
const apostrophe = 39;
const colon = 58;

/** Where a comment, CDATA section, instruction or document type that begins at `from` ends; −1 where a tag begins. */
function skipped(xml: string, from: number): number {
  const next = xml.charCodeAt(from + 1);
  if (next !== 33 && next !== 63) return -1;
  const [start, end] = xml.startsWith('<!--', from)
    ? [4, '-->']
    : xml.startsWith('<![CDATA[', from)
      ? [9, ']]>']
      : next === 63
        ? [2, '?>']
        : [2, '>'];
  const found = xml.indexOf(end, from + start);
  return found < 0 ? xml.length : found + end.length;
}

/** The first tag at or behind a place; null behind the last one, or where a tag never ends. */
export function nextTag(xml: string, at: number, end: number = xml.length): Tag | null {
  let from = xml.indexOf('<', at);
  while (from >= 0 && from < end) {
    const behind = skipped(xml, from);
    if (behind < 0) return tagAt(xml, from);
    from = xml.indexOf('<', behind);
  }
  return null;
}

function tagAt(xml: string, from: number): Tag | null {
  const closing = xml.charCodeAt(from + 1) === slash;
  const start = closing ? from + 2 : from + 1;
  let nameEnd = start;
  let split = -1;
  for (; nameEnd < xml.length; nameEnd++) {
    const code = xml.charCodeAt(nameEnd);
    if (code <= 32 || code === greaterThan || code === slash) break;
    if (code === colon && split < 0) split = nameEnd;
  }
  let to = nameEnd;
  for (let open = 0; ; to++) {
    if (to >= xml.length) return null;
    const code = xml.charCodeAt(to);
    if (open !== 0) {
      if (code === open) open = 0;
    } else if (code === quote || code === apostrophe) open = code;
    else if (code === greaterThan) break;
    else if (code === lessThan) return null;
  }
  return {
    from,
    to: to + 1,
    kind: closing ? 'close' : xml.charCodeAt(to - 1) === slash ? 'empty' : 'open',
    prefix: split < 0 ? '' : xml.slice(start, split + 1),
    name: xml.slice(split < 0 ? start : split + 1, nameEnd),
  };
}

/** Every tag between two places. */
export function* tagsOf(xml: string, from = 0, to: number = xml.length): Generator<Tag> {
  for (let tag = nextTag(xml, from, to); tag !== null; tag = nextTag(xml, tag.to, to)) yield tag;
}

/** One behind the end of the element that a tag begins; the text's end where it is never closed. */
export function elementEnd(xml: string, open: Tag): number {
  if (open.kind !== 'open') return open.to;
  let depth = 1;
  for (let tag = nextTag(xml, open.to); tag !== null; tag = nextTag(xml, tag.to)) {
    if (tag.name !== open.name || tag.prefix !== open.prefix || tag.kind === 'empty') continue;
    depth += tag.kind === 'open' ? 1 : -1;
    if (depth === 0) return tag.to;
  }
  return xml.length;
}

const attributePattern = /\s([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

export function attributesOf(xml: string, tag: Tag): readonly Attribute[] {
  const found: Attribute[] = [];
  for (const match of xml.slice(tag.from, tag.to).matchAll(attributePattern)) {
    const raw = match[2] ?? match[3] ?? '';
    const to = tag.from + match.index + match[0].length - 1;
    found.push({ name: match[1] ?? '', raw, from: to - raw.length, to });
  }
  return found;
}

/** An attribute by its name as it stands, with its prefix. */
export function attributeOf(xml: string, tag: Tag, name: string): Attribute | undefined {
  return attributesOf(xml, tag).find((attribute) => attribute.name === name);
}

/** The decoded value of an attribute. */
export function valueOf(xml: string, tag: Tag, name: string): string | undefined {
  const found = attributeOf(xml, tag, name);
  return found === undefined ? undefined : decodeXml(found.raw);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities and CDATA sections resolved. */
export function decodeXml(raw: string): string {
  if (!raw.includes('&') && !raw.includes('<')) return raw;
  return raw.replaceAll(
    /<!\[CDATA\[([\s\S]*?)\]\]>|&(#x?)?(\w+);/gu,
    (whole, section: string | undefined, number: string | undefined, name: string) => {
      if (section !== undefined) return section;
      if (number === undefined) return entities[name] ?? whole;
      const code = Number.parseInt(name, number === '#x' ? 16 : 10);
      return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : '\u{fffd}';
    },
  );
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute in double quotes. */
export function encodeXml(text: string): string {
  return /[&<>"]/u.test(text) ? text.replaceAll(/[&<>"]/gu, (sign) => escapes[sign] ?? sign) : text;
}

/** A tag with one attribute set or, where the value is null, taken away. */
export function withAttribute(tagText: string, name: string, value: string | null): string {
  for (const match of tagText.matchAll(attributePattern)) {
    if (match[1] !== name) continue;
    const put = value === null ? '' : ` ${name}="${encodeXml(value)}"`;
    return tagText.slice(0, match.index) + put + tagText.slice(match.index + match[0].length);
  }
  if (value === null) return tagText;
  const end = tagText.endsWith('/>') ? tagText.length - 2 : tagText.length - 1;
  const before = tagText.slice(0, end).trimEnd();
  return `${before} ${name}="${encodeXml(value)}"${tagText.slice(end)}`;
}

/** The text with its pieces replaced; they do not overlap and may come in any order. */
export function splice(text: string, pieces: readonly Splice[]): string {
  if (pieces.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const piece of [...pieces].sort((a, b) => a.from - b.from || a.to - b.to)) {
    parts.push(text.slice(at, piece.from), piece.text);
    at = piece.to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
