/** 办结, 延后 and 转办: what was decided, written as records of their own beside the reminders that are computed. */
import { registerOf, today } from '../../../db/ledger.ts';
import { remindersOn } from '../../../db/questions/reminders/all.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import type { Reminder } from '../../../db/rules/reminders/reminder.ts';
import { demand } from '../../../db/rights.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';

export interface DecisionInput {
  readonly items: readonly { readonly key: string; readonly dueOn: string | null }[];
  readonly act: 'done' | 'postponed' | 'forwarded';
  readonly until: string | null;
  readonly cadre: string | null;
  readonly account: string;
  readonly reason: string;
}

const words = { done: '办结', postponed: '延后', forwarded: '转办' } as const;

function editOf(reminder: Reminder, day: string, input: DecisionInput): Edit {
  const { subject } = reminder;
  const blank = (text: string): string | null => (text === '' ? null : text);
  return {
    op: 'create',
    register: 'reminder_decisions',
    values: {
      decided_on: day,
      kind: reminder.kind,
      person: subject.of === 'person' ? subject.id : null,
      community: subject.of === 'community' ? subject.id : null,
      title: reminder.title,
      due_on: reminder.dueOn,
      act: input.act,
      until: input.act === 'postponed' ? input.until : null,
      cadre: input.act === 'forwarded' ? input.cadre : null,
      account: input.act === 'forwarded' ? blank(input.account) : null,
      reason: blank(input.reason),
      reminder: reminder.key,
    },
  };
}

/**
 * Writes the decision for every item, or for none. Only what is due today can be decided about.
 * @throws DeskError todo-gone, todo-confined; LedgerError invalid where the decision lacks something
 */
export function decide(call: OfficeCall, input: DecisionInput): { readonly changeId: string; readonly count: number } {
  const { ledger, viewer } = call;
  demand(viewer, registerOf(ledger, 'reminder_decisions'), 'write');
  const day = today(ledger);
  const known = new Map(remindersOn(ledger, viewer, day).map((one) => [one.key, one]));
  const found = input.items.flatMap(({ key, dueOn }) => {
    const reminder = known.get(key);
    return reminder !== undefined && reminder.dueOn === dueOn ? [reminder] : [];
  });
  if (found.length < input.items.length) {
    const gone = input.items.length - found.length;
    throw new DeskError('todo-gone', `有 ${gone} 件待办已经办了，或者期限变了，一件也没有写。请看刷新后的待办再处理。`);
  }
  if (found.some(({ confined }) => confined === true))
    throw new DeskError(
      'todo-confined',
      '体检的待办不另记处理：请打开体检记录，填已检、放弃或复查日期。一件也没有写，请取消勾选后再处理其他的。',
    );
  const title = `待办${words[input.act]} ${found.length} 件`;
  const edits = found.map((reminder) => editOf(reminder, day, input));
  const { changeId } = writeChange(ledger, { actor: call.session.account, kind: 'edit', title }, edits);
  return { changeId, count: found.length };
}
