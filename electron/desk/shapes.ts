/** Shapes of the store that screens need the types of: they take types from here, never from the store itself. */
export type { Filter, ListRequest } from '../../db/list-query.ts';
export type { FieldConflict } from '../../db/records.ts';
export type { Block, BlockRow } from './pasted-block.ts';
