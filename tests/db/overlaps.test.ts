import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenLink } from '../../db/history.ts';
import { ledgerOf } from '../../db/code-lists.ts';
import type { Ledger } from '../../db/ledger.ts';
import { ensureLiveViews, migrate } from '../../db/migrations.ts';
import { type Edit, writeChange } from '../../db/records.ts';
import { registerMap } from '../../db/registers/all.ts';

let ledger: Ledger;
beforeEach(() => {
  const db = new Database(':memory:');
  const registers = registerMap();
  migrate(db);
  ensureLiveViews(db, registers.keys());
  ledger = ledgerOf(db, registers, () => '2026-03-05T09:30:00');
  write({ op: 'create', register: 'people', id: 'p1', values: { name: '甲一' } });
});
afterEach(() => void ledger.db.close());

const write = (...edits: readonly Edit[]) =>
  writeChange(ledger, { actor: { id: 'a', name: '王管理' }, kind: 'bulk', title: '试' }, edits);
const grade = (id: string, level: number, from: string, to: string | null): Edit => ({
  op: 'create',
  register: 'grades',
  id,
  values: { person: 'p1', grade: level, starts_on: from, ends_on: to },
});
const patch = (id: string, values: Record<string, string | null>): Edit => ({
  op: 'update',
  register: 'grades',
  id,
  version: null,
  patch: values,
});
const grades = () => ledger.db.prepare('SELECT count(*) AS n FROM live_grades').get();

describe('periods of one kind', () => {
  it('that overlap are refused, and nothing of the change is written', () => {
    write(grade('g1', 8, '2024-01-01', null));
    expect(() =>
      write(
        { op: 'create', register: 'people', id: 'p2', values: { name: '乙二' } },
        grade('g2', 9, '2025-01-01', null),
      ),
    ).toThrow('重叠');
    expect(grades()).toEqual({ n: 1 });
    expect(ledger.db.prepare(`SELECT count(*) AS n FROM people`).get()).toEqual({ n: 1 });
  });

  it('may pass through an overlap within one change, in whichever order its edits come', () => {
    write(grade('g1', 8, '2024-01-01', null));
    write(grade('g2', 9, '2025-01-01', null), patch('g1', { ends_on: '2024-12-31' }));
    write(
      patch('g1', { starts_on: '2026-01-01', ends_on: null }),
      patch('g2', { starts_on: '2024-01-01', ends_on: '2025-12-31' }),
    );
    expect(grades()).toEqual({ n: 2 });
    expect(brokenLink(ledger)).toBeNull();
  });

  it('that overlap in the end are refused even where each looked free at first', () => {
    expect(() =>
      write(
        grade('g1', 8, '2024-01-01', '2024-12-31'),
        grade('g2', 9, '2025-01-01', null),
        patch('g1', { ends_on: null }),
      ),
    ).toThrow('重叠');
    expect(grades()).toEqual({ n: 0 });
  });
});
