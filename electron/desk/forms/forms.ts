/** Forms as records: opened, recognised, looked at, changed. */
import { registerOf, today } from '../../../db/ledger.ts';
import { newKey } from '../../../db/keys.ts';
import { writeChange } from '../../../db/records.ts';
import { storedRecord } from '../../../db/rows.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import { headingKey } from './bind-columns.ts';
import { type FormFile, readFormFile } from './form-file.ts';
import { blankEdit, keepBlank, readBlank } from './kept-file.ts';
import { foundIn, isPrivate, openForm, tableOf } from './open-form.ts';
import {
  changedHeadings,
  type FormContent,
  formByHeadings,
  formLikeThis,
  keepForm,
  keptForm,
  type KeptForm,
  rememberedHeadings,
} from './remembered.ts';
import type { Binding, FormColumn, FormSettings, FormTable, FormView } from './shapes.ts';
import { formWords } from './words.ts';

const title = (content: FormContent, fileName: string): string =>
  (content.tables.find((table) => table.used)?.title ?? '') || fileName.replace(/\.[^.]*$/u, '');

function firstSettings(call: OfficeCall, register: string): FormSettings {
  const sort = register === 'people' ? [{ key: 'community' }, { key: 'pinyin' }] : [];
  return {
    who: { register, filters: [], search: '', ids: null, day: today(call.ledger), sort },
    rows: 'insert',
    recipient: null,
    period: '',
  };
}

/** Bindings of last time, by heading; what is new is bound anew. */
function withKept(tables: readonly FormTable[], kept: KeptForm): readonly FormTable[] {
  // A heading may stand twice in a form: the first takes what the first took.
  const columns = Map.groupBy(
    kept.content.tables.flatMap((table) => table.columns),
    (column) => headingKey(column.heading),
  );
  const seen = new Map<string, number>();
  const cells = new Map(kept.content.tables.flatMap((table) => table.cells.map((cell) => [cell.text, cell] as const)));
  return tables.map((table) => ({
    ...table,
    used: kept.content.tables.find((one) => one.key === table.key)?.used ?? table.used,
    columns: table.columns.map((column): FormColumn => {
      const key = headingKey(column.heading);
      const place = seen.get(key) ?? 0;
      seen.set(key, place + 1);
      const last = columns.get(key)?.[place];
      if (last === undefined || last.binding === null || column.formula) return column;
      // What the form itself says is read anew: its drop-downs may be others, 2024年考核 is another year's by now.
      if (last.origin === 'sure' && column.origin === 'sure') return column;
      return { ...column, binding: last.binding, private: last.private, origin: 'remembered', reason: '上次这样取' };
    }),
    cells: table.cells.map((cell) => {
      const last = cells.get(cell.text);
      return last === undefined ? cell : { ...cell, binding: last.binding, origin: 'remembered', reason: '上次这样取' };
    }),
  }));
}

export interface OpenedFile {
  readonly id: string;
  /** `same`: filled before with just these headings; `similar`: a new version of one filled before. */
  readonly known: 'same' | 'similar' | 'new';
}

/** A file without one table that speaks a word of ours: a letter, a picture pasted into a sheet. */
function demandTable(file: FormFile, tables: readonly FormTable[], fileName: string): void {
  if (tables.some((table) => table.columns.length > 0)) return;
  const texts = file.sheets.some(({ grid }) => grid.rows.length > 0);
  throw new DeskError(
    'form-no-headings',
    texts
      ? `“${fileName}”里没有认出表头（如姓名、身份证号、社区名称）。请确认是要填写的空表；表头是图片的，请把表头文字复制后粘贴进来。`
      : `“${fileName}”里没有文字，可能整张表是图片。请向发表的单位索取可填写的电子表，或把表头文字粘贴进来。`,
  );
}

/**
 * Opens a form: an equal one of last time goes on under its own record, a new version takes over its bindings.
 * @throws DeskError sheet-…, form-… ; nothing is kept then
 */
export async function openFormFile(
  call: OfficeCall,
  name: string,
  bytes: Uint8Array,
  kind?: FormView['kind'],
): Promise<OpenedFile> {
  const file = await readFormFile(bytes, name);
  const { ledger } = call;
  const context = {
    ledger,
    remembered: (register: string) => rememberedHeadings(ledger, register),
    day: today(ledger),
  };
  const opened = openForm(file, context);
  demandTable(file, opened.tables, name);
  const same = formByHeadings(ledger, opened.tables);
  const kept = same ?? formLikeThis(ledger, opened.tables);
  const { digest, size } = await keepBlank(call, bytes);
  const settings = kept === null ? firstSettings(call, opened.register) : dated(kept.content.settings, today(ledger));
  const content: FormContent = {
    kind: kind ?? file.kind,
    tables: kept === null ? opened.tables : withKept(opened.tables, kept),
    settings,
    notes: opened.notes,
    changed:
      kept === null || same !== null ? { gone: [], new: [] } : changedHeadings(kept.content.tables, opened.tables),
  };
  const id = same?.form ?? newKey();
  if (same?.digest !== digest) writeForm(call, { id, name, digest, size, file, content, known: same !== null });
  keepForm(ledger, id, digest, content);
  return { id, known: same !== null ? 'same' : kept === null ? 'new' : 'similar' };
}

