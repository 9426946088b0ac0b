/** The data validations of a worksheet (ECMA-376 part 1, 18.3.1.32; [MS-XLSX] 2.6.4 for those that point to other sheets). */
import type { WrittenLimit } from '../cell-limits.ts';
import { attributeOf, decodeXml, elementEnd, tagsOf, valueOf, type Tag } from '../xml-tokens.ts';
import { readRange } from './range-mover.ts';

/** The text of the first element of a name inside another, its own elements left out. */
function textIn(xml: string, from: number, to: number, name: string): string {
  const tag = [...tagsOf(xml, from, to)].find((one) => one.name === name && one.kind === 'open');
  if (tag === undefined) return '';
  const inner = xml.slice(tag.to, xml.lastIndexOf('</', elementEnd(xml, tag) - 1));
  return decodeXml(inner.replaceAll(/<[^>]*>/gu, ''));
}

function limitOf(xml: string, tag: Tag): WrittenLimit | null {
  const kind = attributeOf(xml, tag, 'type')?.raw;
  if (kind !== 'list' && kind !== 'date') return null;
  const end = elementEnd(xml, tag);
  const places = valueOf(xml, tag, 'sqref') ?? textIn(xml, tag.to, end, 'sqref');
  const ranges = places.split(/\s+/u).flatMap((place) => readRange(place) ?? []);
  return { kind, ranges, formula: textIn(xml, tag.to, end, 'formula1') };
}

/** @param from where what follows the rows begins */
export function writtenLimits(xml: string, from: number): readonly WrittenLimit[] {
  return [...tagsOf(xml, from)]
    .filter((tag) => tag.name === 'dataValidation' && tag.kind === 'open')
    .flatMap((tag) => limitOf(xml, tag) ?? []);
}

/** What the defined names of a workbook stand for. */
export function definedNames(xml: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const tag of tagsOf(xml)) {
    const name = tag.name === 'definedName' && tag.kind === 'open' ? valueOf(xml, tag, 'name') : undefined;
    if (name !== undefined) names.set(name, decodeXml(xml.slice(tag.to, xml.indexOf('<', tag.to))));
  }
  return names;
}
