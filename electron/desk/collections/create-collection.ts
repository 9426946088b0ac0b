/** Begins a collection: what stands in each community's table is taken from the ledger and kept as it was. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { filterSchema } from '../../../db/list-query.ts';
import { newKey } from '../../../db/keys.ts';
import { today } from '../../../db/ledger.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import { mostRows, newPartCode, rowCode } from './codes.ts';
import { type Asker, chosenItems, collectItems, subjectOf } from './items.ts';
import { communitiesInOrder, type LedgerRow, ledgerRows } from './ledger-rows.ts';
import type { CollectionContent, CollectItem, SentColumn } from './shapes.ts';

const key = z.string().min(1).max(60);

/** What the clerk says of a new collection. */
export const collectionSchema = z.object({
  title: z.string().trim().min(1).max(60),
  subject: key,
  columns: z
    .array(z.object({ column: z.string().min(1).max(80), ask: z.boolean() }))
    .min(1)
    .max(60),
  who: z.object({
    filters: z.array(filterSchema).max(50),
    search: z.string().max(100).default(''),
    communities: z.array(key).max(500).nullable().default(null),
  }),
  cutOff: exactDay,
  deadline: exactDay,
  contact: z.string().trim().max(40).default(''),
  contactPhone: z.string().trim().max(60).default(''),
  note: z.string().trim().max(2000).default(''),
  spare: z.int().min(0).max(200).default(10),
  style: z.enum(['full', 'masked']).default('full'),
});
export type CollectionRequest = z.output<typeof collectionSchema>;

export interface PlannedPart {
  readonly community: string | null;
  readonly name: string;
  readonly rows: readonly LedgerRow[];
}

export interface PlannedCollection {
  readonly columns: readonly (CollectItem & { readonly ask: boolean })[];
  readonly parts: readonly PlannedPart[];
}

/** Under which people without a post stand. */
export const noCommunity = '没有社区的人员';

/** The tables that would go out. @throws DeskError subject-unknown, collection-nothing-asked */
export function planCollection(asker: Asker, asked: CollectionRequest): PlannedCollection {
  const columns = chosenItems(collectItems(asker, asked.subject), asked.columns);
  if (!columns.some((column) => column.ask)) {
    throw new DeskError('collection-nothing-asked', '还没有选要社区填写的栏目。请至少勾选一栏“要填”。');
  }
  const { who, cutOff, style } = asked;
  const rows = ledgerRows(asker, {
    subject: asked.subject,
    columns: columns.map(({ column }) => column),
    day: cutOff,
    full: style === 'full',
    who,
  });
  const byCommunity = Map.groupBy(rows, (row) => row.community);
  const wanted = who.communities === null ? null : new Set(who.communities);
  const parts = communitiesInOrder(asker).flatMap(({ id, name }): readonly PlannedPart[] => {
    const own = byCommunity.get(id) ?? [];
    const stands = wanted === null ? own.length > 0 : wanted.has(id);
    return stands ? [{ community: id, name, rows: own }] : [];
  });
  const homeless = byCommunity.get(null) ?? [];
  return {
    columns,
    parts:
      wanted === null && homeless.length > 0
        ? [...parts, { community: null, name: noCommunity, rows: homeless }]
        : parts,
  };
}

/** @throws DeskError collection-deadline, collection-nobody, collection-too-long */
function checkPlan(asked: CollectionRequest, plan: PlannedCollection, now: string): void {
  if (asked.deadline < now) {
    throw new DeskError('collection-deadline', '填报期限已经过去，没有下发。请改成今天或以后的日期。', [
      { field: 'deadline', message: '填报期限已过' },
    ]);
  }
  if (plan.parts.length === 0) {
    throw new DeskError('collection-nobody', '没有符合条件的社区和人员，没有生成采集表。请放宽条件，或直接选定社区。');
  }
  const long = plan.parts.find((part) => part.rows.length > Math.min(mostRows, 5000));
  if (long !== undefined) {
    throw new DeskError(
      'collection-too-long',
      `“${long.name}”有 ${long.rows.length} 行，一份表最多 5000 行。请加条件分几次采集。`,
    );
  }
}

function sentColumns(plan: PlannedCollection): readonly SentColumn[] {
  return plan.columns.map(({ column, label, place, ask, private: hidden }) => ({
    column,
    label,
    place,
    ask,
    private: hidden,
  }));
}

/** @throws DeskError as `planCollection`, collection-deadline, collection-nobody */
export function createCollection(
  call: OfficeCall,
  asked: CollectionRequest,
): { readonly id: string; readonly changeId: string } {
  const now = today(call.ledger);
  const plan = planCollection(call, asked);
  checkPlan(asked, plan, now);
  const id = newKey();
  const { title, cutOff, deadline, contact, contactPhone, note, who, spare, style, subject } = asked;
  const values = {
    title,
    subject: subjectOf(call, subject).label,
    cut_off: cutOff,
    deadline,
    contact: contact === '' ? null : contact,
    contact_phone: contactPhone === '' ? null : contactPhone,
    note: note === '' ? null : note,
    state: 'open',
  };
  const parts = plan.parts.map((part) => ({ ...part, id: newKey(), code: newPartCode() }));
  const edits: readonly Edit[] = [
    { op: 'create', register: 'collections', id, values },
    ...parts.map(({ id: part, code, community, rows }): Edit => ({
      op: 'create',
      register: 'collection_parts',
      id: part,
      values: { collection: id, community, code, rows: rows.length, state: 'pending' },
    })),
  ];
  const content: CollectionContent = { subject, columns: sentColumns(plan), who, spare, style };
  const { db } = call.ledger;
  return db
    .transaction(() => {
      const request = {
        actor: call.session.account,
        kind: 'edit',
        title: `新建信息采集：${parts.length} 个社区`,
      } as const;
      const { changeId } = writeChange(call.ledger, request, edits);
      prepared(db, 'INSERT INTO collection_settings (collection, content) VALUES (?, ?)').run(
        id,
        JSON.stringify(content),
      );
      const insert = prepared(
        db,
        'INSERT INTO collection_rows (part, place, key, record, texts) VALUES (?, ?, ?, ?, ?)',
      );
      for (const part of parts) {
        for (const [place, row] of part.rows.entries())
          insert.run(part.id, place, rowCode(part.code, place), row.record, JSON.stringify(row.texts));
      }
      return { id, changeId };
    })
    .immediate();
}
