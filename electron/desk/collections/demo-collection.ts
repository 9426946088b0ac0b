/** The invented collection (信息采集) of the demo office: its rows as they would have been sent, what was found in the tables that came back. */
import { createHash } from 'node:crypto';
import { newKey } from '../../../db/keys.ts';
import { prepared } from '../../../db/statements.ts';
import { rowCode } from './codes.ts';
import { planCollection } from './create-collection.ts';
import type { Asker } from './items.ts';
import { rosterSubject } from './items.ts';
import { collectionOf, type KeptPart, sentRows } from './kept.ts';
import type { CollectionContent, Finding, ReturnSummary } from './shapes.ts';

const columns = [
  { column: 'community', ask: false },
  { column: 'phone', ask: true },
  { column: 'political', ask: true },
  { column: 'education', ask: true },
  { column: 'home_address', ask: true },
] as const;

const question = (code: Finding['code'], text: string): Finding => ({
  code,
  level: 'question',
  text,
  row: null,
  column: null,
  answer: null,
});

/** What such tables usually show: people left out, a note written below. */
function findingsOf(asker: Asker, part: KeptPart, nameAt: number): readonly Finding[] {
  if (part.state !== 'problem') return [];
  const [first, second] = sentRows(asker, part.id).map((row) => row.texts[nameAt] ?? '');
  const gone = [first, second].filter((name) => name !== undefined && name !== '');
  const missing = `少了 ${gone.length} 行：${gone.join('、')}。台账没有动；已离岗的请办“离岗（退出）”，漏了的请社区补交。`;
  return [
    question('row-missing', missing),
    question('text-beside', '表外写了：“上月有两人调出，请核实。”请看是否要处理。'),
  ];
}

function keepReturn(asker: Asker, part: KeptPart, actor: string, nameAt: number): void {
  if (part.state === 'pending') return;
  const summary: ReturnSummary = { new: 0, update: 0, same: part.rows, problem: 0, dated: [], seen: '' };
  prepared(
    asker.ledger.db,
    `INSERT INTO collection_returns (id, part, received_at, actor, file_name, digest, run, findings, summary)
     VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)`,
  ).run(
    newKey(),
    part.id,
    asker.ledger.now(),
    actor,
    part.fileName ?? '',
    createHash('sha256').update(part.code).digest('hex'),
    JSON.stringify(findingsOf(asker, part, nameAt)),
    JSON.stringify(summary),
  );
}

/** Completes the demo's collection once its records are written. @param id the collection's key */
export function keepDemoCollection(asker: Asker, id: string, actor: string): void {
  const { db } = asker.ledger;
  const record = prepared(db, 'SELECT title, cut_off, deadline FROM collections WHERE id = ?').get(id) as {
    readonly title: string;
    readonly cut_off: string;
    readonly deadline: string;
  };
  const who = { filters: [], search: '', communities: null };
  const plan = planCollection(asker, {
    title: record.title,
    subject: rosterSubject,
    columns: [...columns],
    who,
    cutOff: record.cut_off,
    deadline: record.deadline,
    contact: '',
    contactPhone: '',
    note: '',
    spare: 10,
    style: 'full',
  });
  const content: CollectionContent = {
    subject: rosterSubject,
    columns: plan.columns.map(({ column, label, place, ask, private: hidden }) => ({
      column,
      label,
      place,
      ask,
      private: hidden,
    })),
    who,
    spare: 10,
    style: 'full',
  };
  prepared(db, 'INSERT INTO collection_settings (collection, content) VALUES (?, ?)').run(id, JSON.stringify(content));
  const insert = prepared(db, 'INSERT INTO collection_rows (part, place, key, record, texts) VALUES (?, ?, ?, ?, ?)');
  const nameAt = plan.columns.findIndex(({ column }) => column === 'name');
  for (const part of collectionOf(asker, id).parts) {
    const rows = plan.parts.find((one) => one.community === part.community)?.rows ?? [];
    for (const [place, row] of rows.entries()) {
      insert.run(part.id, place, rowCode(part.code, place), row.record, JSON.stringify(row.texts));
    }
    keepReturn(asker, part, actor, nameAt);
  }
}
