/** 信息采集: what is asked of whom, the tables that go out, the files that come back, and what of them is written. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { registerOf } from '../../../db/ledger.ts';
import { list } from '../../../db/read.ts';
import { demand } from '../../../db/rights.ts';
import { prepared } from '../../../db/statements.ts';
import { collectionView } from '../collections/board.ts';
import { collectionSchema, createCollection, planCollection } from '../collections/create-collection.ts';
import { baseOf, collectItems, collectSubjects, subjectOf } from '../collections/items.ts';
import { collectionOf } from '../collections/kept.ts';
import { sendOut } from '../collections/send-out.ts';
import {
  answerFindings,
  applyParts,
  partOfCollection,
  settleDated,
  waitingChanges,
} from '../collections/settle-returns.ts';
import { takeFiles, takePacked, waitingFile } from '../collections/take-files.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { takeUpload } from '../transfers.ts';

const key = z.string().min(1).max(60);
const reads = { register: () => 'collections', action: 'read' } as const;
const writes = { register: () => 'collections', action: 'write' } as const;
const fileToken = z.string().regex(/^[0-9a-f]{64}$/);
const ofPart = z.object({ id: key, part: key });

/** Answers may be written only by those who may write what they are about. */
function demandSubject(call: OfficeCall, subject: string): void {
  demand(call.viewer, baseOf(call, subject), 'write');
}

export interface CollectionLine {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly deadline: string;
  readonly state: string;
  readonly sentOn: string | null;
  readonly parts: number;
  readonly pending: number;
  readonly problem: number;
}

function listed(call: OfficeCall): readonly CollectionLine[] {
  const counts = prepared(
    call.ledger.db,
    `SELECT collection, count(*) AS parts, sum(state = 'pending') AS pending, sum(state = 'problem') AS problem
     FROM live_collection_parts GROUP BY collection`,
  ).all() as {
    readonly collection: string;
    readonly parts: number;
    readonly pending: number;
    readonly problem: number;
  }[];
  const byCollection = new Map(counts.map((row) => [row.collection, row]));
  const query = listQuerySchema.parse({
    register: 'collections',
    columns: ['title', 'subject', 'deadline', 'state', 'sent_on'],
    sort: [{ key: 'deadline', descending: true }],
    limit: 500,
  });
  return list(call.ledger, call.viewer, query).rows.map(({ id, values }) => {
    const { parts = 0, pending = 0, problem = 0 } = byCollection.get(id) ?? {};
    return {
      id,
      title: String(values['title'] ?? ''),
      subject: String(values['subject'] ?? ''),
      deadline: String(values['deadline'] ?? ''),
      state: String(values['state'] ?? ''),
      sentOn: typeof values['sent_on'] === 'string' ? values['sent_on'] : null,
      parts,
      pending,
      problem,
    };
  });
}

