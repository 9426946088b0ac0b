/** 演示数据: an invented office in an empty book, marked as such and taken out again in one click. */
import { setImmediate } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { type Actor } from '../../../db/history.ts';
import { readKeyring } from '../../../db/keyring.ts';
import { labelsOf } from '../../../db/labels.ts';
import { type Ledger, registerOf, today } from '../../../db/ledger.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { rightsOf } from '../../../db/rights.ts';
import { name, prepared } from '../../../db/statements.ts';
import { demoLogin, demoSeed } from '../../demo/demo-login.ts';
import { type DemoOffice, demoOffice, demoStreet } from '../../demo/demo-office.ts';
import { countOf, demoTraces, planRemoval, type Pointing, removeDemo } from '../../demo/demo-removal.ts';
import { judgeFolderHere } from '../../host/data-folder.ts';
import { keepDemoCollection } from '../collections/demo-collection.ts';
import { DeskError } from '../errors.ts';
import { folderContents, setUpOffice } from '../first-start.ts';
import { officeProcedure, openProcedure, type Progress } from '../procedure.ts';
import type { DeskState } from '../state.ts';

/** More than enough to look at, and few enough to write at one go. */
const sizes = { least: 20, usual: 260, most: 5000 } as const;

/** Lets the progress reach the page before a long step blocks this thread. */
async function tell(
  progress: (step: Progress) => void,
  done: number,
  label: string,
  signal: AbortSignal,
): Promise<void> {
  progress({ done, total: 3, label });
  await setImmediate();
  signal.throwIfAborted();
}

/** Invented people never stand among real ones. @throws DeskError demo-exists, office-not-empty */
function demandEmpty(ledger: Ledger, office: DemoOffice): void {
  if (countOf(demoTraces(ledger)) > 0) {
    throw new DeskError('demo-exists', '台账里已有演示数据，不必再放一次；要重新开始，请先清除演示数据。');
  }
  const filled = Object.keys(office).flatMap((key) => {
    const { n } = prepared(ledger.db, `SELECT count(*) AS n FROM ${name(`live_${key}`)}`).get() as { n: number };
    const { label, unit } = registerOf(ledger, key);
    return n === 0 ? [] : [`${label} ${n} ${unit}`];
  });
  if (filled.length === 0) return;
  throw new DeskError(
    'office-not-empty',
    `台账里已有${filled.join('、')}，演示数据只放进空台账，以免和真实资料混在一起。要看演示，请另选一个数据文件夹。`,
  );
}

/** Writes the demo office as one change and marks the office. */
async function putDemo(
  ledger: Ledger,
  actor: Actor,
  workers: number,
  report: { readonly progress: (step: Progress) => void; readonly signal: AbortSignal },
): Promise<{ readonly changeId: string; readonly people: number; readonly records: number }> {
  await tell(report.progress, 0, '正在编制演示数据', report.signal);
  const office = demoOffice({ seed: demoSeed, workers, today: today(ledger), newKey: uuid });
  demandEmpty(ledger, office);
  const edits = Object.entries(office).flatMap(([register, records]) =>
    records.map(({ id, values }): Edit => ({ op: 'create', register, id, values })),
  );
  const own = prepared(ledger.db, 'SELECT id FROM live_offices').all() as { id: string }[];
  const marks = own.map(({ id }): Edit => ({
    op: 'update',
    register: 'offices',
    id,
    version: null,
    patch: { demo: 1 },
  }));
  await tell(report.progress, 1, `正在写入 ${edits.length} 条记录`, report.signal);
  const title = `放入演示数据 ${edits.length} 条`;
  const viewer = { rights: rightsOf('admin'), revealed: true };
  const changeId = ledger.db
    .transaction(() => {
      const written = writeChange(ledger, { actor, kind: 'demo', title }, [...edits, ...marks]);
      for (const { id } of office['collections'] ?? []) keepDemoCollection({ ledger, viewer }, id, actor.name);
      return written.changeId;
    })
    .immediate();
  report.progress({ done: 3, total: 3, label: '完成' });
  return { changeId, people: office['people']?.length ?? 0, records: edits.length };
}

