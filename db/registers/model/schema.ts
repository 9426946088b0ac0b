/** The check of a field, derived from its definition: the same on the form and in the desk. */
import { z } from 'zod';
import { isDay, isExactDay } from '../../rules/day.ts';
import { checkIdNumber } from '../../rules/id-number.ts';
import { looksMasked } from '../../rules/masking.ts';
import { normaliseName } from '../../rules/names.ts';
import type { Field, FieldValue } from './field.ts';

type Schema = z.ZodType<FieldValue>;

const schemas = new WeakMap<Field, Schema>();

/** Whether nothing was given: null, or text of spaces. */
export function isEmpty(value: FieldValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function textSchema(field: Field, longest: number): z.ZodType<string> {
  return z
    .string({ error: (issue) => (issue.input === null ? `请填写${field.label}。` : `${field.label}应是文字。`) })
    .max(longest, { error: `${field.label}最多 ${longest} 个字。` })
    .refine((text) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/.test(text), {
      error: `${field.label}里有看不见的控制字符，请删去后重新输入。`,
    });
}

function numberSchema(field: Field, bounds: { min: number; max: number; digits: number }): z.ZodType<number> {
  return z
    .number({ error: (issue) => (issue.input === null ? `请填写${field.label}。` : `${field.label}应是数字。`) })
    .min(bounds.min, { error: `${field.label}不能小于 ${bounds.min}。` })
    .max(bounds.max, { error: `${field.label}不能大于 ${bounds.max}。` })
    .refine((value) => Math.abs(value * 10 ** bounds.digits - Math.round(value * 10 ** bounds.digits)) < 1e-6, {
      error: bounds.digits === 0 ? `${field.label}应是整数。` : `${field.label}最多 ${bounds.digits} 位小数。`,
    });
}

function kindSchema(field: Field): z.ZodType<string | number> {
  switch (field.kind) {
    case 'text': {
      const schema = textSchema(field, field.maxLength ?? 200);
      return field.personName === true ? schema.transform(normaliseName) : schema.transform((text) => text.trim());
    }
    case 'longText':
      return textSchema(field, field.maxLength ?? 20_000);
    case 'idNumber':
      // Which form is right depends on the kind of document: the register's own check knows it.
      return textSchema(field, 40)
        .transform((text) => {
          const checked = checkIdNumber(text);
          return checked.ok ? checked.id : text.trim();
        })
        .refine((text) => /^[0-9A-Za-z()（）.*-]+$/.test(text), {
          error: `${field.label}只能有数字、字母、括号和短横线。`,
        });
    case 'phone':
      return textSchema(field, 60).refine((text) => /^[0-9+()（）、,，;；/ \-转]{3,}$/.test(text), {
        error: `${field.label}只能有数字、短横线和“转”；多个号码用顿号隔开。`,
      });
    case 'day':
      return textSchema(field, 10).refine((text) => (field.exact === true ? isExactDay(text) : isDay(text)), {
        error:
          field.exact === true
            ? `${field.label}要写到日，如 2026-03-05，且日期要存在。`
            : `${field.label}应写成 2026、2026-03 或 2026-03-05，且日期要存在。`,
      });
    case 'year':
      return numberSchema(field, { min: 1900, max: 2100, digits: 0 });
    case 'integer':
      return numberSchema(field, { min: field.min ?? -1e9, max: field.max ?? 1e9, digits: 0 });
    case 'decimal':
      return numberSchema(field, { min: field.min ?? -1e9, max: field.max ?? 1e9, digits: field.digits ?? 2 });
    case 'money':
      return numberSchema(field, { min: -1e13, max: 1e13, digits: 0 });
    case 'flag':
      return z.union([z.literal(0), z.literal(1)], { error: `${field.label}应是“是”或“否”。` });
    case 'choice':
    case 'ref':
    case 'photo':
      return textSchema(field, 100);
  }
}

/** The schema of a field's value; empty text counts as nothing, nothing is null, and a required field refuses it. */
export function fieldSchema(field: Field): Schema {
  const known = schemas.get(field);
  if (known !== undefined) return known;
  const present = kindSchema(field);
  const nothing = (value: unknown): boolean =>
    value === undefined || (typeof value === 'string' && value.trim() === '');
  const schema: Schema = z
    .unknown()
    .refine((value) => field.private === undefined || typeof value !== 'string' || !looksMasked(value), {
      error: `${field.label}带有星号，是遮盖后的内容，不能保存。请先点“显示完整信息”再修改。`,
    })
    .transform((value) => (nothing(value) ? null : value))
    .pipe(field.required === true ? present : present.nullable());
  schemas.set(field, schema);
  return schema;
}

/** The checked value, or the sentence why not. */
export function checkValue(field: Field, value: unknown): { readonly value: FieldValue } | { readonly fault: string } {
  const result = fieldSchema(field).safeParse(value);
  return result.success ? { value: result.data } : { fault: result.error.issues[0]?.message ?? `${field.label}不对。` };
}
