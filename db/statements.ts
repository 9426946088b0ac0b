/** Prepared statements, kept per connection: the same text is compiled once. */
import type Database from 'better-sqlite3';

const cache = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** The prepared statement of a text. Texts come from code and definitions only, never from input. */
export function prepared(db: Database.Database, sql: string): Database.Statement {
  let own = cache.get(db);
  if (own === undefined) {
    own = new Map();
    cache.set(db, own);
  }
  let statement = own.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    own.set(sql, statement);
    if (own.size > 400) {
      const oldest = own.keys().next().value;
      if (oldest !== undefined) own.delete(oldest);
    }
  }
  return statement;
}

/** An SQL name in quotes; throws on anything but lower-case letters, digits and `_`. */
export function name(identifier: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(identifier)) throw new Error(`not a column or table name: ${identifier}`);
  return `"${identifier}"`;
}
