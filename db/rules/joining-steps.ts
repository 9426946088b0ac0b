/** 入职办理: how far each step of a joining has come, computed from the records alone, with its ground and the day it is due. */
import { type Day, firstOf } from './day.ts';
import { checkStep } from './joining-check.ts';
import type { JoiningFacts, JoiningStep, JoiningStepKey } from './joining-facts.ts';
import { labourFindings, labourKinds } from './labour-contract.ts';
import { type ContractTerm, dayAfter, first, type LabourFinding, last, words } from './labour-facts.ts';
import { registrationFindings } from './social-registration.ts';

/** The end of a probation is named this many days ahead, like everything that is due within 30天内. */
const nearDays = 30;

type Said = Pick<JoiningStep, 'state' | 'sentence'> & Partial<JoiningStep>;

const labels: Readonly<Record<JoiningStepKey, readonly [label: string, article: string]>> = {
  identity: ['查重', '一人一条（一次采集、多方利用，措施17）'],
  check: ['政审联审', '措施2'],
  contract: ['劳动合同', '劳动合同法第10条'],
  insurance: ['社保公积金', '社会保险法第58条、住房公积金管理条例第15条'],
  papers: ['材料', '街道入职办理惯例'],
  file: ['人事档案', '措施9（档案管理制度）'],
  probation: ['试用期转正', '劳动合同法第19、21条、措施9'],
};

function step(key: JoiningStepKey, said: Said): JoiningStep {
  const [label, article] = labels[key];
  return { key, label, article, dueOn: null, trace: [], record: null, ...said };
}

/** Whether the first day of work has come. */
const hasBegun = ({ day, reportedOn }: JoiningFacts): boolean => reportedOn !== null && first(reportedOn) <= day;

function identityStep(facts: JoiningFacts): JoiningStep {
  const { hasIdNumber, namesakes } = facts;
  if (!hasIdNumber)
    return step('identity', {
      state: hasBegun(facts) ? 'late' : 'open',
      sentence: '没有登记身份证号，不能查重。',
      trace: ['身份证号相同的是同一个人；没有号码只能按姓名猜。'],
    });
  if (namesakes > 0)
    return step('identity', {
      state: 'open',
      sentence: `有 ${namesakes} 名同名人员没有登记身份证号，请核对是不是同一个人。`,
      trace: ['台账里还有同名而没有身份证号的人，补上号码就能分清。'],
    });
  return step('identity', {
    state: 'done',
    sentence: '身份证号没有重复。',
    trace: ['身份证号在台账里只有一人使用，没有分不清的同名人员。'],
  });
}

const needsContract = ({ kind, act }: LabourFinding): boolean =>
  kind === 'unsigned' || kind === 'wrong-kind' || (kind === 'probation' && act === 'correct');

/** The contract that begins this employment: the last one that reaches into it. */
function contractOf({ contracts, reportedOn }: JoiningFacts): ContractTerm | undefined {
  return contracts.findLast(
    ({ kind, endsOn }) =>
      labourKinds.has(kind ?? '') && (endsOn === null || reportedOn === null || last(endsOn) >= first(reportedOn)),
  );
}

function contractStep(facts: JoiningFacts): JoiningStep {
  const { reportedOn, contracts } = facts;
  const contract = contractOf(facts);
  if (reportedOn === null)
    return contract === undefined
      ? step('contract', { state: 'open', sentence: '没有报到日期，算不出签订合同的期限。' })
      : step('contract', { state: 'done', sentence: '已有劳动合同。', record: contract.id });
  // Before the first day of work the law is asked as of that day.
  const day = hasBegun(facts) ? facts.day : first(reportedOn);
  const [finding] = labourFindings({
    day,
    employedSince: reportedOn,
    contracts: contract !== undefined && first(contract.startsOn ?? day) > day ? [] : contracts,
    retirementOn: null,
    protections: [],
    monthlyPay: null,
    localAverage: null,
  }).filter(needsContract);
  if (finding !== undefined)
    return step('contract', {
      state: finding.severity === 'broken' ? 'late' : 'open',
      sentence: finding.sentence,
      dueOn: finding.dueOn,
      article: finding.article,
      trace: finding.trace,
      record: finding.contract,
    });
  if (contract !== undefined && contract.signedOn === null)
    return step('contract', {
      state: 'open',
      sentence: '合同已登记，还没有填签订日期。',
      record: contract.id,
      trace: ['有签订日期才能证明在用工一个月内签订。'],
    });
  const signed = contract?.signedOn ?? null;
  return step('contract', {
    state: 'done',
    sentence: signed === null ? '已有合同或编制关系。' : `${words(signed)}已签订。`,
    trace: [`自${words(first(reportedOn))}用工，一个月内应签订书面劳动合同（第10条）。`],
  });
}

function insuranceStep(facts: JoiningFacts): JoiningStep {
  const { insurance, reportedOn, day } = facts;
  const registered = { insured: insurance?.insured ?? null, fund: insurance?.fund ?? null };
  if (registered.insured !== null && registered.fund !== null)
    return step('insurance', {
      state: 'done',
      sentence: '社会保险和住房公积金都已登记。',
      trace: [`社保${words(registered.insured)}、公积金${words(registered.fund)}登记。`],
    });
  const record = insurance?.id ?? null;
  if (reportedOn === null || !hasBegun(facts))
    return step('insurance', { state: 'later', sentence: '报到用工以后 30 日内办理。', record });
  const findings = registrationFindings(reportedOn, registered, day);
  const [finding] = findings;
  if (finding === undefined)
    return step('insurance', { state: 'late', sentence: '用工满一年仍没有社保、公积金登记记录。', record });
  return step('insurance', {
    state: findings.some(({ severity }) => severity === 'broken') ? 'late' : 'open',
    sentence: findings.map(({ sentence }) => sentence).join(''),
    dueOn: finding.dueOn,
    trace: findings.flatMap(({ trace }) => trace),
    record,
  });
}

