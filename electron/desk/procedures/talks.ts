/** 谈心谈话 on paper: what was said only for those whom the talk's 知悉范围 names. */
import { z } from 'zod';
import { knows } from '../../../db/circle.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { registerOf } from '../../../db/ledger.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { storedRecord, type Values } from '../../../db/rows.ts';
import { formatDay } from '../../../db/rules/day.ts';
import { safeFileName } from '../../papers/file-names.ts';
import { talkRecordHtml, type TalkRecord } from '../../papers/talk-record.ts';
import { DeskError } from '../errors.ts';
import { officeLine } from '../office-line.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logReading } from '../read-log.ts';
import { shownTable } from '../shown-table.ts';

/** The kinds of talk that both sign. */
const signedKinds: ReadonlySet<FieldValue> = new Set(['reminder', 'admonition']);

/** Records as they are read: choices by label, references by name. */
function shown(
  call: OfficeCall,
  register: string,
  columns: string[],
  ids: readonly string[],
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const query = listQuerySchema.parse({ register, columns, ids, limit: 1000 });
  const table = shownTable(call.ledger, call.viewer, query);
  return new Map(
    table.rows.map((row, place) => [
      table.ids[place] ?? '',
      Object.fromEntries(table.fields.map((field, column) => [field.key, String(row[column] ?? '')])),
    ]),
  );
}

const dayText = (day: string): string => (day === '' ? '' : formatDay(day, '1990年5月1日'));

/** What was said, for those inside; a paper with it is logged. */
function said(call: OfficeCall, id: string, values: Values): Pick<TalkRecord, 'content' | 'opinion' | 'visited'> {
  if (!knows(call.viewer, registerOf(call.ledger, 'talks'), values)) return { content: '', opinion: '', visited: '' };
  const text = (key: string): string => String(values[key] ?? '');
  const found = { content: text('content'), opinion: text('opinion'), visited: text('visit_result') };
  if (Object.values(found).some((one) => one !== ''))
    logReading(call, { act: 'export', register: 'talks', record: id });
  return found;
}

function talkRecords(call: OfficeCall, ids: readonly string[]): readonly TalkRecord[] {
  const register = registerOf(call.ledger, 'talks');
  const talks = shown(call, 'talks', ['kind', 'talked_on', 'talked_by', 'place'], ids);
  const stored = [...talks.keys()].flatMap((id) => storedRecord(call.ledger, register, id) ?? []);
  const persons = stored.map(({ values }) => String(values['person']));
  const people = shown(call, 'people', ['name', 'sex', 'community', 'position'], persons);
  const unit = officeLine(call.ledger);
  return stored.map(({ id, values }): TalkRecord => {
    const talk = talks.get(id) ?? {};
    const who = people.get(String(values['person'])) ?? {};
    const visitedOn = dayText(String(values['visited_on'] ?? ''));
    const words = said(call, id, values);
    return {
      unit,
      name: who['name'] ?? '',
      sex: who['sex'] ?? '',
      community: who['community'] ?? '',
      position: who['position'] ?? '',
      kind: talk['kind'] ?? '',
      day: dayText(String(values['talked_on'] ?? '')),
      place: talk['place'] ?? '',
      leader: talk['talked_by'] ?? '',
      ...words,
      visited: [visitedOn, words.visited].filter((part) => part !== '').join('　'),
      signed: signedKinds.has(values['kind'] ?? null),
    };
  });
}

export const talkProcedures = {
  'talks.print': officeProcedure({
    access: { register: () => 'talks', action: 'export' } as const,
    reads: true,
    input: z.object({ ids: z.array(z.string().min(1).max(60)).min(1).max(200) }),
    run: (call, { ids }) => {
      const talks = talkRecords(call, ids);
      const [first] = talks;
      if (first === undefined) throw new DeskError('nobody-chosen', '没有可打印的谈话记录，可能已被删除。请重新勾选。');
      const who = talks.length === 1 ? first.name : `${talks.length}人`;
      const html = withFonts(call, (options) => talkRecordHtml(talks, options));
      return printed(call, safeFileName(`谈心谈话记录表_${who}`), html);
    },
  }),
};