/** The cut-off day of last time is over: the day is today's. */
const dated = (settings: FormSettings, day: string): FormSettings => ({ ...settings, who: { ...settings.who, day } });

interface NewForm {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
  readonly size: number;
  readonly file: FormFile;
  readonly content: FormContent;
  readonly known: boolean;
}

function writeForm(call: OfficeCall, { id, name, digest, size, file, content, known }: NewForm): void {
  const headings = content.tables
    .filter((table) => table.used)
    .map((table) => table.columns.map((column) => column.heading.replaceAll('/', '·')).join('、'))
    .join('；')
    .slice(0, 8000);
  const values = {
    title: title(content, name).slice(0, 120),
    file_name: name,
    row_register: content.settings.who.register,
    headings,
    recipient: content.settings.recipient,
  };
  writeChange(
    call.ledger,
    { actor: call.session.account, kind: 'edit', title: known ? '换用新的空白表' : '收到表样 1 张' },
    [
      known
        ? { op: 'update', register: 'forms', id, version: null, patch: { file_name: name, headings } }
        : { op: 'create', register: 'forms', id, values },
      blankEdit(id, { name, kind: file.kind, digest, size }),
    ],
  );
}

/** @throws DeskError form-unknown */
export function formOf(call: OfficeCall, id: string): KeptForm & { readonly title: string; readonly fileName: string } {
  const stored = storedRecord(call.ledger, registerOf(call.ledger, 'forms'), id);
  const kept = keptForm(call.ledger, id);
  if (stored === undefined || stored.deleted_at !== null || kept === null) {
    throw new DeskError(
      'form-unknown',
      '这张表样已不存在，可能被删除了。请回到“按表头取数”重新打开空表，或到回收站恢复。',
    );
  }
  return { ...kept, title: String(stored.values['title']), fileName: String(stored.values['file_name']) };
}

export function formView(call: OfficeCall, id: string): FormView {
  const { content, title: name, fileName, times, lastFilled } = formOf(call, id);
  const { kind, tables, settings, notes, changed } = content;
  return { id, title: name, fileName, kind, tables, settings, notes, changed, filled: { times, last: lastFilled } };
}

/** The blank file of a form, read anew. */
export async function fileOfForm(
  call: OfficeCall,
  kept: { readonly digest: string; readonly fileName: string },
): Promise<FormFile> {
  return await readFormFile(await readBlank(call, kept.digest), kept.fileName);
}

/** Changes what is kept of a form, and shows it. */
export function changeForm(call: OfficeCall, id: string, change: (content: FormContent) => FormContent): FormView {
  const { content, digest } = formOf(call, id);
  keepForm(call.ledger, id, digest, change(content));
  return formView(call, id);
}

/** One table changed, the others as they are. @throws DeskError form-place-unknown */
export function changeTable(content: FormContent, key: string, change: (table: FormTable) => FormTable): FormContent {
  if (!content.tables.some((table) => table.key === key)) {
    throw new DeskError('form-place-unknown', '表样里没有这张表，可能已换了新的空白表。请刷新页面后重试。');
  }
  return { ...content, tables: content.tables.map((table) => (table.key === key ? change(table) : table)) };
}

/** A column as the clerk chose it. */
export function chosen(call: OfficeCall, register: string, column: FormColumn, binding: Binding | null): FormColumn {
  const words = formWords(call.ledger, register);
  const origin = binding === null ? 'none' : 'chosen';
  return {
    ...column,
    binding,
    origin,
    reason: binding === null ? '还没有选' : '手动选择',
    private: isPrivate(words, binding),
  };
}

/** The tables bound anew for another register of rows, or for heading rows that the clerk told. */
export async function bindAnew(
  call: OfficeCall,
  id: string,
  {
    register,
    heading,
  }: {
    readonly register: string;
    readonly heading?: { readonly table: string; readonly rows: readonly [number, number] };
  },
): Promise<FormView> {
  const kept = formOf(call, id);
  const file = await fileOfForm(call, kept);
  const { ledger } = call;
  const words = formWords(ledger, register);
  const { settings } = kept.content;
  const context = { ledger, words, remembered: rememberedHeadings(ledger, register), day: settings.who.day };
  const tables = file.sheets.map((sheet) => {
    const old = kept.content.tables.find((table) => table.key === String(sheet.place));
    const rows = heading?.table === String(sheet.place) ? heading.rows : (old?.headingRows ?? null);
    const table = tableOf(foundIn(sheet, words, rows), context, file.kind);
    return { ...table, used: old === undefined ? table.used : old.used || table.used };
  });
  const who = register === settings.who.register ? settings.who : firstSettings(call, register).who;
  keepForm(ledger, id, kept.digest, { ...kept.content, tables, settings: { ...settings, who } });
  return formView(call, id);
}
