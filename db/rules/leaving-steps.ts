/** What is still to be done in a case of leaving, and by when (劳动合同法 article 50). */
import { type Day, firstOf } from './day.ts';

/** A case as it stands. */
export interface LeavingCase {
  readonly reason: string;
  readonly track: string;
  readonly leavesOn: Day;
  readonly approved: boolean;
  readonly certificateOn: Day | null;
  readonly filesMovedOn: Day | null;
  readonly handovers: number;
  readonly handoversLeft: number;
  readonly audits: number;
  readonly auditsLeft: number;
}

export interface LeavingStep {
  readonly key: 'approval' | 'handover' | 'certificate' | 'files' | 'audit';
  readonly label: string;
  readonly state: 'done' | 'open' | 'late';
  readonly dueOn: Day | null;
  readonly sentence: string;
}

const daysToMoveFiles = 15;

function step(
  key: LeavingStep['key'],
  label: string,
  done: boolean,
  due: { readonly on: Day | null; readonly today: Day },
  sentence: string,
): LeavingStep {
  const state = done ? 'done' : due.on !== null && due.on < due.today ? 'late' : 'open';
  return { key, label, state, dueOn: due.on, sentence };
}

/** The steps of a case on a day, in their order; what does not concern it is left out. */
export function leavingSteps(one: LeavingCase, today: Day): readonly LeavingStep[] {
  const { leavesOn, handovers, handoversLeft, audits, auditsLeft } = one;
  const labour = one.track !== 'post' && one.reason !== 'secondment_ended';
  const moveBy = firstOf(leavesOn).add({ days: daysToMoveFiles }).toString();
  const handed = handovers === 0 ? '还没有交接清单' : `${handovers}项，未交${handoversLeft}项`;
  return [
    step(
      'approval',
      '审批',
      one.approved,
      { on: leavesOn, today },
      one.approved ? '有审批文号或会议' : '还没有填审批文号或会议',
    ),
    ...(one.reason === 'died'
      ? []
      : [step('handover', '工作交接', handovers > 0 && handoversLeft === 0, { on: leavesOn, today }, handed)]),
    ...(labour && one.reason !== 'died'
      ? [
          step(
            'certificate',
            '证明书',
            one.certificateOn !== null,
            { on: leavesOn, today },
            '解除(终止)劳动合同证明书，离岗时出具（劳动合同法第50条）',
          ),
        ]
      : []),
    ...(labour
      ? [
          step(
            'files',
            '档案社保转移',
            one.filesMovedOn !== null,
            { on: moveBy, today },
            '离岗后十五日内办理（劳动合同法第50条）',
          ),
        ]
      : []),
    ...(audits > 0
      ? [step('audit', '离任审计', auditsLeft === 0, { on: null, today }, auditsLeft === 0 ? '已完成' : '还没有完成')]
      : []),
  ];
}
