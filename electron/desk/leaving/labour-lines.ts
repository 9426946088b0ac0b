/** What becomes of the stay, contract, insurance, grade, pay, leave and secondments of whoever leaves. */
import type { StoredRecord, Values } from '../../../db/rows.ts';
import type { OfficeCall } from '../procedure.ts';
import { goingOn, type LeavingSettled, type Line, newLine, patchLine, present } from './line.ts';
import { dayAfter } from './office-lines.ts';

/** The stays that end: all of them, or the one of the labour relation alone. */
function stayLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  const { reason, leavesOn, wentTo, document, track } = settled;
  const patch: Values = {
    ends_on: leavesOn,
    exit_reason: reason,
    ...(wentTo === '' ? {} : { went_to: wentTo }),
    ...(document === '' ? {} : { document }),
  };
  const stays = goingOn(call, 'stays', settled).filter(
    ({ values }) => track === 'both' || (values['kind'] ?? 'regular') === 'regular',
  );
  const ended = stays.map((stay) => patchLine(call, 'stays', stay, patch));
  if (track !== 'labour' || stays.length === 0) return present(ended);
  const values = { person: settled.person, kind: 'rehired', starts_on: dayAfter(leavesOn), entry_reason: null };
  return present([...ended, newLine(call, 'stays', 'rehired', values, { label: '退休后返聘在册' })]);
}

function contractLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  const signed = goingOn(call, 'contracts', settled).filter(({ values }) => values['kind'] !== 'none');
  const ended = signed.map((contract) => patchLine(call, 'contracts', contract, { ends_on: settled.leavesOn }));
  if (settled.track !== 'labour') return present(ended);
  const values = {
    person: settled.person,
    kind: 'service',
    employment_form: 'service',
    signing_party: signed.at(-1)?.values['signing_party'] ?? null,
    starts_on: dayAfter(settled.leavesOn),
  };
  return present([...ended, newLine(call, 'contracts', 'service', values, { label: '改签劳务协议' })]);
}

/** The records of a register that merely end with the labour relation. */
const closed = (call: OfficeCall, settled: LeavingSettled, register: string): readonly Line[] =>
  present(goingOn(call, register, settled).map((one) => patchLine(call, register, one, { ends_on: settled.leavesOn })));

/** Somebody lent is back on the day, and an irregular loan is cleared with it. */
function secondmentLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  const lent = goingOn(call, 'secondments', settled, 'back_on').filter(
    ({ values }: StoredRecord) => values['state'] === 'approved' || values['state'] === 'irregular',
  );
  return present(
    lent.map((one) => {
      const state = one.values['state'] === 'irregular' ? { state: 'cleared' } : {};
      return patchLine(call, 'secondments', one, { back_on: settled.leavesOn, ...state });
    }),
  );
}

/** All lines of the labour side; none where it goes on. */
export function labourLines(call: OfficeCall, settled: LeavingSettled): readonly Line[] {
  if (settled.track === 'post') return [];
  const registers = ['social_insurance', 'grades', 'pay_lines', 'staff_absences'] as const;
  return [
    ...stayLines(call, settled),
    ...contractLines(call, settled),
    ...registers.flatMap((register) => closed(call, settled, register)),
    ...(settled.track === 'both'
      ? [...secondmentLines(call, settled), ...closed(call, settled, 'temporary_posts')]
      : []),
  ];
}
