/** 考试情况 and 证书登记到期: lists with their reasons, read only. */
import { z } from 'zod';
import { today } from '../../../db/ledger.ts';
import { certificatesDue } from '../../../db/questions/certificates-due.ts';
import { nextExamYear } from '../../../db/questions/exam-facts.ts';
import { eligibleList, examFigures, lackingList, passedList } from '../../../db/questions/exam-lists.ts';
import { qualificationRules, qualifications } from '../../../db/rules/exam-results.ts';
import { prepared } from '../../../db/statements.ts';
import { officeProcedure } from '../procedure.ts';

const read = { register: () => 'exam_entries', action: 'read' } as const;

export const examListProcedures = {
  /** 通过名单 of a year, or of all. */
  'exams.passed': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ year: z.int().min(1990).max(2100).nullable().default(null) }),
    run: (call, input) =>
      passedList(call.ledger, input.year, today(call.ledger)).map(({ entry, computed, certified }) => ({
        id: entry.id,
        person: entry.person,
        name: entry.name,
        community: entry.communityName,
        exam: entry.exam,
        examName: entry.examName,
        kind: entry.kind,
        year: entry.year,
        total: entry.total,
        rank: entry.rank,
        certificateNumber: entry.certificateNumber,
        computed,
        certified,
      })),
  }),
  /** 还缺哪几科、到哪年为止. */
  'exams.lacking': officeProcedure({
    access: read,
    reads: true,
    input: z.object({}),
    run: (call) => lackingList(call.ledger, today(call.ledger)),
  }),
  /** 谁可以报考: everybody on the roll, by the rules of one qualification and year; the next examination unless told. */
  'exams.eligible': officeProcedure({
    access: read,
    reads: true,
    input: z.object({
      qualification: z.enum(qualifications),
      year: z.int().min(1990).max(2100).nullable().default(null),
    }),
    run: (call, input) => {
      const day = today(call.ledger);
      const year = input.year ?? nextExamYear(call.ledger, input.qualification, day);
      const exams = prepared(
        call.ledger.db,
        'SELECT id, name FROM live_exams WHERE kind = ? AND year = ? ORDER BY created_at, id',
      ).all(input.qualification, year) as { readonly id: string; readonly name: string }[];
      return {
        year,
        label: qualificationRules[input.qualification].label,
        exams,
        lines: eligibleList(call.ledger, input.qualification, year, day),
      };
    },
  }),
  /** 报考意向统计 and 通过率 by examination and community. */
  'exams.figures': officeProcedure({
    access: read,
    reads: true,
    input: z.object({}),
    run: (call) => examFigures(call.ledger),
  }),
  /** 证书登记到期: first registrations, renewals and hours, with what they rest on. */
  'certificates.due': officeProcedure({
    access: { register: () => 'certificate_registrations', action: 'read' } as const,
    reads: true,
    input: z.object({}),
    run: (call) => certificatesDue(call.ledger, today(call.ledger)),
  }),
};
