/** A platform's own template read for its headings: its heading row becomes the columns of an export profile (导出格式). */
import { today } from '../../db/ledger.ts';
import { DeskError } from './errors.ts';
import type { ProfileColumn } from './export-profiles.ts';
import { readFormFile } from './forms/form-file.ts';
import { foundIn, tableOf } from './forms/open-form.ts';
import { rememberedHeadings } from './forms/remembered.ts';
import type { FormTable, Origin } from './forms/shapes.ts';
import { formWords } from './forms/words.ts';
import type { OfficeCall } from './procedure.ts';

export interface TemplateColumn extends ProfileColumn {
  readonly origin: Origin;
  /** Why it takes what it takes, in Chinese. */
  readonly reason: string;
}

export interface ReadTemplate {
  readonly sheet: string;
  readonly columns: readonly TemplateColumn[];
}

/** How many columns of a table are known. */
const known = (table: FormTable): number => table.columns.filter(({ origin }) => origin !== 'none').length;

/**
 * Reads the headings of a template, bound as 按表头取数 binds them; what is not known stays blank for the clerk to choose.
 * @throws DeskError sheet-…, form-… for what cannot be read; profile-template-headings
 */
export async function readTemplate(
  call: OfficeCall,
  register: string,
  name: string,
  bytes: Uint8Array,
): Promise<ReadTemplate> {
  const { ledger } = call;
  const file = await readFormFile(bytes, name);
  const words = formWords(ledger, register);
  const context = { ledger, words, remembered: rememberedHeadings(ledger, register), day: today(ledger) };
  const tables = file.sheets.map((sheet) => tableOf(foundIn(sheet, words), context, file.kind));
  const [best] = tables.toSorted((a, b) => known(b) - known(a) || b.columns.length - a.columns.length);
  if (best === undefined || best.columns.length === 0) {
    throw new DeskError(
      'profile-template-headings',
      `“${name}”里没有认出表头，没有读入。请确认是平台的导入模板，并且表头里有姓名、身份证号这样的栏目。`,
    );
  }
  return {
    sheet: best.name,
    columns: best.columns.map(({ heading, binding, origin, reason }) => ({
      heading,
      binding: binding ?? { take: 'blank' },
      words: {},
      origin,
      reason,
    })),
  };
}
