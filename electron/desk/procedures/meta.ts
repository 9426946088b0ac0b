/** What the screens need to know beside the registers' definitions: the office's own fields, code lists, notes, views, drafts. */
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { listKeys, listOf } from '../../../db/code-lists.ts';
import { customFields, switchesOf } from '../../../db/ledger.ts';
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import { rightsOf, roleLabels } from '../../../db/rights.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logReading } from '../read-log.ts';

const registerKey = z.string().min(1).max(60);

/** Everything a page needs once after signing in. */
function vocabulary(call: OfficeCall) {
  const { ledger } = call;
  const own = [...ledger.registers.keys()].map((key) => [key, customFields(ledger, key)] as const);
  const lists: Record<string, CodeList> = Object.fromEntries(listKeys(ledger).map((key) => [key, listOf(ledger, key)]));
  const notes = prepared(ledger.db, 'SELECT id, version, page, text FROM live_page_notes').all() as {
    id: string;
    version: number;
    page: string;
    text: string | null;
  }[];
  return {
    customFields: Object.fromEntries(own.filter(([, fields]) => fields.length > 0)),
    lists,
    notes: Object.fromEntries(notes.map((note) => [note.page, note])),
    switches: [...switchesOf(ledger)],
  };
}

const viewContent = z.record(z.string(), z.unknown());

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly view: Readonly<Record<string, unknown>>;
}

export const metaProcedures = {
  'meta.session': officeProcedure({
    access: 'signed-in',
    reads: true,
    input: z.object({}),
    run: (call) => ({
      account: call.session.account,
      role: call.session.role,
      roleLabel: roleLabels[call.session.role],
      rights: [...rightsOf(call.session.role)],
      revealed: call.session.revealed,
      readOnly: call.desk.options.readOnly === true,
      today: call.ledger.now().slice(0, 10),
    }),
  }),
  'meta.vocabulary': officeProcedure({ access: 'signed-in', reads: true, input: z.object({}), run: vocabulary }),
  /** Unmasked values for the rest of the session; logged. */
  'meta.reveal': officeProcedure({
    access: 'private.reveal',
    reads: true,
    input: z.object({ on: z.boolean() }),
    run: (call, input) => {
      call.session.revealed = input.on;
      logReading(call, { act: input.on ? 'reveal' : 'mask', register: '*' });
      return { revealed: input.on };
    },
  }),
  'views.list': officeProcedure({
    access: { register: (input: { register: string }) => input.register, action: 'read' },
    reads: true,
    input: z.object({ register: registerKey }),
    run: (call, input): readonly SavedView[] =>
      (
        prepared(call.ledger.db, 'SELECT id, name, view FROM saved_views WHERE register = ? ORDER BY name').all(
          input.register,
        ) as { id: string; name: string; view: string }[]
      ).map((row) => ({ ...row, view: JSON.parse(row.view) as Record<string, unknown> })),
  }),
  'views.save': officeProcedure({
    access: { register: (input: { register: string }) => input.register, action: 'read' },
    input: z.object({ register: registerKey, name: z.string().trim().min(1).max(40), view: viewContent }),
    run: (call, input) => {
      prepared(
        call.ledger.db,
        `INSERT INTO saved_views (id, register, name, account, view) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (register, name) DO UPDATE SET view = excluded.view, account = excluded.account`,
      ).run(uuid(), input.register, input.name, call.session.account.id, JSON.stringify(input.view));
      return null;
    },
  }),
  'views.remove': officeProcedure({
    access: { register: (input: { register: string }) => input.register, action: 'read' },
    input: z.object({ register: registerKey, id: registerKey }),
    run: (call, input) => {
      const { changes } = prepared(call.ledger.db, 'DELETE FROM saved_views WHERE id = ? AND register = ?').run(
        input.id,
        input.register,
      );
      if (changes === 0) throw new DeskError('view-missing', '这个常用筛选已被删除，请刷新页面。');
      return null;
    },
  }),
  'drafts.save': officeProcedure({
    access: 'signed-in',
    input: z.object({ slot: z.string().min(1).max(120), content: z.record(z.string(), z.unknown()).nullable() }),
    run: (call, input) => {
      if (input.content === null) {
        prepared(call.ledger.db, 'DELETE FROM drafts WHERE account = ? AND slot = ?').run(
          call.session.account.id,
          input.slot,
        );
      } else {
        prepared(
          call.ledger.db,
          `INSERT INTO drafts (account, slot, saved_at, content) VALUES (?, ?, ?, ?)
           ON CONFLICT (account, slot) DO UPDATE SET saved_at = excluded.saved_at, content = excluded.content`,
        ).run(call.session.account.id, input.slot, call.ledger.now(), JSON.stringify(input.content));
      }
      return null;
    },
  }),
  'drafts.get': officeProcedure({
    access: 'signed-in',
    reads: true,
    input: z.object({ slot: z.string().min(1).max(120) }),
    run: (call, input) => {
      const row = prepared(call.ledger.db, 'SELECT saved_at, content FROM drafts WHERE account = ? AND slot = ?').get(
        call.session.account.id,
        input.slot,
      ) as { saved_at: string; content: string } | undefined;
      return row === undefined
        ? null
        : { savedAt: row.saved_at, content: JSON.parse(row.content) as Record<string, unknown> };
    },
  }),
};
