/**
 * What an import profile is: plain data that says to which registers the columns of one office table belong, how an
 * existing record is recognised and how a dated fact begins. It holds no code; the import planner reads it.
 *
 * Headings are compared squashed (`squash` of db/rules/text.ts): with what stands in brackets, and only where that finds
 * nothing without it. Under a header of two rows the joined text (全日制教育学历) is tried before the lower one alone (学历).
 * Every heading of a profile, synonyms included, belongs to one column only.
 */
import type { FieldValue } from '../model/field.ts';

interface Heading {
  /** Shown in the wizard and written into the 导入模板. */
  readonly heading: string;
  readonly synonyms?: readonly string[];
}

/** A column that feeds one field of its target's register. */
export interface ProfileColumn extends Heading {
  readonly field: string;
  /** The cell only answers 是 or 否: 是 writes this value, 否 writes nothing. */
  readonly whenYes?: FieldValue;
}

/**
 * A column whose cell carries several fields, in the order of `fields`:
 * `levelAndDegree` 大学本科/管理学学士 or 大学学士; `schoolAndMajor` 某某大学社会工作专业, parted by a space, a sign or the last
 * 大学, 学院, 学校, 党校; `fromTo` 2023.1—2025.12, an open end or 长期 being an empty last day.
 */
export interface SplitColumn extends Heading {
  readonly fields: readonly string[];
  readonly split: 'levelAndDegree' | 'schoolAndMajor' | 'fromTo';
}

/**
 * A column that is only there or not, such as 初级证书: 有, 是, √ and 1 say that the fact exists; a day says so too and goes to
 * `day`; any other text goes to `text`; an empty cell, 无, 否, × and 0 say nothing (they never delete). A cell that names another value of the list of a `fixed`
 * field (初级 under 社会工作师) is a question.
 */
export interface PresenceColumn extends Heading {
  readonly day: string;
  readonly text: string;
}

/**
 * How the record that a row speaks of is found among the owner's live records; where none is found, one is created.
 * `day`: the one that holds on the asked day (of appointments the main one).
 * `values`: the one that equals the row in these fields.
 * `best`: the one with the lowest code in `field` among those that hold on the asked day (education: the highest); a row with
 * a better value than the found record is a new record, with a worse one a question.
 */
export type FindRule =
  | { readonly by: 'day' }
  | { readonly by: 'values'; readonly keys: readonly string[] }
  | { readonly by: 'best'; readonly field: string };

/** One record that a row may feed. Two targets may feed the same register (第一学历, 最高学历). */
export interface ImportTarget {
  /** The register's key, with `#part` where several targets feed one register. */
  readonly key: string;
  /** The group's name in the wizard. */
  readonly label: string;
  readonly register: string;
  /** The ref field that takes the key of the row's base record. */
  readonly owner: string;
  readonly columns: readonly ProfileColumn[];
  readonly splits?: readonly SplitColumn[];
  readonly presence?: PresenceColumn;
  /** Fields that a column of another target gives too: the day of reporting is the first day of the stay. */
  readonly takes?: readonly { readonly field: string; readonly target: string; readonly from: string }[];
  /** The row speaks of this target only if one of these fields (or the presence column) has a value. */
  readonly speaks: readonly string[];
  /** Create the record for a new base record even if the row does not speak of it. */
  readonly always?: boolean;
  readonly find: FindRule;
  /** Values that every record of this target has: compared in `values`, written always. */
  readonly fixed?: Readonly<Record<string, FieldValue>>;
  /** Values of a newly created record where the row does not say otherwise. */
  readonly initial?: Readonly<Record<string, FieldValue>>;
  /**
   * What 自某日起变动 does to the found record: `close` ends it on the eve and begins a new one; `add` leaves it and adds
   * one; `correct` knows no change from a day on, every difference is a 更正. Filling an empty field is never a change.
   */
  readonly change: 'close' | 'add' | 'correct';
  /**
   * The fields whose columns give the first day of a record that is created, the first filled one; without any, the first
   * record of an owner keeps an empty first day (unknown: nobody invents one) and a change begins on the day asked.
   */
  readonly begins: readonly string[];
  /**
   * Other targets of the same register: if this row gives them nothing that contradicts this one in a field that both
   * fill, both are one record (第一学历 and 最高学历 both 本科). Targets are read in the profile's order.
   */
  readonly sameAs?: readonly string[];
  /** Cells that say that there is no such fact, treated as empty. */
  readonly emptyWords?: readonly string[];
}

/** A bare heading that goes with whichever of the targets has a column nearest to its left, else with the first one named. */
export interface FloatingColumn {
  readonly among: readonly string[];
  readonly column: ProfileColumn | SplitColumn;
}

/** A column that is computed here: compared and its differences reported, never written under its own key. */
export interface CompareColumn extends Heading {
  /** The key of a derived field of the base register. */
  readonly derived: string;
  /** In which unit the cell counts, where the field counts in months: 6, 6年, 6年3个月 are years. */
  readonly unit?: 'years';
  /** Where the row has no usable ID number and the stored person has none, the value is kept in this field of the base register. */
  readonly feeds?: string;
}

export interface ImportProfile {
  readonly key: string;
  readonly label: string;
  /** The register of which each row is a record; its fields' labels and synonyms are headings too. */
  readonly base: string;
  /**
   * How a row's base record is found, by fields or derived fields of the base: the first set whose values the row has all
   * of decides; several hits are a question.
   */
  readonly match: readonly (readonly string[])[];
  readonly targets: readonly ImportTarget[];
  readonly floating: readonly FloatingColumn[];
  readonly compareOnly: readonly CompareColumn[];
  /** Headings that are known and carry nothing. */
  readonly ignore: readonly string[];
}
