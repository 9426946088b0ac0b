/** 诉求办理: the board, and each act on a request as one change with its step. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { requestBoard, requestSteps } from '../../../db/questions/request-board.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { type StoredRecord, storedRecord, type Values } from '../../../db/rows.ts';
import { DeskError } from '../errors.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';

const key = z.string().min(1).max(60);
const text = z.string().trim().max(2000).default('');
const common = { id: key, version: z.int(), day: exactDay.optional(), text };

const acts = z.discriminatedUnion('act', [
  z.object({ act: z.literal('start'), ...common }),
  z.object({ act: z.literal('progress'), ...common }),
  z.object({ act: z.literal('forward'), ...common, owner: key.nullable() }),
  z.object({ act: z.literal('answer'), ...common, satisfaction: z.string().max(60).nullable().default(null) }),
  z.object({ act: z.literal('reopen'), ...common }),
]);
type Act = z.output<typeof acts>;

const titles: Readonly<Record<Act['act'], string>> = {
  start: '诉求受理',
  progress: '诉求办理',
  forward: '诉求转办',
  answer: '诉求办结',
  reopen: '诉求重新办理',
};

/** What must be written for an act. */
const asked: Readonly<Partial<Record<Act['act'], string>>> = {
  progress: '做了什么',
  forward: '转办的理由',
  answer: '办理结果',
  reopen: '重新办理的理由',
};

/** What an act changes on the request itself. */
function patchOf(input: Act, stored: StoredRecord, day: string): Values {
  switch (input.act) {
    case 'start':
    case 'progress':
      return { state: 'doing' };
    case 'forward':
      return { state: 'forwarded', owner: input.owner ?? stored.values['owner'] ?? null };
    case 'answer':
      return { state: 'done', done_on: day, result: input.text, satisfaction: input.satisfaction };
    case 'reopen':
      // What was answered stays with its step; the limit is counted anew.
      return { state: 'reopened', done_on: null, due_on: null, result: null, satisfaction: null };
  }
}

/** @throws DeskError record-missing, request-text, request-done, request-open, request-same-owner, request-day */
function demandFits(call: OfficeCall, input: Act, stored: StoredRecord | undefined, day: string): StoredRecord {
  if (stored === undefined || stored.deleted_at !== null)
    throw new DeskError('record-missing', '这件诉求已不在台账里，请刷新后重试。');
  const wanted = asked[input.act];
  if (wanted !== undefined && input.text === '')
    throw new DeskError('request-text', `请写明${wanted}。`, [{ field: 'text', message: `请写明${wanted}。` }]);
  const done = stored.values['state'] === 'done';
  if (input.act === 'reopen' && !done)
    throw new DeskError('request-open', '这件诉求还没有办结，不用重新办理；要换人办请用“转办”。');
  if (input.act !== 'reopen' && done)
    throw new DeskError('request-done', '这件诉求已经办结；本人不满意或情况有变的，请用“重新办理”。');
  if (input.act === 'forward' && input.owner !== null && input.owner === (stored.values['owner'] ?? null))
    throw new DeskError('request-same-owner', '承办人没有变。请选另一位承办人，转给外单位的不选承办人、在理由里写明。');
  if (day > today(call.ledger) || day < String(stored.values['raised_on']))
    throw new DeskError('request-day', `办理日期要在提出日期 ${String(stored.values['raised_on'])} 和今天之间。`);
  return stored;
}

function actEdits(input: Act, stored: StoredRecord, day: string): readonly Edit[] {
  const patch = patchOf(input, stored, day);
  const step: Values = {
    request: input.id,
    step_on: day,
    kind: input.act,
    owner: patch['owner'] ?? stored.values['owner'] ?? null,
    text: input.text === '' ? null : input.text,
  };
  return [
    { op: 'update', register: 'requests', id: input.id, version: input.version, patch },
    { op: 'create', register: 'request_steps', values: step },
  ];
}

export const requestProcedures = {
  'requests.board': officeProcedure({
    access: { register: () => 'requests', action: 'read' } as const,
    reads: true,
    input: z.object({ day: exactDay.optional() }),
    run: ({ ledger, viewer }, input) => {
      const day = input.day ?? today(ledger);
      return { day, requests: requestBoard(ledger, viewer, day) };
    },
  }),
  'requests.steps': officeProcedure({
    access: { register: () => 'request_steps', action: 'read' } as const,
    reads: true,
    input: z.object({ request: key }),
    run: ({ ledger, viewer }, input) => requestSteps(ledger, viewer, input.request),
  }),
  /** One act on a request and its step: one change, undoable. */
  'requests.act': officeProcedure({
    access: { register: () => 'requests', action: 'write' } as const,
    input: acts,
    run: (call, input) => {
      demand(call.viewer, registerOf(call.ledger, 'request_steps'), 'write');
      const day = input.day ?? today(call.ledger);
      const found = storedRecord(call.ledger, registerOf(call.ledger, 'requests'), input.id);
      const stored = demandFits(call, input, found, day);
      const request = { actor: call.session.account, kind: 'edit', title: titles[input.act] } as const;
      const { changeId } = writeChange(call.ledger, request, actEdits(input, stored, day));
      return { changeId };
    },
  }),
};
