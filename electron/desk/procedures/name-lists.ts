/** 给名单取数: a list of names in, the same list with what was asked beside each name out, in its own order. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf } from '../../../db/ledger.ts';
import { demand } from '../../../db/rights.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import { formTypes } from '../forms/kept-file.ts';
import { bindingSchema, styleSchema } from '../forms/schemas.ts';
import { fillList } from '../name-lists/fill-list.ts';
import { knownPeople } from '../name-lists/known-people.ts';
import { indexOf } from '../name-lists/match-names.ts';
import {
  fileOfList,
  keepNameList,
  linesOf,
  nameListOf,
  nameListView,
  openNameList,
  solve,
} from '../name-lists/name-list.ts';
import { listOfPasted } from '../name-lists/pasted-names.ts';
import type { NameListContent, NameListView } from '../name-lists/shapes.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { freeze } from '../submissions.ts';
import { offerDownload, takeUpload } from '../transfers.ts';

const key = z.string().min(1).max(60);
const access = { register: () => 'people', action: 'read' } as const;
/** Lists are kept between sessions, which a viewer's account may not write. */
const write = 'report.write' as const;

async function changed(
  call: OfficeCall,
  id: string,
  change: (content: NameListContent) => NameListContent,
): Promise<NameListView> {
  keepNameList(call, id, change(nameListOf(call, id).content));
  return await nameListView(call, id);
}

/** The name of the filled file: the list's own with a mark, so that neither overwrites the other. */
const filledName = (name: string, day: string): string => {
  const [, base = name, ending = ''] = /^(.*?)(\.[^.]*)?$/u.exec(name) ?? [];
  return `${base}（已取数 ${day}）${ending}`;
};

export const nameListProcedures = {
  'nameLists.open': officeProcedure({
    access: write,
    input: z.union([z.object({ upload: z.string().max(80) }), z.object({ text: z.string().min(1).max(250_000) })]),
    run: async (call, input) => {
      if ('text' in input) return await openNameList(call, '粘贴的名单.xlsx', await listOfPasted(input.text));
      const { name, bytes } = takeUpload(call.desk.transfers, input.upload, 'form');
      return await openNameList(call, name, bytes);
    },
  }),
  'nameLists.recent': officeProcedure({
    access,
    reads: true,
    input: z.object({}),
    run: (call) =>
      prepared(
        call.ledger.db,
        'SELECT id, opened_at AS openedAt, file_name AS fileName FROM name_lists ORDER BY opened_at DESC LIMIT 20',
      ).all() as { readonly id: string; readonly openedAt: string; readonly fileName: string }[],
  }),
  'nameLists.get': officeProcedure({
    access,
    reads: true,
    input: z.object({ id: key }),
    run: (call, input) => nameListView(call, input.id),
  }),
  /** Who a line is: a person, '' for left empty, null to ask again. */
  'nameLists.decide': officeProcedure({
    access: write,
    input: z.object({ id: key, rows: z.array(z.int().min(1)).min(1).max(5000), person: z.string().max(60).nullable() }),
    run: (call, { id, rows, person }) =>
      changed(call, id, (content) => {
        const decisions = { ...content.decisions };
        for (const row of rows) {
          if (person === null) delete decisions[String(row - 1)];
          else decisions[String(row - 1)] = person;
        }
        return { ...content, decisions };
      }),
  }),
  'nameLists.bind': officeProcedure({
    access: write,
    input: z.object({ id: key, column: z.int().min(0), binding: bindingSchema.nullable() }),
    run: (call, { id, column, binding }) =>
      changed(call, id, (content) => ({
        ...content,
        columns: content.columns.map((one) =>
          one.index === column && one.role === null ? { ...one, binding, origin: 'chosen', reason: '手动选择' } : one,
        ),
      })),
  }),
  'nameLists.columns': officeProcedure({
    access: write,
    input: z.object({
      id: key,
      added: z.array(z.object({ heading: z.string().trim().min(1).max(60), field: key, style: styleSchema })).max(60),
    }),
    run: (call, { id, added }) => changed(call, id, (content) => ({ ...content, added })),
  }),
  'nameLists.settings': officeProcedure({
    access: write,
    input: z.object({ id: key, day: exactDay, overwrite: z.boolean() }),
    run: (call, { id, day, overwrite }) =>
      changed(call, id, (content) => ({ ...content, settings: { day, overwrite } })),
  }),
  'nameLists.remove': officeProcedure({
    access: write,
    input: z.object({ id: key }),
    run: (call, { id }) => {
      const { changes } = prepared(call.ledger.db, 'DELETE FROM name_lists WHERE id = ?').run(id);
      if (changes === 0) throw new DeskError('list-unknown', '这份名单已不在了。');
      return null;
    },
  }),
  'nameLists.fill': officeProcedure({
    access: write,
    input: z.object({ id: key }),
    run: async (call, { id }) => {
      demand(call.viewer, registerOf(call.ledger, 'people'), 'export');
      const list = nameListOf(call, id);
      const { content } = list;
      const file = await fileOfList(call, list);
      const index = indexOf(knownPeople(call, content.settings.day));
      const filled = fillList(call, file, content, solve(linesOf(call, file, content), index, content.decisions));
      if (filled.private) logExport(call, 'people', filled.rows);
      const name = filledName(list.fileName, content.settings.day);
      const { day } = content.settings;
      const { report } = await freeze(
        call,
        {
          kind: 'name_list',
          title: list.fileName.replace(/\.[^.]*$/u, ''),
          recipient: null,
          period: '',
          cutOff: day,
          form: null,
          files: [{ name, mime: formTypes[file.kind], bytes: filled.bytes }],
          tables: [filled.table],
          private: filled.private,
          replaces: null,
          reason: '',
        },
        'draft',
      );
      return {
        report,
        ...offerDownload(call.desk.transfers, name, formTypes[file.kind], filled.bytes),
        rows: filled.rows,
      };
    },
  }),
};