/** Papers and the file are to be complete before the probation ends: afterwards nobody may be refused for them. */
function beforeProbationEnds(facts: JoiningFacts): Pick<JoiningStep, 'state' | 'dueOn'> {
  const ends = contractOf(facts)?.probationEndsOn ?? null;
  const dueOn = ends === null ? null : last(ends);
  return { dueOn, state: dueOn !== null && dueOn < facts.day ? 'late' : 'open' };
}

function papersStep(facts: JoiningFacts): JoiningStep {
  const { joining } = facts;
  if (joining === null)
    return step('papers', { ...beforeProbationEnds(facts), sentence: '还没有入职登记，收了哪些材料没有记录。' });
  const record = joining.id;
  if (joining.missing.trim() !== '')
    return step('papers', { ...beforeProbationEnds(facts), sentence: `还缺：${joining.missing.trim()}。`, record });
  if (joining.papers.trim() === '')
    return step('papers', { ...beforeProbationEnds(facts), sentence: '还没有登记收到的材料。', record });
  return step('papers', {
    state: 'done',
    sentence: '材料已收齐。',
    trace: [`已交：${joining.papers.trim()}。`],
    record,
  });
}

function fileStep(facts: JoiningFacts): JoiningStep {
  const { file } = facts;
  const due = beforeProbationEnds(facts);
  if (file === null) return step('file', { ...due, sentence: '还没有人事档案保管记录，请调档或登记存放地。' });
  const record = file.id;
  if (file.state === 'transferred')
    return step('file', { ...due, sentence: '人事档案记的是“转出”，请核对存放地。', record });
  if (file.missing.trim() !== '') return step('file', { ...due, sentence: `档案缺：${file.missing.trim()}。`, record });
  return step('file', {
    state: 'done',
    sentence: file.state === 'lent' ? '人事档案已登记，现借出。' : '人事档案已登记，没有缺件。',
    record,
  });
}

/** What has been decided about the probation; null while nothing has. */
function decidedProbation({ joining }: JoiningFacts): Said | null {
  if (joining === null || joining.outcome === null) return null;
  const record = joining.id;
  if (joining.outcome === 'failed')
    return {
      state: 'done',
      sentence: '试用期结果是不予聘用，请办理离岗(退出)。',
      record,
      trace: ['试用期内被证明不符合录用条件的，可以解除，须说明理由（劳动合同法第21、39条）。'],
    };
  if (joining.regularisedOn === null)
    return { state: 'open', sentence: '已定转正，还没有填转正日期和批准文号。', record };
  return { state: 'done', sentence: `${words(joining.regularisedOn)}转正。`, record };
}

function probationStep(facts: JoiningFacts): JoiningStep {
  const decided = decidedProbation(facts);
  if (decided !== null) return step('probation', decided);
  const record = facts.joining?.id ?? null;
  const contract = contractOf(facts);
  if (contract === undefined)
    return step('probation', { state: 'later', sentence: '签订合同以后才知道试用期到哪天。', record });
  if (contract.probationEndsOn === null)
    return step('probation', { state: 'done', sentence: '合同没有约定试用期。', record });
  const ends = last(contract.probationEndsOn);
  const trace = [
    `合同写明试用期到${words(ends)}。`,
    '试用期只能约定一次，不能延长（第19条）；不符合录用条件的在期满前书面说明理由解除（第21、39条）。',
  ];
  const said = { dueOn: ends, record, trace };
  if (ends < facts.day)
    return step('probation', {
      ...said,
      state: 'late',
      sentence: `试用期${words(ends)}已满，没有办转正；期满未提出异议的按正式职工对待。`,
    });
  const near = firstOf(facts.day).add({ days: nearDays }).toString() >= ends;
  return step('probation', {
    ...said,
    state: near ? 'open' : 'later',
    sentence: near
      ? `试用期${words(ends)}满，请办转正审批。`
      : `试用期到${words(ends)}，${words(dayAfter(ends))}转正。`,
  });
}

/** The seven steps of a joining in their order. Pure: the same records on the same day give the same steps. */
export function joiningSteps(facts: JoiningFacts): readonly JoiningStep[] {
  const [label, article] = labels.check;
  return [
    identityStep(facts),
    { key: 'check', label, article, ...checkStep(facts) },
    contractStep(facts),
    insuranceStep(facts),
    papersStep(facts),
    fileStep(facts),
    probationStep(facts),
  ];
}

/** Whether nothing is left to be done. */
export const isJoined = (steps: readonly JoiningStep[]): boolean => steps.every(({ state }) => state === 'done');

/** Whether a stay is so young that its joining may still lack a step: it began within the last six months (the longest probation, article 19). */
export const isNewcomer = (startsOn: Day, day: Day): boolean =>
  first(startsOn) <= day && firstOf(first(startsOn)).add({ months: 6 }).toString() >= day;
