import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  csvOf,
  datapackageOf,
  escapeText,
  firstRows,
  type ParcelTable,
  unescapeText,
} from '../../../electron/parcel/tables.ts';
import { people, stays } from './sample-parcel.ts';

const decoded = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function tableOf(values: readonly string[]): ParcelTable {
  const fields = [{ name: 'v', label: '值', type: 'text', private: false }] as const;
  return { name: 't', title: '表', fields, rows: values.map((v) => ({ v })) };
}

describe('the CSV of a table', () => {
  it('has a byte-order mark, CRLF, quoted text, bare numbers, and keeps IDs as they are', () => {
    const lines = decoded(csvOf(people)).split('\r\n');
    expect(lines[0]).toBe('\uFEFF"id","name","id_number","birth_day","pay","heads","score","since","certified"');
    const first = people.rows[0]!;
    expect(lines[1]).toBe(`"p1","张三丰","${first['id_number']}","1990-03-07",5123.45,3,92.5,2019,true`);
    expect(decoded(csvOf(people)).endsWith(',"1988",,,,,false\r\n')).toBe(true);
  });

  it.each(['=1+1', '+86 138', '-2', '@SUM(A1)', '＝1', '＋1', '－1', '＠a', '\t=1', ' =1', "'quoted'", '\r\n=1'])(
    'is taken for text and not computed: %j',
    (text) => {
      expect(escapeText(text)).toBe(`'${text}`);
      expect(unescapeText(escapeText(text))).toBe(text);
    },
  );

  it('leaves ordinary text alone', () => {
    for (const text of ['张三', '', '1990-05-01', 'a=b', "O'Neil", '·']) expect(escapeText(text)).toBe(text);
  });

  it('gives every text back', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[='"+,\r\n@\s-]{0,6}$/u));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (values) => {
        const rows = firstRows(csvOf(tableOf(values)), values.length);
        expect(rows).toEqual([['v'], ...values.map((value) => [value])]);
      }),
    );
  });

  it('shows whole rows only where the file is cut off', () => {
    const csv = csvOf(tableOf(['一', '二', '三', '四']));
    expect(firstRows(csv.subarray(0, csv.length - 3), 10)).toEqual([['v'], ['一'], ['二'], ['三']]);
    expect(firstRows(csv, 2)).toEqual([['v'], ['一'], ['二']]);
    expect(firstRows(new Uint8Array(), 2)).toEqual([]);
  });

  it('refuses a table name that would not be a file name everywhere', () => {
    expect(() => csvOf({ ...stays, name: '../x' })).toThrow(RangeError);
  });

  it('writes 5,000 people of 60 columns within two seconds', () => {
    const fields = Array.from(
      { length: 60 },
      (_, i) => ({ name: `f${i}`, label: `栏${i}`, type: 'text', private: false }) as const,
    );
    const row = Object.fromEntries(fields.map((field) => [field.name, `内容${field.name}`]));
    const started = performance.now();
    const csv = csvOf({ name: 'people', title: '人员', fields, rows: Array.from({ length: 5000 }, () => row) });
    expect(performance.now() - started).toBeLessThan(2000);
    expect(csv.length).toBeGreaterThan(5000 * 60 * 8);
  });
});

/** Loads the parcel's tables into a database by their description alone, with another program. */
const loader = `
import csv, json, os, re, sqlite3, sys
folder = sys.argv[1]
package = json.load(open(os.path.join(folder, 'datapackage.json'), encoding='utf-8'))
types = {'string': 'TEXT', 'integer': 'INTEGER', 'number': 'REAL', 'year': 'INTEGER', 'boolean': 'INTEGER'}
db = sqlite3.connect(':memory:')
db.execute('PRAGMA foreign_keys=ON')
prefix = package['textEscape']['prefix']
for resource in package['resources']:
    schema = resource['schema']
    columns = ['"%s" %s' % (f['name'], types[f['type']]) for f in schema['fields']]
    columns.append('PRIMARY KEY (%s)' % ','.join(schema['primaryKey']))
    for key in schema.get('foreignKeys', []):
        columns.append('FOREIGN KEY (%s) REFERENCES %s (%s)' % (','.join(key['fields']), key['reference']['resource'], ','.join(key['reference']['fields'])))
    db.execute('CREATE TABLE %s (%s) STRICT' % (resource['name'], ','.join(columns)))
    def value(cell, field):
        if cell in schema['missingValues']: return None
        if field['type'] == 'string':
            text = cell[1:] if cell.startswith(prefix) else cell
            pattern = field.get('constraints', {}).get('pattern')
            assert pattern is None or re.search(pattern, text), text
            return text
        if field['type'] == 'boolean': return int(cell in field['trueValues'])
        return float(cell) if field['type'] == 'number' else int(cell)
    with open(os.path.join(folder, os.path.basename(resource['path'])), encoding='utf-8-sig', newline='') as file:
        for row in csv.DictReader(file):
            values = [value(row[f['name']], f) for f in schema['fields']]
            db.execute('INSERT INTO %s VALUES (%s)' % (resource['name'], ','.join('?' * len(values))), values)
rows = {r['name']: [list(row) for row in db.execute('SELECT * FROM ' + r['name'])] for r in package['resources']}
sys.stdout.buffer.write(json.dumps(rows).encode('utf-8'))
`;

describe('the description of the tables', () => {
  it('lets a database load them with types, keys and every character right', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tables-'));
    try {
      const tables = [people, stays];
      const csvs = tables.map(csvOf);
      const about = { title: '星河街道 2026年', createdAt: '2026-11-20T08:00:00.000Z' };
      writeFileSync(join(folder, 'datapackage.json'), datapackageOf(tables, csvs, about));
      tables.forEach((table, i) => writeFileSync(join(folder, `${table.name}.csv`), csvs[i]!));
      const loaded = JSON.parse(execFileSync('python3', ['-c', loader, folder], { encoding: 'utf8' })) as Record<
        string,
        unknown[][]
      >;
      const expected = people.rows.map((row) =>
        people.fields.map(({ name, type }) => {
          const value = row[name] ?? null;
          return type === 'money' && typeof value === 'number' ? value / 100 : value;
        }),
      );
      expect(loaded).toEqual({ people: expected, stays: [['s1', 'p1']] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('tells title, hash and what is personal', () => {
    const csv = csvOf(people);
    const description = JSON.parse(
      new TextDecoder().decode(datapackageOf([people], [csv], { title: '题', createdAt: '2026-11-20T08:00:00Z' })),
    ) as { profile: string; resources: [{ bytes: number; path: string; schema: { fields: unknown[] } }] };
    expect(description).toMatchObject({ profile: 'tabular-data-package', title: '题' });
    expect(description.resources[0]).toMatchObject({ path: 'data/people.csv', bytes: csv.length, title: '人员' });
    expect(description.resources[0].schema.fields.slice(0, 2)).toEqual([
      { name: 'id', title: '编号', type: 'string' },
      { name: 'name', title: '姓名', type: 'string', private: true },
    ]);
  });
});
