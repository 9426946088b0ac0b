/** 考试: one examination as a grid of scores, written whole or not at all; its subjects and who means to sit it. */
import { z } from 'zod';
import { registerOf } from '../../../db/ledger.ts';
import {
  type ExamEntry,
  examEntries,
  type ExamScore,
  examScores,
  type ExamSubject,
  examSubjects,
} from '../../../db/questions/exam-facts.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { storedRecord, type Values } from '../../../db/rows.ts';
import { qualificationOf, qualificationRules, weightedTotal } from '../../../db/rules/exam-results.ts';
import { readMark, readNumber, readScore, scoreText } from '../../../db/rules/score-text.ts';
import { DeskError } from '../errors.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';

const key = z.string().min(1).max(60);
const read = { register: () => 'exam_entries', action: 'read' } as const;
const write = { register: () => 'exam_entries', action: 'write' } as const;

/** The columns of the grid that are not subjects. */
const ownColumns = { total: '总成绩', rank: '名次', result: '结果' } as const;
type OwnColumn = keyof typeof ownColumns;
const isOwn = (column: string): column is OwnColumn => Object.hasOwn(ownColumns, column);

interface ExamRow {
  readonly id: string;
  readonly kind: string;
  readonly year: number;
  readonly name: string;
}

/** @throws DeskError exam-missing */
function examOf(call: OfficeCall, id: string): ExamRow {
  const stored = storedRecord(call.ledger, registerOf(call.ledger, 'exams'), id);
  if (stored === undefined || stored.deleted_at !== null)
    throw new DeskError('exam-missing', '这场考试已不存在或在回收站里，请回到“考试”重新选择。');
  const { kind, year, name } = stored.values;
  return { id, kind: String(kind), year: Number(year), name: String(name) };
}

interface CellFault {
  readonly entry: string;
  readonly column: string;
  readonly message: string;
}

type Cells = Readonly<Record<string, string>>;

interface Sheet {
  readonly entries: ReadonlyMap<string, ExamEntry>;
  readonly subjects: ReadonlyMap<string, ExamSubject>;
  /** By entry and subject. */
  readonly scores: ReadonlyMap<string, ExamScore>;
}

const place = (entry: string, subject: string): string => `${entry} ${subject}`;

function sheetOf(call: OfficeCall, exam: string): Sheet {
  return {
    entries: new Map(examEntries(call.ledger, exam).map((one) => [one.id, one])),
    subjects: new Map(examSubjects(call.ledger, exam).map((one) => [one.id, one])),
    scores: new Map(examScores(call.ledger, exam).map((one) => [place(one.entry, one.subject), one])),
  };
}

/** What a cell beside the subjects means, or why it cannot be read. */
function readOwn(
  column: OwnColumn,
  text: string,
): { readonly value: string | number | null } | { readonly fault: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  if (column === 'result') {
    const mark = readMark(trimmed);
    return mark === null ? { fault: '“结果”要填通过、未过、缺考或违纪。' } : { value: mark };
  }
  const number = readNumber(trimmed);
  if (number === null) return { fault: `“${ownColumns[column]}”要填数字。` };
  if (column === 'rank' && (!Number.isInteger(number) || number < 1)) return { fault: '“名次”要填1、2、3这样的整数。' };
  return { value: number };
}

function scoreEdit(sheet: Sheet, entry: string, subject: ExamSubject, text: string): Edit | string | null {
  const found = readScore(text, subject.name, subject.fullMark);
  if ('fault' in found) return found.fault;
  const stands = sheet.scores.get(place(entry, subject.id));
  const empty = found.score === null && found.result === null;
  if (stands === undefined) {
    const values = { entry, subject: subject.id, ...found };
    return empty ? null : { op: 'create', register: 'exam_scores', values };
  }
  const at = { register: 'exam_scores', id: stands.id, version: null } as const;
  if (empty) return { op: 'delete', ...at };
  return found.score === stands.score && found.result === stands.result
    ? null
    : { op: 'update', ...at, patch: { ...found } };
}

function rowEdits(sheet: Sheet, entry: string, cells: Cells): { readonly edits: Edit[]; readonly faults: CellFault[] } {
  const edits: Edit[] = [];
  const faults: CellFault[] = [];
  const patch: Record<string, string | number | null> = {};
  if (!sheet.entries.has(entry)) {
    return { edits, faults: [{ entry, column: '', message: '这个人已不在这场考试的名单里，请刷新后再录。' }] };
  }
  for (const [column, text] of Object.entries(cells)) {
    if (isOwn(column)) {
      const found = readOwn(column, text);
      if ('fault' in found) faults.push({ entry, column, message: found.fault });
      else patch[column] = found.value;
      continue;
    }
    const subject = sheet.subjects.get(column);
    const edit = subject === undefined ? '这个科目已不存在，请刷新后再录。' : scoreEdit(sheet, entry, subject, text);
    if (typeof edit === 'string') faults.push({ entry, column, message: edit });
    else if (edit !== null) edits.push(edit);
  }
  const own = sheet.entries.get(entry);
  const changed = Object.entries(patch).some(([column, value]) => isOwn(column) && value !== (own?.[column] ?? null));
  if (changed) edits.push({ op: 'update', register: 'exam_entries', id: entry, version: null, patch });
  return { edits, faults };
}

