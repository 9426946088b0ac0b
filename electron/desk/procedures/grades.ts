/** 等级方案 and 等级测算: schemes kept and tried out, everybody's grade on a day, 晋级 as a batch with its papers. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { gradeFactsOn } from '../../../db/questions/grade-facts.ts';
import { demand } from '../../../db/rights.ts';
import { explain, gradeOn } from '../../../db/rules/grade-scheme/grade.ts';
import { schemeSchema } from '../../../db/rules/grade-scheme/scheme.ts';
import { DeskError } from '../errors.ts';
import { faultsOf, keptSchemes, saveScheme, schemeOf } from '../grades/kept-schemes.ts';
import { approvalsHtml, filingHtml, noticeHtml, payChangesHtml } from '../grades/papers.ts';
import { promote } from '../grades/promotion.ts';
import { gradeLine } from '../grades/standing.ts';
import { fallsText, trialOf } from '../grades/trial.ts';
import { printed } from '../printed.ts';
import { officeProcedure } from '../procedure.ts';

const key = z.string().min(1).max(60);
const openDay = z.string().max(10).nullable();
const readSchemes = { register: () => 'grade_schemes', action: 'read' } as const;
const readGrades = { register: () => 'grades', action: 'read' } as const;

const batch = z.object({
  scheme: key,
  /** The first day of the new grades. */
  from: exactDay,
  people: z.array(key).min(1, '请先勾选人员。').max(5000),
});

const facts = z.object({
  name: z.string().trim().max(60),
  region: z.string().trim().max(60).default(''),
  document: z.string().trim().max(120).default(''),
  startsOn: openDay.default(null),
  endsOn: openDay.default(null),
  current: z.boolean().default(false),
  note: z.string().trim().max(1000).default(''),
  scheme: schemeSchema,
});

const papers = {
  approval: { title: '岗位等级晋级审批表', html: approvalsHtml },
  notice: { title: '岗位等级晋级公示', html: noticeHtml },
  filing: { title: '岗位等级晋级报备表', html: filingHtml },
  pay: { title: '工资变动审批表', html: payChangesHtml },
} as const;

