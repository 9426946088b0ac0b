/** The plan of a workbook: its worksheets, its styles, its calendar, whether it computes when it is opened. */
import { refuse } from '../fill-refused.ts';
import type { OfficePackage } from '../office-package.ts';
import { attributeOf, elementEnd, tagsOf, valueOf, withAttribute, type Tag } from '../xml-tokens.ts';

export interface WorksheetPart {
  readonly name: string;
  readonly part: string;
}

export interface WorkbookParts {
  readonly part: string;
  /** The worksheets in the order of their tabs. */
  readonly worksheets: readonly WorksheetPart[];
  /** All tabs, charts too. */
  readonly names: readonly string[];
  readonly is1904: boolean;
  readonly styles: string | null;
  readonly calcChain: string | null;
}

function isTrue(raw: string | undefined): boolean {
  return raw === '1' || raw === 'true' || raw === 'on';
}

/** @throws FillRefused damaged where the plan cannot be followed. */
export function readWorkbookParts(pack: OfficePackage): WorkbookParts {
  const part = pack.relations('').find((one) => one.type === 'officeDocument')?.target ?? refuse('damaged');
  const xml = pack.text(part) ?? refuse('damaged');
  const relations = pack.relations(part);
  const worksheets: WorksheetPart[] = [];
  const names: string[] = [];
  let is1904 = false;
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close') continue;
    if (tag.name === 'workbookPr') is1904 = isTrue(attributeOf(xml, tag, 'date1904')?.raw);
    if (tag.name !== 'sheet') continue;
    const name = valueOf(xml, tag, 'name') ?? refuse('damaged');
    names.push(name);
    const id = valueOf(xml, tag, 'r:id') ?? relationId(xml, tag);
    const relation = relations.find((one) => one.id === id);
    const target = relation?.type === 'worksheet' ? relation.target : null;
    if (target !== null && pack.text(target) !== null) worksheets.push({ name, part: target });
  }
  const of = (type: string) => relations.find((one) => one.type === type)?.target ?? null;
  return { part, worksheets, names, is1904, styles: of('styles'), calcChain: of('calcChain') };
}

/** The relation of a tab where the file calls the prefix otherwise. */
function relationId(xml: string, tag: Tag): string | undefined {
  return /\s\w+:id\s*=\s*["']([^"']*)["']/u.exec(xml.slice(tag.from, tag.to))?.[1];
}

/** A workbook part that has Excel compute all formulas when it opens the file. */
export function withFullCalculation(xml: string): string {
  let behind: Tag | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close') continue;
    if (tag.name === 'calcPr') {
      const open = withAttribute(xml.slice(tag.from, tag.to), 'fullCalcOnLoad', '1');
      return xml.slice(0, tag.from) + open + xml.slice(tag.to);
    }
    // calcPr follows these, which stand in this order.
    if (['sheets', 'functionGroups', 'externalReferences', 'definedNames'].includes(tag.name)) behind = tag;
  }
  if (behind === undefined) return refuse('damaged');
  const end = elementEnd(xml, behind);
  return `${xml.slice(0, end)}<${behind.prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(end)}`;
}
