/** What the editors of cells and rows can do; given by the table around them. */
import { createContext, useContext } from 'react';
import type { Mend, Row } from './shapes.ts';

export interface RowTools {
  readonly busy: boolean;
  /** The day as of which dated facts are compared. */
  readonly asOf: string;
  /** Rows whose question “who is this” was answered here. */
  readonly answered: ReadonlySet<number>;
  /** Mends one row; resolves with what became of it, or null where it was refused. */
  readonly mend: (row: number, act: Mend) => Promise<Row | null>;
  /** Has a community of the file made anew with the import. */
  readonly createCommunity: (name: string) => Promise<void>;
  /**
   * Leaves the editor of a place, if it is still the open one: a clerk who has gone on meanwhile keeps the editor that was
   * opened since. `on` goes to the next place that waits.
   */
  readonly leave: (on: boolean, row: number, place: number) => void;
}

const RowToolsContext = createContext<RowTools | null>(null);
export const RowToolsProvider = RowToolsContext;

/** Only below the table of rows. */
export function useRowTools(): RowTools {
  const tools = useContext(RowToolsContext);
  if (tools === null) throw new Error('useRowTools outside of the table of rows');
  return tools;
}