export const gradeProcedures = {
  /** The schemes for a choice, the current one first, with what is wrong in each. */
  'gradeSchemes.list': officeProcedure({
    access: readSchemes,
    reads: true,
    input: z.object({}),
    run: ({ ledger }) =>
      keptSchemes(ledger).map(({ scheme, ...one }) => ({
        ...one,
        readable: scheme !== null,
        faults: scheme === null ? [] : faultsOf(ledger, scheme),
      })),
  }),
  'gradeSchemes.get': officeProcedure({
    access: readSchemes,
    reads: true,
    input: z.object({ id: key }),
    run: ({ ledger }, { id }) => schemeOf(ledger, id),
  }),
  /** What is wrong with a scheme that may not be saved yet, and what it would do to whom. */
  'gradeSchemes.try': officeProcedure({
    access: readSchemes,
    reads: true,
    input: z.object({ scheme: schemeSchema, against: key.nullable(), day: exactDay.optional() }),
    run: ({ ledger, viewer }, { scheme, against, day: asked }) => {
      demand(viewer, registerOf(ledger, 'people'), 'read');
      const on = asked ?? today(ledger);
      const faults = faultsOf(ledger, scheme);
      const before = against === null ? null : schemeOf(ledger, against).scheme;
      return { day: on, faults, trial: trialOf(gradeFactsOn(ledger, on), before, scheme, on) };
    },
  }),
  /** 两个方案对比. */
  'gradeSchemes.compare': officeProcedure({
    access: readSchemes,
    reads: true,
    input: z.object({ one: key, other: key, day: exactDay }),
    run: ({ ledger, viewer }, { one, other, day: on }) => {
      demand(viewer, registerOf(ledger, 'people'), 'read');
      return trialOf(gradeFactsOn(ledger, on), schemeOf(ledger, one).scheme, schemeOf(ledger, other).scheme, on);
    },
  }),
  'gradeSchemes.save': officeProcedure({
    access: { register: () => 'grade_schemes', action: 'write' } as const,
    input: facts.extend({
      of: z.object({ id: key, version: z.int().min(1) }).nullable(),
      /** The clerk has seen who would have a lower grade. */
      lowering: z.boolean().default(false),
    }),
    run: (call, { of, lowering, ...asked }) => {
      if (asked.name === '')
        throw new DeskError('scheme-unnamed', '请填写方案名称，没有保存。', [
          { field: 'name', message: '请填写方案名称。' },
        ]);
      const wrong = faultsOf(call.ledger, asked.scheme).filter(({ level }) => level === 'fault');
      if (wrong.length > 0)
        throw new DeskError(
          'scheme-faulty',
          `方案没有保存：${wrong.map(({ rule, sentence }) => `【${rule}】${sentence}`).join('')}`,
        );
      const before = of === null ? null : schemeOf(call.ledger, of.id).scheme;
      if (!lowering && (before !== null || asked.current)) {
        const on = today(call.ledger);
        const { falls } = trialOf(gradeFactsOn(call.ledger, on), before, asked.scheme, on);
        if (falls.length > 0)
          throw new DeskError(
            'scheme-lowers',
            `按${before === null ? '登记的等级' : '原来的方案'}比，有 ${falls.length} 人的等级会下降：${fallsText(falls)}。没有保存，确认后再存。`,
          );
      }
      return saveScheme(call, of, asked);
    },
  }),
  /** Everybody on a day by a scheme, beside the grade on record. */
  'grades.standing': officeProcedure({
    access: readGrades,
    reads: true,
    input: z.object({ scheme: key, day: exactDay, community: key.nullable().default(null) }),
    run: ({ ledger, viewer }, { scheme, day: on, community }) => {
      demand(viewer, registerOf(ledger, 'people'), 'read');
      const kept = schemeOf(ledger, scheme).scheme;
      const people = gradeFactsOn(ledger, on, { community: community ?? undefined });
      return people.map((person) => gradeLine(kept, person, on));
    },
  }),
  /** 计算依据 of one person. */
  'grades.explain': officeProcedure({
    access: readGrades,
    reads: true,
    input: z.object({ scheme: key, day: exactDay, person: key }),
    run: ({ ledger, viewer }, { scheme, day: on, person: id }) => {
      demand(viewer, registerOf(ledger, 'people'), 'read');
      const kept = schemeOf(ledger, scheme);
      const [person] = gradeFactsOn(ledger, on, { people: [id] });
      if (person === undefined) throw new DeskError('person-not-here', '这一天他不在册，或不是社区工作者，没有测算。');
      const graded = gradeOn(kept.scheme, person.facts, on);
      return { scheme: kept.name, line: gradeLine(kept.scheme, person, on), lines: explain(graded), pay: graded.pay };
    },
  }),
  'grades.promote': officeProcedure({
    access: { register: () => 'grades', action: 'write' } as const,
    input: batch.extend({ document: z.string().trim().max(80).default('') }),
    run: (call, { scheme, ...asked }) => promote(call, { ...asked, scheme: schemeOf(call.ledger, scheme).scheme }),
  }),
  /** The papers of a batch: 审批表, 公示, 报备表, 工资变动审批表. */
  'grades.print': officeProcedure({
    access: { register: () => 'grades', action: 'export' } as const,
    reads: true,
    input: batch.extend({ paper: z.enum(['approval', 'pay', 'notice', 'filing']) }),
    run: (call, { scheme: id, from, people: ids, paper }) => {
      demand(call.viewer, registerOf(call.ledger, 'people'), 'export');
      const { name, scheme } = schemeOf(call.ledger, id);
      const people = gradeFactsOn(call.ledger, from, { people: ids });
      if (people.length === 0) throw new DeskError('nobody-here', `勾选的人在 ${from} 都不在册，没有可打印的。`);
      const setting = { name, scheme, from, people };
      const { title, html } = papers[paper];
      return printed(call, `${title}_${people.length}人`, html(call, setting));
    },
  }),
};
