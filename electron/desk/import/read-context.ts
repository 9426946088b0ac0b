/** What reading a row needs to know; made once per plan. */
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import type { Asked } from './column-habits.ts';
import type { Known } from './known.ts';
import type { Place } from './places.ts';
import type { References } from './references.ts';

export interface ReadContext {
  readonly columns: readonly {
    readonly index: number;
    readonly place: Place;
    /** Words that say that there is no such fact. */
    readonly empty: ReadonlySet<string> | null;
    /** What 是 and 否 mean under a heading such as 是否中共党员. */
    readonly asked: Asked | null;
  }[];
  readonly lists: (key: string) => CodeList;
  readonly known: Known;
  readonly references: References;
  /** The live person with an ID number. */
  readonly personByNumber: (number: string) => string | undefined;
  /** The field that refers to the person of a record; null where records belong to nobody. */
  readonly ownerField: string | null;
  /** Whether a kind of document (null: none given) carries a citizen number. */
  readonly citizen: (kind: string | null) => boolean;
}