/** The demo office's account in this folder; null where the folder holds no demo office that this program set up. */
async function demoAccount(desk: DeskState): Promise<{ readonly id: string } | null> {
  const { folder, demo } = desk.options;
  if (demo !== true || folderContents(folder) !== 'office') return null;
  const { accounts } = await readKeyring(folder);
  const account = accounts.find((one) => one.name === demoLogin.account);
  return account === undefined ? null : { id: account.id };
}

/** How many of the records that stand in the way are named; the rest is counted. */
const mostNamed = 200;

function named(ledger: Ledger, pointing: readonly Pointing[]) {
  const labels = new Map<string, Readonly<Record<string, string>>>();
  const label = (register: string, id: string): string => labels.get(register)?.[id] ?? '';
  const shown = pointing.slice(0, mostNamed);
  const wanted = shown.flatMap((one) => [one, one.at]);
  for (const key of new Set(wanted.map((one) => one.register))) {
    const ids = wanted.filter((one) => one.register === key).map((one) => one.id);
    labels.set(key, labelsOf(ledger, registerOf(ledger, key), ids));
  }
  return shown.map(({ register, id, at }) => ({
    register,
    registerLabel: registerOf(ledger, register).label,
    id,
    label: label(register, id),
    pointsAt: `${registerOf(ledger, at.register).label} ${label(at.register, at.id)}`.trim(),
  }));
}

export const demoProcedures = {
  /** The demo office's account and password, for the start page; null where there is none. */
  'demo.login': openProcedure({
    access: 'anyone',
    input: z.object({}),
    run: async ({ desk }) => {
      const account = await demoAccount(desk);
      return account === null ? null : { id: account.id, ...demoLogin };
    },
  }),
  /** `--demo` in an empty folder: sets the invented office up with its own account and opens it. */
  'demo.start': openProcedure({
    access: 'anyone',
    input: z.object({}),
    run: async ({ desk, progress, signal }) => {
      if (desk.options.demo !== true) {
        throw new DeskError('demo-not-asked', '演示台账要用演示方式启动程序才能建立：npm start -- --demo。');
      }
      const judgement = await judgeFolderHere(desk.options.folder, desk.options.host.programFolder);
      if (judgement.verdict === 'refused') throw new DeskError(`folder-${judgement.code}`, judgement.message);
      const { office, recoveryCode } = await setUpOffice(desk, { ...demoStreet, ...demoLogin });
      const put = await putDemo(office.ledger, office.session.account, sizes.usual, { progress, signal });
      return { ...demoLogin, recoveryCode, ...put };
    },
  }),
  'demo.state': officeProcedure({
    access: 'signed-in',
    reads: true,
    input: z.object({}),
    run: (call) => {
      const records = countOf(demoTraces(call.ledger));
      return { present: records > 0, records };
    },
  }),
  'demo.create': officeProcedure({
    access: 'office.manage',
    input: z.object({ size: z.int().min(sizes.least).max(sizes.most).default(sizes.usual) }),
    run: (call, input) => putDemo(call.ledger, call.session.account, input.size, call),
  }),
  /** What would go, what would stay, and the clerk's own records that point at demo records. */
  'demo.removePreview': officeProcedure({
    access: 'office.manage',
    reads: true,
    input: z.object({ others: z.enum(['keep', 'bin']).default('keep') }),
    run: (call, input) => {
      const plan = planRemoval(call.ledger, input.others);
      return {
        gone: countOf(plan.gone),
        kept: countOf(plan.kept),
        pointing: named(call.ledger, plan.pointing),
        pointingTotal: plan.pointing.length,
      };
    },
  }),
  'demo.remove': officeProcedure({
    access: 'office.manage',
    input: z.object({ others: z.enum(['keep', 'bin']).default('keep') }),
    run: (call, input) => {
      if (countOf(demoTraces(call.ledger)) === 0)
        throw new DeskError('demo-missing', '台账里没有演示数据，不需要清除。');
      return removeDemo(call.ledger, call.session.account, input.others);
    },
  }),
};
