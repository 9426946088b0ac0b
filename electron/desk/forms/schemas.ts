/** What the screens send about forms, checked at the desk; the shapes are those of `shapes.ts`. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { filterSchema } from '../../../db/list-query.ts';
import type { Binding, CellStyle, FormSettings } from './shapes.ts';

const key = z.string().min(1).max(60);

const dayStyles = [
  '1990',
  '1990.05',
  '1990.5',
  '1990-05',
  '1990年5月',
  '199005',
  '1990-05-01',
  '1990.05.01',
  '1990/5/1',
  '1990年5月1日',
  '19900501',
  'date',
] as const;

export const styleSchema = z.object({
  number: z.enum(['full', 'masked', 'last6', 'spaced', 'quoted']).optional(),
  day: z.enum(dayStyles).optional(),
  words: key.optional(),
  as: z.record(key, z.string().max(200)).optional(),
  padded: z.boolean().optional(),
  months: z.enum(['text', 'decimal', 'years', 'months']).optional(),
  empty: z.enum(['', '无', '/', '—']).optional(),
}) satisfies z.ZodType<CellStyle>;

const part = z.object({ field: key, style: styleSchema });

export const bindingSchema = z.discriminatedUnion('take', [
  z.object({ take: z.literal('field'), field: key, style: styleSchema }),
  z.object({ take: z.literal('joined'), parts: z.array(part).min(1).max(6).readonly(), by: z.string().max(10) }),
  z.object({ take: z.literal('count'), filters: z.array(filterSchema).max(20).readonly() }),
  z.object({ take: z.literal('sequence'), perGroup: z.boolean() }),
  z.object({ take: z.literal('constant'), text: z.string().max(500) }),
  z.object({
    take: z.literal('office'),
    fact: z.enum(['street', 'county', 'head', 'preparer', 'phone', 'cut_off', 'recipient', 'period']),
  }),
  z.object({ take: z.literal('blank') }),
]) satisfies z.ZodType<Binding>;

export const settingsSchema = z.object({
  who: z.object({
    register: key,
    filters: z.array(filterSchema).max(50).readonly(),
    search: z.string().max(100),
    ids: z.array(key).max(100_000).readonly().nullable(),
    day: exactDay,
    sort: z
      .array(z.object({ key, descending: z.boolean().optional() }))
      .max(5)
      .readonly(),
  }),
  rows: z.enum(['insert', 'exact']),
  recipient: key.nullable(),
  period: z.string().max(40),
}) satisfies z.ZodType<FormSettings>;
