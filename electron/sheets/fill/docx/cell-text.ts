/** The text of a table cell in a Word document: read, and put anew in the manner of what stood there. */
import { decodeXml, elementEnd, encodeXml, nextTag, tagsOf, withAttribute, type Tag } from '../xml-tokens.ts';
import { findTag, type DocumentCell } from './tables.ts';

/** Paragraphs and line breaks become line breaks; deleted text and the codes of fields are left out. */
export function readCellText(xml: string, { propertiesTo, inner }: DocumentCell): string {
  let text = '';
  let paragraphs = 0;
  for (const tag of tagsOf(xml, propertiesTo, inner)) {
    if (tag.kind === 'close') continue;
    if (tag.name === 'p') {
      if (paragraphs > 0) text += '\n';
      paragraphs += 1;
    } else if (tag.name === 't' && tag.kind === 'open')
      text += decodeXml(xml.slice(tag.to, nextTag(xml, tag.to)?.from ?? tag.to));
    else if (tag.name === 'br' || tag.name === 'cr') text += '\n';
    else if (tag.name === 'tab' && isInRun(xml, tag)) text += '\t';
  }
  return text;
}

/** `tab` also names a tab stop of a paragraph, which has a position. */
function isInRun(xml: string, tag: Tag): boolean {
  return !xml.slice(tag.from, tag.to).includes('pos=');
}

interface Manner {
  /** The paragraph's opening tag. */
  readonly open: string;
  readonly paragraph: string;
  readonly run: string;
}

function elementText(xml: string, tag: Tag | null): string {
  return tag === null ? '' : xml.slice(tag.from, elementEnd(xml, tag));
}

/** How the first paragraph of a cell and its first run look; a cell without a run has the look of its paragraph mark. */
function mannerOf(xml: string, { propertiesTo, inner }: DocumentCell, prefix: string): Manner {
  const paragraph = findTag(xml, propertiesTo, inner, 'p');
  if (paragraph === null) return { open: `<${prefix}p>`, paragraph: '', run: '' };
  const end = elementEnd(xml, paragraph);
  const properties = findTag(xml, paragraph.to, end, 'pPr');
  const propertiesEnd = properties === null ? paragraph.to : elementEnd(xml, properties);
  const first = findTag(xml, propertiesEnd, inner, 'r');
  const inRun = first === null ? null : findTag(xml, first.to, elementEnd(xml, first), 'rPr');
  const ofMark = properties === null ? null : findTag(xml, properties.to, propertiesEnd, 'rPr');
  const open = xml.slice(paragraph.from, paragraph.to);
  return {
    open: paragraph.kind === 'empty' ? `${open.slice(0, -2).trimEnd()}>` : open,
    paragraph: elementText(xml, properties),
    run: elementText(xml, first === null ? ofMark : inRun),
  };
}

/** What marks a place in the text and reaches beyond the cell: it stays, or Word would find an end without a beginning. */
function marksOf(xml: string, { propertiesTo, inner }: DocumentCell): string {
  const names = /^(?:bookmark|commentRange|moveFromRange|moveToRange|perm)(?:Start|End)$/u;
  return [...tagsOf(xml, propertiesTo, inner)]
    .filter((tag) => tag.kind === 'empty' && names.test(tag.name))
    .map((tag) => xml.slice(tag.from, tag.to))
    .join('');
}

/** Signs that XML cannot hold are left out: Word has no way to write them. */
function runText(text: string, prefix: string): string {
  const safe = text.replaceAll(/\r\n?/gu, '\n').replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu, '');
  return safe
    .split('\n')
    .map((line) => (line === '' ? '' : `<${prefix}t xml:space="preserve">${encodeXml(line)}</${prefix}t>`))
    .join(`<${prefix}br/>`);
}

/**
 * The paragraphs of a cell with another text.
 * @param copied the cell is one of a copied row: marks and the paragraph's id, which are there but once, stay behind.
 */
export function cellWithText(xml: string, cell: DocumentCell, text: string, copied: boolean): string {
  const { prefix } = cell.tag;
  const manner = mannerOf(xml, cell, prefix);
  const open = copied ? withoutIds(manner.open) : manner.open;
  const marks = copied ? '' : marksOf(xml, cell);
  const paragraph = text === '' ? withMark(manner, prefix) : manner.paragraph;
  const run = text === '' ? '' : `<${prefix}r>${manner.run}${runText(text, prefix)}</${prefix}r>`;
  return `${open}${paragraph}${marks}${run}</${prefix}p>`;
}

/** The properties of a paragraph that loses its only run keep the run's look, for what is typed there later. */
function withMark({ paragraph, run }: Manner, prefix: string): string {
  if (run === '' || paragraph.includes(`<${prefix}rPr`) || paragraph.includes(`<${prefix}pPrChange`)) return paragraph;
  const close = paragraph.lastIndexOf(`</${prefix}pPr>`);
  return close < 0 ? `<${prefix}pPr>${run}</${prefix}pPr>` : paragraph.slice(0, close) + run + paragraph.slice(close);
}

/** A tag without the ids that must not occur twice ([MS-DOCX] 2.6.2.3). */
export function withoutIds(tagText: string): string {
  return withAttribute(withAttribute(tagText, 'w14:paraId', null), 'w14:textId', null);
}
