/** Reminders of 入职办理 and 离岗办理. Who comes is not on the roll yet, who goes not any more: their cases count as long as they are open. */
import type { Subject } from '../../rules/reminders/reminder.ts';
import { type StepFact, stepReminders } from '../../rules/reminders/journeys.ts';
import { joiningPeople } from '../joining.ts';
import { type OpenLeaving, openLeavings } from '../leaving-cases.ts';
import { type ReminderSetting, type ReminderSource, rowsOf } from './setting.ts';

/** Contract and insurance of a newcomer are named by the labour rules already. */
const namedElsewhere: ReadonlySet<string> = new Set(['contract', 'insurance']);

function joiningFacts(setting: ReminderSetting): readonly StepFact[] {
  const { people, communities } = joiningPeople(setting.ledger, setting.viewer, setting.day);
  return people.flatMap(({ person, name, community, steps, joining }) => {
    // Newcomers are only offered there until their case is begun.
    if (joining === null) return [];
    const subject: Subject = { of: 'person', id: person, name, community: communities[community ?? ''] ?? '' };
    return steps
      .filter(({ key, state }) => (state === 'open' || state === 'late') && !namedElsewhere.has(key))
      .map(({ key, label, sentence, dueOn, article, opens }): StepFact => ({
        journey: 'joining',
        subject,
        step: key,
        label,
        sentence,
        dueOn,
        why: article,
        opens,
      }));
  });
}

type Opens = StepFact['opens'];

/** The first record that a step still waits for; the case itself where there is none. */
function leavingOpens(setting: ReminderSetting): (one: OpenLeaving, step: string) => Opens {
  const open = (sql: string): ReadonlyMap<string, string> =>
    new Map(
      (rowsOf(setting, sql) as readonly { readonly of: string; readonly id: string }[]).map(({ of, id }) => [of, id]),
    );
  const handovers = open(
    'SELECT leaving AS "of", max(id) AS id FROM live_handovers WHERE coalesce(done, 0) = 0 AND leaving IS NOT NULL GROUP BY leaving',
  );
  const audits = open(
    'SELECT person AS "of", max(id) AS id FROM live_exit_audits WHERE finished_on IS NULL GROUP BY person',
  );
  return (one, step) => {
    const handover = handovers.get(one.id);
    const audit = audits.get(one.person);
    if (step === 'handover')
      return handover === undefined
        ? { register: 'handovers', id: null, values: { person: one.person, leaving: one.id } }
        : { register: 'handovers', id: handover, values: {} };
    if (step === 'audit' && audit !== undefined) return { register: 'exit_audits', id: audit, values: {} };
    return { register: 'leavings', id: one.id, values: {} };
  };
}

function leavingFacts(setting: ReminderSetting): readonly StepFact[] {
  const opens = leavingOpens(setting);
  return openLeavings(setting.ledger, setting.viewer, setting.day).flatMap((one) => {
    const subject: Subject = setting.roll.get(one.person) ?? {
      of: 'person',
      id: one.person,
      name: one.name,
      community: '',
    };
    return one.steps
      .filter(({ state }) => state !== 'done')
      .map(({ key, label, sentence, dueOn }): StepFact => ({
        journey: 'leaving',
        subject,
        step: key,
        label,
        sentence: `${label}：${sentence}。`,
        dueOn,
        why: '劳动合同法第50条、措施11',
        opens: opens(one, key),
      }));
  });
}

export const joiningSource: ReminderSource = {
  registers: ['people', 'joinings', 'background_checks', 'personnel_files'],
  read: (setting) => stepReminders(joiningFacts(setting), setting.day, setting.leads),
};

export const leavingSource: ReminderSource = {
  registers: ['people', 'leavings', 'handovers', 'exit_audits'],
  read: (setting) => stepReminders(leavingFacts(setting), setting.day, setting.leads),
};
