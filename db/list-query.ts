/** What a list is asked: which rows, in which order, as of which day. Plain data, checked at the desk. */
import { z } from 'zod';
import { exactDay } from './exact-day.ts';

export const filterSchema = z.object({
  key: z.string().max(60),
  /**
   * contains: text; is: one of the values (choices, references, flags); from/to: days and numbers, inclusive;
   * empty/filled: whether anything stands there.
   */
  op: z.enum(['contains', 'is', 'not', 'from', 'to', 'empty', 'filled']),
  values: z
    .array(z.union([z.string().max(200), z.number()]))
    .max(500)
    .default([]),
});
export type Filter = z.infer<typeof filterSchema>;

export const listQuerySchema = z.object({
  register: z.string().max(60),
  columns: z.array(z.string().max(60)).max(200).optional(),
  filters: z.array(filterSchema).max(50).default([]),
  search: z.string().max(100).default(''),
  sort: z
    .array(z.object({ key: z.string().max(60), descending: z.boolean().optional() }))
    .max(5)
    .optional(),
  /** Dated facts are those of this day, YYYY-MM-DD; today unless told. */
  day: exactDay.optional(),
  /** Only the records of this owner (a person's appointments). */
  owner: z.string().max(60).optional(),
  /** Only these records, in the list's order. */
  ids: z.array(z.string().max(60)).max(100_000).optional(),
  /** The bin instead of the live rows. */
  binned: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(0).max(100_000).default(100),
});
export type ListQuery = z.infer<typeof listQuerySchema>;
export type ListRequest = z.input<typeof listQuerySchema>;