const saveScores = officeProcedure({
  access: write,
  input: z.object({
    exam: key,
    rows: z
      .array(z.object({ entry: key, cells: z.record(key, z.string().max(20, '一格里最多20个字。')) }))
      .min(1)
      .max(5000),
  }),
  run: (call, input) => {
    const exam = examOf(call, input.exam);
    const sheet = sheetOf(call, exam.id);
    const read = input.rows.map(({ entry, cells }) => rowEdits(sheet, entry, cells));
    const faults = read.flatMap((row) => row.faults);
    const [first] = faults;
    if (first !== undefined) {
      const more = faults.length > 1 ? `等${faults.length}格` : '';
      throw new DeskError('scores-refused', `${first.message}${more}请改好再保存，这一次一格也没有写入。`, [], {
        faults,
      });
    }
    const edits = read.flatMap((row) => row.edits);
    if (edits.length === 0) return { changeId: null, count: 0 };
    const title = `录入成绩：${exam.year}年${exam.name} ${read.filter((row) => row.edits.length > 0).length} 人`;
    const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits);
    return { changeId, count: edits.length };
  },
});

/** 笔试 and 面试 count half each where nothing else was announced. */
const recruitment = ['笔试', '面试'] as const;

function usualSubjects(kind: string): readonly Values[] {
  const qualification = qualificationOf(kind);
  if (qualification !== null) {
    return qualificationRules[qualification].subjects.map((name) => ({ name, full_mark: 100, pass_mark: 60 }));
  }
  if (kind === 'recruitment') return recruitment.map((name) => ({ name, full_mark: 100, weight: 50 }));
  return [{ name: '笔试', full_mark: 100, pass_mark: 60 }];
}

const addSubjects = officeProcedure({
  access: write,
  input: z.object({ exam: key }),
  run: (call, input) => {
    const exam = examOf(call, input.exam);
    if (examSubjects(call.ledger, exam.id).length > 0)
      throw new DeskError('subjects-there', '这场考试已经有科目了，要改请点开科目修改。');
    const edits = usualSubjects(exam.kind).map((values, index): Edit => ({
      op: 'create',
      register: 'exam_subjects',
      values: { exam: exam.id, ...values, sort_order: index + 1 },
    }));
    const title = `添加考试科目 ${edits.length} 科`;
    const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits);
    return { changeId, count: edits.length };
  },
});

const enter = officeProcedure({
  access: write,
  input: z.object({
    exam: key,
    people: z.array(key).min(1).max(5000),
    stage: z.enum(['intended', 'registered', 'given_up']),
  }),
  run: (call, input) => {
    const exam = examOf(call, input.exam);
    const known = new Map(examEntries(call.ledger, exam.id).map((one) => [one.person, one]));
    const edits = [...new Set(input.people)].flatMap((person): readonly Edit[] => {
      const entry = known.get(person);
      const { stage } = input;
      if (entry === undefined)
        return [{ op: 'create', register: 'exam_entries', values: { person, exam: exam.id, stage } }];
      if (entry.stage === stage) return [];
      return [{ op: 'update', register: 'exam_entries', id: entry.id, version: null, patch: { stage } }];
    });
    if (edits.length === 0) return { changeId: null, count: 0 };
    const title = `登记报考：${exam.year}年${exam.name} ${edits.length} 人`;
    const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits);
    return { changeId, count: edits.length };
  },
});

export const examProcedures = {
  /** One examination: its subjects and everybody in it with their scores as they stand in the cells. */
  'exams.grid': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ exam: key }),
    run: (call, input) => {
      const exam = examOf(call, input.exam);
      const subjects = examSubjects(call.ledger, exam.id);
      const { scores, entries } = sheetOf(call, exam.id);
      const rows = [...entries.values()].map((entry) => {
        const own = subjects.map(({ id }) => scores.get(place(entry.id, id)) ?? { score: null, result: null });
        return {
          entry: entry.id,
          person: entry.person,
          name: entry.name,
          community: entry.communityName,
          stage: entry.stage,
          scores: own.map(scoreText),
          total: entry.total,
          rank: entry.rank,
          result: entry.result,
          /** By the weights, where all scores are there. */
          computedTotal: weightedTotal(
            subjects.map(({ weight, fullMark }, index) => ({ score: own[index]?.score ?? null, weight, fullMark })),
          ),
        };
      });
      return { exam, subjects, rows };
    },
  }),
  'exams.saveScores': saveScores,
  'exams.addSubjects': addSubjects,
  /** 报考意向 and 报名 of several people at once. */
  'exams.enter': enter,
};
