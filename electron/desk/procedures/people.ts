/** What is asked of people beyond their records: search from anywhere, the summary with its grounds, timeline, completeness. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { labelsOf } from '../../../db/labels.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { completeness } from '../../../db/questions/completeness.ts';
import { leaveGround } from '../../../db/questions/leave-ground.ts';
import { countsOf } from '../../../db/questions/person-counts.ts';
import { timeline } from '../../../db/questions/timeline.ts';
import { list } from '../../../db/read.ts';
import { storedRecord } from '../../../db/rows.ts';
import { personGrounds } from '../../../db/rules/person-grounds.ts';
import { derivedPerson } from '../../../db/rules/derived-person.ts';
import { DeskError } from '../errors.ts';
import { officeProcedure } from '../procedure.ts';

const key = z.string().min(1).max(60);

export const peopleProcedures = {
  /** The best matches of a name, its spelling, a phone number or an ID tail. */
  'people.search': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ search: z.string().trim().min(1).max(60), limit: z.int().min(1).max(50).default(12) }),
    run: (call, input) => {
      const columns = ['name', 'community', 'position', 'on_roll', 'sex', 'phone'];
      return list(
        call.ledger,
        call.viewer,
        listQuerySchema.parse({
          register: 'people',
          columns,
          search: input.search,
          limit: input.limit,
          sort: [{ key: 'on_roll', descending: true }, { key: 'pinyin' }],
        }),
      );
    },
  }),
  /** Age, years of community work, retirement and annual leave of one person on a day, each with its grounds (计算依据). */
  'people.grounds': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ id: key, day: exactDay.optional() }),
    run: (call, input) => {
      const stored = storedRecord(call.ledger, registerOf(call.ledger, 'people'), input.id);
      if (stored === undefined) throw new DeskError('record-missing', '这个人不存在，可能已被彻底删除。');
      const day = input.day ?? today(call.ledger);
      const leave = leaveGround(call.ledger, input.id, stored.values, day);
      return [...personGrounds(stored.values, derivedPerson(stored.values), day), ...(leave === null ? [] : [leave])];
    },
  }),
  /** How many records of each register a person has; registers without any are left out. */
  'people.counts': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ id: key }),
    run: (call, input) => countsOf(call.ledger, call.viewer, input.id),
  }),
  'people.timeline': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ id: key }),
    run: (call, input) => timeline(call.ledger, call.viewer, input.id),
  }),
  'people.completeness': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ person: key.optional(), day: exactDay.optional() }),
    run: (call, input) => {
      const all = completeness(call.ledger, input.day ?? today(call.ledger), input.person);
      const communities = registerOf(call.ledger, 'communities');
      const ids = [...new Set(all.map((one) => one.community).filter((id) => id !== null))];
      const names = labelsOf(
        call.ledger,
        registerOf(call.ledger, 'people'),
        all.map((one) => one.person),
      );
      return {
        people: all.map((one) => ({ ...one, name: names[one.person] ?? '' })),
        communities: labelsOf(call.ledger, communities, ids),
      };
    },
  }),
};