export const collectionProcedures = {
  'collections.list': officeProcedure({ access: reads, reads: true, input: z.object({}), run: listed }),
  /** What may be asked, and of a subject every column. */
  'collections.items': officeProcedure({
    access: reads,
    reads: true,
    input: z.object({ subject: key }),
    run: (call, { subject }) => ({
      subjects: collectSubjects(call),
      subject: subjectOf(call, subject),
      items: collectItems(call, subject),
    }),
  }),
  /** Before it goes out: which communities get how many rows, under which columns. */
  'collections.plan': officeProcedure({
    access: writes,
    reads: true,
    input: collectionSchema.extend({ title: z.string().max(60) }),
    run: (call, asked) => {
      const { columns, parts } = planCollection(call, { ...asked, style: 'masked' });
      return {
        columns,
        parts: parts.map(({ community, name, rows }) => ({ community, name, rows: rows.length })),
        sample: (parts[0]?.rows ?? []).slice(0, 5).map((row) => row.texts),
      };
    },
  }),
  'collections.create': officeProcedure({
    access: writes,
    input: collectionSchema,
    run: (call, asked) => createCollection(call, asked),
  }),
  'collections.send': officeProcedure({
    access: writes,
    input: z.object({
      id: key,
      parts: z.array(key).min(1).max(500).nullable().default(null),
      pack: z.enum(['plain', 'zip']).default('plain'),
      password: z.string().max(200).default(''),
      place: z.string().max(100).nullable().default(null),
    }),
    run: (call, asked) => sendOut(call, asked),
  }),
  'collections.get': officeProcedure({
    access: reads,
    reads: true,
    input: z.object({ id: key }),
    run: (call, { id }) => collectionView(call, collectionOf(call, id)),
  }),
  'collections.take': officeProcedure({
    access: writes,
    input: z.object({ id: key, uploads: z.array(z.string().max(200)).min(1).max(200) }),
    run: (call, { id, uploads }) => {
      const collection = collectionOf(call, id);
      demandSubject(call, collection.content.subject);
      const files = uploads.map((token) => takeUpload(call.desk.transfers, token, 'import'));
      return takePacked(call, collection, files, '');
    },
  }),
  /** The password of archives that wait for it; what is still locked then goes on waiting. */
  'collections.unlock': officeProcedure({
    access: writes,
    input: z.object({
      id: key,
      password: z.string().min(1).max(200),
      files: z
        .array(z.object({ token: fileToken, fileName: z.string().min(1).max(255) }))
        .min(1)
        .max(200),
    }),
    run: async (call, { id, password, files }) => {
      const collection = collectionOf(call, id);
      demandSubject(call, collection.content.subject);
      const waiting = await Promise.all(files.map(({ token, fileName }) => waitingFile(call, token, fileName)));
      return takePacked(call, collection, waiting, password);
    },
  }),
  /** Says whose file it is where the file does not. */
  'collections.assign': officeProcedure({
    access: writes,
    input: ofPart.extend({ token: fileToken, fileName: z.string().min(1).max(255) }),
    run: async (call, { id, part, token, fileName }) => {
      const collection = collectionOf(call, id);
      demandSubject(call, collection.content.subject);
      const file = await waitingFile(call, token, fileName);
      return takeFiles(call, collection, [file], partOfCollection(collection, part));
    },
  }),
  'collections.changes': officeProcedure({
    access: reads,
    input: z.object({ id: key }),
    run: async (call, { id }) => {
      const collection = collectionOf(call, id);
      demandSubject(call, collection.content.subject);
      const rows = await waitingChanges(call, collection);
      return { rows, view: collectionView(call, collection) };
    },
  }),
  'collections.answer': officeProcedure({
    access: writes,
    input: ofPart.extend({
      findings: z.array(z.int().min(0).max(10_000)).max(1000).nullable(),
      answer: z.enum(['take', 'leave']),
    }),
    run: async (call, { id, part, findings, answer }) => {
      const collection = collectionOf(call, id);
      demandSubject(call, collection.content.subject);
      await answerFindings(call, partOfCollection(collection, part), findings, answer);
      return null;
    },
  }),
  'collections.dated': officeProcedure({
    access: writes,
    input: z.object({
      id: key,
      register: key,
      mode: z.object({ mode: z.enum(['correct', 'change']), from: exactDay.optional() }),
    }),
    run: async (call, { id, register, mode }) => {
      const collection = collectionOf(call, id);
      demandSubject(call, collection.content.subject);
      registerOf(call.ledger, register);
      await settleDated(call, collection, register, mode);
      return null;
    },
  }),
  'collections.apply': officeProcedure({
    access: writes,
    input: z.object({
      id: key,
      parts: z
        .array(z.object({ part: key, seen: z.string().max(60) }))
        .min(1)
        .max(500),
    }),
    run: async (call, { id, parts }) => {
      const collection = collectionOf(call, id);
      demandSubject(call, collection.content.subject);
      return { parts: await applyParts(call, collection, parts) };
    },
  }),
};
