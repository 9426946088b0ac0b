/** 信息采集 as the screens see it: what is asked of whom, how far each community is, what came back and what of it waits. */
import type { Filter } from '../../../db/list-query.ts';

/** Something that may stand in a collection's table. */
export interface CollectItem {
  /** The key of a list column, or `@number` for the ID number of a record's owner. */
  readonly column: string;
  readonly label: string;
  readonly group: string;
  readonly kind: string;
  /** Where an answer goes; null for what is computed here and may only be shown. */
  readonly place: string | null;
  readonly private: boolean;
  readonly required: boolean;
  /** Stands in every table: it says whose row this is. */
  readonly always: boolean;
  /** The column without which an answer has no place: 证书编号 needs 职业水平证书. */
  readonly needs: string | null;
}

/** What may be collected: people with all that belongs to them, one row each, or the records of a register. */
export interface CollectSubject {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** Whose rows: the list in which the clerk chooses. */
  readonly who: 'people' | 'communities';
}

export interface CollectWho {
  readonly filters: readonly Filter[];
  readonly search: string;
  /** Null for all communities that have somebody. */
  readonly communities: readonly string[] | null;
}

/** A column as it was sent. */
export interface SentColumn {
  readonly column: string;
  readonly label: string;
  readonly place: string | null;
  readonly ask: boolean;
  readonly private: boolean;
}

/** A collection's settings as they are kept. */
export interface CollectionContent {
  readonly subject: string;
  readonly columns: readonly SentColumn[];
  readonly who: CollectWho;
  /** Empty rows at the end for those who are not in the table yet. */
  readonly spare: number;
  readonly style: 'full' | 'masked';
}

/** What was found in a returned file that the import alone would not tell. */
export interface Finding {
  readonly code:
    | 'locked-changed'
    | 'cleared'
    | 'both-changed'
    | 'row-missing'
    | 'row-moved'
    | 'row-from-elsewhere'
    | 'row-copied'
    | 'row-replaced'
    | 'key-damaged'
    | 'keys-lost'
    | 'keys-shifted'
    | 'column-missing'
    | 'column-added'
    | 'text-beside'
    | 'sheet-beside'
    | 'recognised-otherwise';
  /** A question waits for the clerk; a note only tells. */
  readonly level: 'question' | 'note';
  /** A Chinese sentence. */
  readonly text: string;
  /** The row of the import that the question is about; null where it is about none. */
  readonly row: number | null;
  /** The column of the import, for questions about one cell. */
  readonly column: number | null;
  readonly answer: 'take' | 'leave' | null;
}

export interface ReturnSummary {
  readonly new: number;
  readonly update: number;
  readonly same: number;
  readonly problem: number;
  /** Dated registers of which 更正 or 自某日起变动 is still to be said. */
  readonly dated: readonly { readonly register: string; readonly label: string; readonly rows: number }[];
  /** What the plan would write, in a few characters: whoever confirms it has seen exactly that. */
  readonly seen: string;
}

/** `pending` 未交; `waiting` 已交 and looked at by nobody yet; `problem` 有问题; `done` 已交 and written. */
export type PartStanding = 'pending' | 'waiting' | 'problem' | 'done';

export interface PartView {
  readonly id: string;
  readonly community: string | null;
  readonly name: string;
  readonly code: string;
  readonly rows: number;
  readonly standing: PartStanding;
  /** 已超期 while nothing came. */
  readonly overdue: boolean;
  readonly phone: string;
  readonly returnedOn: string | null;
  readonly fileName: string | null;
  /** The returned file among the attachments. */
  readonly attachment: string | null;
  /** The import that waits or was done. */
  readonly run: string | null;
  readonly runState: 'open' | 'committed' | 'undone' | 'discarded' | null;
  readonly summary: ReturnSummary | null;
  readonly findings: readonly Finding[];
  /** Rows given back by a finished import. */
  readonly rejected: number;
  readonly note: string;
}

export interface CollectionView {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly state: 'open' | 'closed';
  readonly cutOff: string;
  readonly deadline: string;
  readonly sentOn: string | null;
  readonly columns: readonly SentColumn[];
  readonly parts: readonly PartView[];
  /** 催报名单 as text for a chat. */
  readonly reminder: string;
}

/** One cell that a returned file would change. */
export interface ChangedCell {
  readonly column: number;
  readonly label: string;
  readonly old: string;
  readonly value: string;
}

/** A row that would change something, or cannot be written as it is. */
export interface ChangedRow {
  readonly part: string;
  readonly community: string;
  readonly run: string;
  /** 1-based row of the returned file, or the row of the import where that is not known. */
  readonly row: number;
  readonly name: string;
  readonly tab: 'new' | 'update' | 'problem' | 'same';
  readonly cells: readonly ChangedCell[];
  readonly reasons: readonly string[];
  /** Dated registers that still ask. */
  readonly asks: readonly string[];
}

/** What became of one file that was dropped. */
export interface TakenFile {
  readonly fileName: string;
  readonly outcome: 'taken' | 'again' | 'replaced' | 'asked' | 'locked' | 'refused';
  readonly text: string;
  readonly part: string | null;
  /** Where the file is not recognised for sure: to which community it may belong. */
  readonly candidates: readonly { readonly part: string; readonly label: string }[];
  /** Under which the file waits for the answer: whose it is, or its password. */
  readonly token: string | null;
}
