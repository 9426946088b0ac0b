/** Inputs for every procedure: what a page would send, the same with one odd value in it, and anything at all. */
import fc from 'fast-check';
import { z } from 'zod';

/** The part of JSON Schema that zod writes for the desk's inputs. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape | boolean;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

/** Values that mean something in the office at hand, by the name of the property that takes them. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** Texts and values that break parsers, queries and prototypes. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '-1',
    '%',
    '_',
    "'; DROP TABLE people; --",
    '"',
    '(',
    '*',
    '[',
    '\u0000',
    '\ud800',
    '\u202e',
    '𠮷',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '../../keyring.json',
    'CON',
    '2026-02-30',
    '0000-01-01',
    '9999-12-31',
  ),
  fc.constantFrom('1e999', 'NaN', '甲'.repeat(5000), 'people', 'name', 'id', 'deleted_at', 'extra'),
  fc.constantFrom(0, -0, 1, -1, 0.5, 1e21, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, null, true, false),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const plainTexts = ['甲', '2026-03-05', '1990.5', '11', '13900001111', 'worker', '1'] as const;

function textOf(shape: Shape, known: Known, key: string): fc.Arbitrary<unknown> {
  if (shape.format === 'date') return fc.constantFrom('2026-03-05', '2020-02-29', '1999-12-31');
  if (shape.pattern !== undefined) return fc.stringMatching(new RegExp(shape.pattern, 'u'));
  const own = known[key] ?? plainTexts;
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constantFrom(...plainTexts) },
  );
}

function numberOf({ minimum = 0, maximum = 1e6 }: Shape): fc.Arbitrary<unknown> {
  const min = Math.max(minimum, -100);
  return fc.integer({ min, max: Math.max(min, Math.min(maximum, min + 60)) });
}

function objectOf(shape: Shape, known: Known, key: string): fc.Arbitrary<unknown> {
  const { properties, additionalProperties, required = [] } = shape;
  if (properties !== undefined) {
    const parts = Object.entries(properties).map(([name, inner]) => [name, saneOf(inner, known, name)] as const);
    return fc.record(Object.fromEntries(parts), { requiredKeys: [...required] });
  }
  const inner = typeof additionalProperties === 'object' ? additionalProperties : {};
  const names = known[`${key}.keys`] ?? known['keys'] ?? ['name'];
  return fc.dictionary(fc.constantFrom(...names), saneOf(inner, known, `${key}.values`), { maxKeys: 6 });
}

/** What a page could send. */
function saneOf(shape: Shape, known: Known, key: string): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => saneOf(one, known, key)));
  switch (shape.type) {
    case 'string':
      return textOf(shape, known, key);
    case 'integer':
    case 'number':
      return key === 'year' ? fc.constantFrom(2025, 2024) : numberOf(shape);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const items = saneOf(typeof shape.items === 'object' ? shape.items : {}, known, key);
      return fc.array(items, { minLength: shape.minItems ?? 0, maxLength: 4 });
    }
    case 'object':
      return objectOf(shape, known, key);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** The value with one of its places, counted as they are met, holding something else. */
function spoiled(value: unknown, place: number, other: unknown): unknown {
  let left = place;
  const walk = (inner: unknown): unknown => {
    left -= 1;
    if (left === 0) return other;
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, part]) => [key, walk(part)]));
  };
  return walk(value);
}

/** Inputs for a procedure. */
export function inputsFor(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const sane = saneOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, known, '');
  const spoilt = fc
    .tuple(sane, fc.integer({ min: 2, max: 14 }), odd)
    .map(([value, place, other]) => spoiled(value, place, other));
  return fc.oneof(
    { weight: 10, arbitrary: sane },
    { weight: 10, arbitrary: spoilt },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );
}
