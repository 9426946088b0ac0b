/** How a typed word finds records: names, spellings, phone numbers and ID tails for people, plain words elsewhere. */
import type { FieldValue } from './registers/model/field.ts';
import type { Register } from './registers/model/register.ts';
import { name } from './statements.ts';

interface Condition {
  readonly sql: string;
  readonly parameters: readonly FieldValue[];
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** Private values are found by at least four exact characters of their tail, so that typing does not list everybody. */
function personCondition(word: string, id: string): Condition {
  const like = `%${escaped(word)}%`;
  const conditions = [`s.name LIKE ? ESCAPE '\\'`, `s.staff_number = ?`];
  const parameters: string[] = [like, word];
  if (/^[a-z]+$/i.test(word)) {
    conditions.push(`' ' || sd.pinyin LIKE ? ESCAPE '\\'`);
    parameters.push(`% ${escaped(word.toLowerCase())}%`);
  }
  const tail = word.toUpperCase();
  if (/^[0-9]{3,17}[0-9X]$/.test(tail)) {
    conditions.push(tail.length <= 8 ? 'sd.id_tail LIKE ?' : 's.id_number LIKE ?');
    parameters.push(`%${tail}`);
    conditions.push(`sd.phone_digits || ' ' LIKE ?`);
    parameters.push(`%${tail} %`);
  }
  return {
    sql: `${id} IN (SELECT s.id FROM people s LEFT JOIN people_derived sd ON sd.id = s.id WHERE ${conditions.join(' OR ')})`,
    parameters,
  };
}

/** The condition over row `p` under which a record is found by a word; several words must all be found. */
export function searchCondition(register: Register, text: string): Condition {
  const conditions = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => wordCondition(register, word));
  return {
    sql: conditions.map((condition) => `(${condition.sql})`).join(' AND '),
    parameters: conditions.flatMap((condition) => condition.parameters),
  };
}

function wordCondition(register: Register, word: string): Condition {
  if (register.key === 'people') return personCondition(word, 'p.id');
  const like = `%${escaped(word)}%`;
  const conditions: Condition[] = register.fields.flatMap((field): Condition[] => {
    if (field.kind === 'ref' && field.register === 'people') return [personCondition(word, `p.${name(field.key)}`)];
    if (field.kind === 'ref' && field.register === 'communities') {
      return [
        {
          sql: `p.${name(field.key)} IN (SELECT id FROM communities WHERE name LIKE ? ESCAPE '\\')`,
          parameters: [like],
        },
      ];
    }
    const plain = (field.kind === 'text' || field.kind === 'longText') && field.private === undefined;
    return plain ? [{ sql: `p.${name(field.key)} LIKE ? ESCAPE '\\'`, parameters: [like] }] : [];
  });
  if (conditions.length === 0) return { sql: '0', parameters: [] };
  return {
    sql: conditions.map((condition) => condition.sql).join(' OR '),
    parameters: conditions.flatMap((condition) => condition.parameters),
  };
}
