/**
 * 按表头取数 and 给名单取数 as the screens see them: a form (表样) that somebody sent, its tables, what each column takes,
 * and who belongs in. Plain data; the desk keeps it with the form, so that nothing of it is lost by a lock or a crash.
 */
import type { Filter } from '../../../db/list-query.ts';
import type { DayStyle } from '../../../db/rules/day.ts';

/** How an ID or phone number is written. `quoted` is text with a leading quote, as Excel types it. */
export type NumberStyle = 'full' | 'masked' | 'last6' | 'spaced' | 'quoted';
/** How a bound column writes its value; what does not fit the kind of the field is ignored. */
export interface CellStyle {
  readonly number?: NumberStyle | undefined;
  /** `date` is a real Excel date in the cell's own number format. */
  readonly day?: DayStyle | 'date' | undefined;
  /** The key of a word set of `db/rules/word-sets.ts`: 党员 for 中共党员, 本科 for 大学本科, 汉 for 汉族 … */
  readonly words?: string | undefined;
  /** By code: the form's own word for it, as its drop-down has it; a word set chosen by the clerk goes before. */
  readonly as?: Readonly<Record<string, string>> | undefined;
  /** Names of two characters padded with a full-width space to the width of three: 张　三. */
  readonly padded?: boolean | undefined;
  /** Months counted as 6年3个月, 6.25, 6 (full years) or 75. */
  readonly months?: 'text' | 'decimal' | 'years' | 'months' | undefined;
  /** What stands where there is no value: nothing, 无, / or —. */
  readonly empty?: '' | '无' | '/' | '—' | undefined;
}

/** What a column, or a single cell, takes. */
export type Binding =
  /** A column of the list of the form's register: own, custom, derived or as of the day. */
  | { readonly take: 'field'; readonly field: string; readonly style: CellStyle }
  /** 学历/学位, 院校及专业: several fields joined by a sign, empty ones left out. */
  | {
      readonly take: 'joined';
      readonly parts: readonly { readonly field: string; readonly style: CellStyle }[];
      readonly by: string;
    }
  /** How many people the row stands for satisfy the filters; in a single cell, how many of all who belong in. */
  | { readonly take: 'count'; readonly filters: readonly Filter[] }
  /** 序号: 1, 2, 3 …; `perGroup` begins anew in every community. */
  | { readonly take: 'sequence'; readonly perGroup: boolean }
  | { readonly take: 'constant'; readonly text: string }
  /** The office's street, county, the foot line's names, the cut-off day, the recipient. */
  | { readonly take: 'office'; readonly fact: OfficeFact }
  /** Left for the pen, on purpose. */
  | { readonly take: 'blank' };

export type OfficeFact = 'street' | 'county' | 'head' | 'preparer' | 'phone' | 'cut_off' | 'recipient' | 'period';

/** Why a binding stands: chosen by the clerk, remembered from last time, found by the heading, or only guessed. */
export type Origin = 'chosen' | 'remembered' | 'sure' | 'guess' | 'none';

export interface FormColumn {
  /** 0-based place in the table. */
  readonly index: number;
  /** A, B … of a sheet; 1, 2 … of a Word table. */
  readonly letter: string;
  /** The parts of the heading joined by `/`. */
  readonly heading: string;
  readonly binding: Binding | null;
  readonly origin: Origin;
  /** Why, in Chinese. */
  readonly reason: string;
  /** Cells of this column that hold formulas are never filled. */
  readonly formula: boolean;
  /** The register field's private kind, so that the page says what leaves unmasked. */
  readonly private: boolean;
}

/** A single cell outside the rows, such as 共__人, 填报单位：, 截止日期：; `text` holds ＿＿ where the value goes. */
export interface FormCell {
  readonly place: string;
  readonly text: string;
  readonly binding: Binding | null;
  readonly origin: Origin;
  readonly reason: string;
}

/** A table of the form: of a sheet, of a Word document, or one of two side by side. */
export interface FormTable {
  readonly key: string;
  /** Sheet name, or 表1 of a document. */
  readonly name: string;
  /** The title above the table, as far as there is one. */
  readonly title: string;
  /** 1-based rows of the heading, inclusive; null where the clerk must say. */
  readonly headingRows: readonly [from: number, to: number] | null;
  readonly columns: readonly FormColumn[];
  readonly cells: readonly FormCell[];
  /** Rows ready to be filled below the heading. */
  readonly emptyRows: number;
  /** What stands below the rows: 合计, 填表人 … in words. */
  readonly below: readonly string[];
  /** Takes part in the filling. */
  readonly used: boolean;
}

/** Who belongs in: the rows of a register as its list finds them. */
export interface FormWho {
  /** `people` for a roster, `communities` for a table with a row for each community, or any other register. */
  readonly register: string;
  readonly filters: readonly Filter[];
  readonly search: string;
  /** Chosen by hand, in this order; null for all that the filters find. */
  readonly ids: readonly string[] | null;
  /** The cut-off day (截止日期), YYYY-MM-DD. */
  readonly day: string;
  readonly sort: readonly { readonly key: string; readonly descending?: boolean | undefined }[];
}

export interface FormSettings {
  readonly who: FormWho;
  /** `insert`: as many rows as people, the form's own empty rows first; `leave`: the form's rows stay, the rest stay empty. */
  readonly rows: 'insert' | 'exact';
  readonly recipient: string | null;
  readonly period: string;
}

/** A form as the page shows it. */
export interface FormView {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly kind: 'xlsx' | 'xls' | 'docx' | 'text';
  readonly tables: readonly FormTable[];
  readonly settings: FormSettings;
  /** Filled before: how often, and when last. */
  readonly filled: { readonly times: number; readonly last: string | null };
  /** Headings that were there last time and are not, and the other way round; empty on the first time. */
  readonly changed: { readonly gone: readonly string[]; readonly new: readonly string[] };
  /** What the clerk should know: 工作表受保护 …; nothing here stops the filling. */
  readonly notes: readonly string[];
}

/** One thing that a column may take. */
export interface FormItem {
  readonly field: string;
  readonly label: string;
  readonly group: string;
  readonly kind: string;
  readonly private: boolean;
  /** The code list whose words it writes, for the choice of a word set. */
  readonly list: string | null;
  /** The styles that make sense for it. */
  readonly styles: readonly (keyof CellStyle)[];
}

export interface FormPreview {
  readonly table: string;
  /** The first rows as they will stand in the file. */
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
  /** Per column: how many of all rows have nothing to write. */
  readonly gaps: readonly number[];
}
