/** Moves the references that stand in attributes and texts of a part, by a table of where they stand. */
import { refuse } from '../fill-refused.ts';
import { attributesOf, decodeXml, elementEnd, encodeXml, nextTag, type Splice, type Tag } from '../xml-tokens.ts';
import type { RangeMover } from './range-mover.ts';

/** How a place is to be read: one range, a list of ranges, a formula, or the row that a page break follows. */
export type Reading = 'range' | 'ranges' | 'formula' | 'break';

export interface ElementRules {
  /** By element and attribute, without prefixes. */
  readonly attributes: Readonly<Record<string, Readonly<Record<string, Reading>>>>;
  /** By element: what its text is. */
  readonly texts: Readonly<Record<string, Reading>>;
  /** Elements whose every range may be deleted, and which then go with it: the innermost around it. */
  readonly removable: ReadonlySet<string>;
}

interface OpenElement {
  readonly tag: Tag;
  /** Children that stay and that go. */
  kept: number;
  gone: number;
}

function moved(reading: Reading, text: string, mover: RangeMover): string | null {
  switch (reading) {
    case 'range':
      return mover.range(text);
    case 'ranges':
      return mover.ranges(text);
    case 'formula':
      return mover.formula(text);
    case 'break': {
      // The break lies in front of the row whose 0-based number is its id.
      const rows = mover.map?.range(Number(text), Number(text));
      return mover.map === undefined ? text : rows === null || rows === undefined ? null : String(rows[0]);
    }
  }
}

/** The pieces to replace between two places of a part. */
export function moveElements(xml: string, from: number, to: number, rules: ElementRules, mover: RangeMover): Splice[] {
  const pieces: Splice[] = [];
  const stack: OpenElement[] = [];
  let at = from;
  for (let tag = nextTag(xml, at, to); tag !== null; tag = nextTag(xml, at, to)) {
    at = tag.to;
    if (tag.kind === 'close') {
      const closed = close(stack, tag);
      if (closed !== undefined && closed.kept === 0 && closed.gone > 0) drop(pieces, closed.tag.from, tag.to);
      else if (closed !== undefined) pieces.push(...countChildren(xml, closed));
      continue;
    }
    const changes = changesOf(xml, tag, rules, mover, stack.at(-1)?.tag.name ?? '');
    if (changes === null) {
      const gone = dropped(stack, tag, rules);
      const end = elementEnd(xml, gone);
      drop(pieces, gone.from, end);
      const parent = stack.at(-1);
      if (parent !== undefined) {
        parent.gone += 1;
        if (gone !== tag) parent.kept -= 1;
      }
      at = end;
      continue;
    }
    pieces.push(...changes);
    const parent = stack.at(-1);
    if (parent !== undefined) parent.kept += 1;
    if (tag.kind === 'open') stack.push({ tag, kept: 0, gone: 0 });
  }
  return pieces;
}

function close(stack: OpenElement[], tag: Tag): OpenElement | undefined {
  for (let i = stack.length - 1; i >= 0; i--) {
    const open = stack[i];
    if (open?.tag.name !== tag.name || open.tag.prefix !== tag.prefix) continue;
    stack.length = i;
    return open;
  }
  return undefined;
}

/**
 * The element that goes when a range is deleted; those inside of it leave the stack. A table or pivot without rows has
 * no form of its own.
 */
function dropped(stack: OpenElement[], tag: Tag, rules: ElementRules): Tag {
  if (rules.removable.has(tag.name)) return tag;
  for (let i = stack.length - 1; i >= 0; i--) {
    const open = stack[i];
    if (open === undefined || !rules.removable.has(open.tag.name)) continue;
    stack.length = i;
    return open.tag;
  }
  return refuse('cannot-move');
}

/** Takes an element away, and with it what was to be replaced inside of it. */
function drop(pieces: Splice[], from: number, to: number): void {
  while ((pieces.at(-1)?.from ?? -1) >= from) pieces.pop();
  pieces.push({ from, to, text: '' });
}

/** An element that lost some children counts the rest. */
function countChildren(xml: string, { tag, gone }: OpenElement): Splice[] {
  if (gone === 0) return [];
  return attributesOf(xml, tag)
    .filter(({ name }) => name === 'count' || name === 'manualBreakCount')
    .map(({ from, to, raw }) => ({ from, to, text: String(Math.max(0, Number(raw) - gone)) }));
}

/** The pieces of one tag and the text behind it; null where it points to deleted rows alone. */
function changesOf(xml: string, tag: Tag, rules: ElementRules, mover: RangeMover, parent: string): Splice[] | null {
  const pieces: Splice[] = [];
  const readings = rules.attributes[tag.name];
  if (readings !== undefined && !(tag.name === 'brk' && parent !== 'rowBreaks')) {
    for (const attribute of attributesOf(xml, tag)) {
      const reading = readings[attribute.name];
      if (reading === undefined) continue;
      const before = decodeXml(attribute.raw);
      const after = moved(reading, before, mover);
      if (after === null) return null;
      if (after !== before) pieces.push({ from: attribute.from, to: attribute.to, text: encodeXml(after) });
    }
  }
  const reading = tag.kind === 'open' ? rules.texts[tag.name] : undefined;
  if (reading !== undefined) {
    const end = nextTag(xml, tag.to)?.from ?? tag.to;
    const before = decodeXml(xml.slice(tag.to, end));
    const after = moved(reading, before, mover);
    if (after === null) return null;
    if (after !== before) pieces.push({ from: tag.to, to: end, text: encodeXml(after) });
  }
  return pieces;
}
