/** 体检: the year at a glance, batches, marks for many at once, papers; 参检率 for whoever sees the roster. */
import { z } from 'zod';
import { today } from '../../../db/ledger.ts';
import { healthRatesOf, healthYear } from '../../../db/questions/health.ts';
import { writeChange } from '../../../db/records.ts';
import { arrangementEdits, arrangementSchema, proposalSchema, proposeArrangement } from '../health/arrange.ts';
import { markEdits, markSchema } from '../health/mark.ts';
import { paperSchema, printHealth, printRates } from '../health/papers.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logLooking } from '../read-log.ts';

const year = z.int().min(1900).max(2100);
const words = { pending: '待检', done: '已检', missed: '未检', waived: '放弃' } as const;

/** @param call without a year: this one */
const asked = (call: OfficeCall, given: number | null): number => given ?? Number(today(call.ledger).slice(0, 4));

export const healthProcedures = {
  /** Everybody on the roll with whether they are due in the year, and what is on record. */
  'health.year': officeProcedure({
    access: 'health.read',
    reads: true,
    input: z.object({ year: year.nullable().default(null) }),
    run: (call, input) => {
      const facts = healthYear(call.ledger, call.viewer, asked(call, input.year));
      logLooking(call, 'health_checks', facts.people.filter(({ check }) => check !== null).length);
      return facts;
    },
  }),
  'health.propose': officeProcedure({
    access: 'health.read',
    reads: true,
    input: proposalSchema,
    run: (call, input) => proposeArrangement(call, input),
  }),
  'health.arrange': officeProcedure({
    access: 'health.write',
    input: arrangementSchema,
    run: (call, input) => {
      const edits = arrangementEdits(call, input);
      const count = input.batches.reduce((sum, { people }) => sum + people.length, 0);
      const title = `体检分批 ${count} 人`;
      const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'bulk', title }, edits);
      return { changeId, count };
    },
  }),
  'health.mark': officeProcedure({
    access: 'health.write',
    input: markSchema,
    run: (call, input) => {
      const edits = markEdits(call, input);
      // How many, never which state: the list of changes is read by everybody.
      const title = `登记体检情况 ${edits.length} 人`;
      const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'bulk', title }, edits);
      return { changeId, count: edits.length, state: words[input.state] };
    },
  }),
  'health.print': officeProcedure({
    access: 'health.write',
    reads: true,
    input: paperSchema,
    run: (call, input) => printHealth(call, input),
  }),
  /** 参检率 by community, as it may leave: small communities together, no names. */
  'health.rates': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ year: year.nullable().default(null) }),
    run: (call, input) => healthRatesOf(call.ledger, call.viewer, asked(call, input.year)),
  }),
  'health.printRates': officeProcedure({
    access: 'roster.export',
    reads: true,
    input: z.object({ year: year.nullable().default(null) }),
    run: (call, input) => printRates(call, asked(call, input.year)),
  }),
};
