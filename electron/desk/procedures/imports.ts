/** Importing a roster: read, matched, previewed as a difference, mended in place, written as one change. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { v7 as uuid } from 'uuid';
import { squash } from '../../../db/rules/text.ts';
import { prepared } from '../../../db/statements.ts';
import { readPaste } from '../../sheets/csv.ts';
import type { Workbook } from '../../sheets/cell.ts';
import { parseInWorker } from '../../sheets/parse-in-worker.ts';
import { readWorkbook } from '../../sheets/workbook.ts';
import { DeskError } from '../errors.ts';
import { rememberColumns } from '../import/columns.ts';
import { commitRun, countsText, type ImportCounts } from '../import/commit.ts';
import { type Mend, mendRows } from '../import/mend.ts';
import { profileOf } from '../import/profiles.ts';
import { communityName } from '../import/references.ts';
import { offerRejected } from '../import/rejected.ts';
import { arrange, beginRun, dropActive, openRun, planOf, settle } from '../import/run.ts';
import type { CommunityChoice, RunSettings } from '../import/settings.ts';
import { closeRun, runRow, type RunState } from '../import/staging.ts';
import { previewOf } from '../import/summary.ts';
import { templateFile } from '../import/template.ts';
import { rowViews } from '../import/view.ts';
import { wizardView } from '../import/wizard-view.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { fileTypes, offerDownload, takeUpload } from '../transfers.ts';

const key = z.string().min(1).max(60);
const writesPeople = { register: () => 'people', action: 'write' } as const;
const column = z.int().min(0).max(1000);
const headingRow = z.int().min(0).max(1_000_000);
const rowNumber = z.int().min(1).max(1_000_000);
const tab = z.enum(['new', 'update', 'same', 'problem', 'skipped']);
const datedMode = z.object({ mode: z.enum(['correct', 'change']), from: exactDay.optional() });

/** Reads a file beside the desk where its worker was built, else in the desk itself. */
async function read(call: OfficeCall, fileName: string, bytes: Uint8Array): Promise<Workbook> {
  const worker = call.desk.options.sheetsWorker;
  if (worker !== undefined) return await parseInWorker(bytes, fileName, { worker, signal: call.signal });
  return await readWorkbook(bytes, fileName, { signal: call.signal });
}

const begin = officeProcedure({
  access: writesPeople,
  input: z.object({
    profile: key.default('roster'),
    source: z.union([z.object({ upload: z.string().max(200) }), z.object({ text: z.string().min(1).max(900_000) })]),
  }),
  run: async (call, input) => {
    profileOf(call, input.profile);
    call.progress({ done: 0, total: 3, label: '正在读取' });
    if ('text' in input.source) {
      const run = beginRun(call, '粘贴的内容', input.profile, readPaste(input.source.text));
      return wizardView(run);
    }
    const file = takeUpload(call.desk.transfers, input.source.upload, 'import');
    const workbook = await read(call, file.name, file.bytes);
    call.signal.throwIfAborted();
    call.progress({ done: 2, total: 3, label: '正在识别表头和栏目' });
    return wizardView(beginRun(call, file.name, input.profile, workbook));
  },
});

const setSheet = officeProcedure({
  access: writesPeople,
  input: z.object({ run: key, sheet: z.int().min(0).max(1000) }),
  run: (call, input) => {
    const run = openRun(call, input.run);
    if (run.workbook.sheets[input.sheet] === undefined)
      throw new DeskError('sheet-missing', '文件里没有这张工作表，请刷新后重试。');
    settle(call, run, { sheet: input.sheet, headingRows: null });
    arrange(call, run);
    return wizardView(run);
  },
});

const setHeading = officeProcedure({
  access: writesPeople,
  input: z
    .object({ run: key, from: headingRow, to: headingRow })
    // 0 and 0: the table has no heading.
    .refine(({ from, to }) => from <= to && to - from < 10 && (from > 0 || to === 0)),
  run: (call, input) => {
    const run = openRun(call, input.run);
    settle(call, run, {
      headingRows: [input.from, input.to],
      chosen: { ...run.settings.chosen, [run.settings.sheet]: {} },
    });
    arrange(call, run);
    return wizardView(run);
  },
});

const setColumns = officeProcedure({
  access: writesPeople,
  input: z.object({ run: key, columns: z.record(z.string().regex(/^\d{1,4}$/), key.nullable()) }),
  run: (call, input) => {
    const run = openRun(call, input.run);
    const own = Object.fromEntries(Object.entries(input.columns).map(([index, place]) => [index, place ?? '']));
    const unknown = Object.values(own).some((place) => place !== '' && !run.places.byKey.has(place));
    if (unknown) throw new DeskError('place-unknown', '没有这个栏目，请刷新后重新选择。');
    // A place chosen anew leaves the column that had it.
    const before = run.settings.chosen[run.settings.sheet] ?? {};
    const kept = Object.entries(before).filter(([, place]) => place === '' || !Object.values(own).includes(place));
    const chosen = { ...Object.fromEntries(kept), ...own };
    settle(call, run, { chosen: { ...run.settings.chosen, [run.settings.sheet]: chosen } });
    rememberColumns(call.ledger, run.places.profile.key, run.table?.columns ?? [], own);
    arrange(call, run);
    return wizardView(run);
  },
});

const communityChoice = z.union([
  z.object({ act: z.literal('create') }),
  z.object({ act: z.literal('use'), id: key }),
  z.object({ act: z.literal('empty') }),
  z.null(),
]);

type GivenChoice = z.infer<typeof communityChoice>;

function communitiesWith(
  settings: RunSettings,
  given: Readonly<Record<string, GivenChoice>>,
): RunSettings['communities'] {
  const communities = new Map(Object.entries(settings.communities));
  for (const [name, choice] of Object.entries(given)) {
    const own = squash(communityName(name));
    if (choice === null) communities.delete(own);
    else
      communities.set(
        own,
        choice.act === 'create' ? { act: 'create', id: uuid() } : (choice satisfies CommunityChoice),
      );
  }
  return Object.fromEntries(communities);
}

const preview = officeProcedure({
  access: writesPeople,
  input: z.object({
    run: key,
    asOf: exactDay.optional(),
    /** By register: what its differences are. */
    dated: z.record(key, datedMode.nullable()).optional(),
    twins: z.enum(['ask', 'first', 'last', 'posts']).optional(),
    binned: z.enum(['ask', 'restore', 'new']).optional(),
    /** By the name in the file. */
    communities: z.record(z.string().max(200), communityChoice).optional(),
  }),
  run: async (call, input) => {
    const run = openRun(call, input.run);
    const { asOf, dated, twins, binned, communities } = input;
    const modes = Object.entries({ ...run.settings.dated, ...dated }).flatMap(([register, mode]) =>
      mode === null ? [] : [[register, mode] as const],
    );
    const changes: Partial<RunSettings> = {
      ...(asOf === undefined ? {} : { asOf }),
      ...(dated === undefined ? {} : { dated: Object.fromEntries(modes) }),
      ...(twins === undefined ? {} : { twins }),
      ...(binned === undefined ? {} : { binned }),
      ...(communities === undefined ? {} : { communities: communitiesWith(run.settings, communities) }),
    };
    if (Object.keys(changes).length > 0) settle(call, run, changes);
    return await previewOf(call, run);
  },
});

const rows = officeProcedure({
  access: writesPeople,
  reads: true,
  input: z.object({
    run: key,
    tab: tab.nullable().default(null),
    mark: z.object({ column, code: key, level: z.enum(['repaired', 'note', 'doubt', 'wrong']) }).optional(),
    problem: z.enum(['person', 'twin', 'binned', 'missing', 'invalid']).optional(),
    /** A part of a name or community, pinyin, the tail of a number, 第12行. */
    search: z.string().max(60).default(''),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  run: async (call, input) => {
    const run = openRun(call, input.run);
    return rowViews(call, run, await planOf(call, run), input);
  },
});

const mendAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('value'), column, value: z.string().max(25_000) }),
  z.object({ action: z.literal('drop'), column }),
  z.object({ action: z.literal('accept'), column, reason: z.string().max(200).optional() }),
  z.object({ action: z.literal('reset'), column }),
  z.object({ action: z.literal('skip'), on: z.boolean() }),
  z.object({ action: z.literal('person'), person: key.nullable() }),
  z.object({ action: z.literal('dated'), register: key, mode: datedMode.nullable() }),
]);

const mend = officeProcedure({
  access: writesPeople,
  input: z.object({ run: key, row: rowNumber, mend: mendAction }),
  run: async (call, input) => {
    const run = openRun(call, input.run);
    mendRows(call, run, new Map([[input.row, input.mend satisfies Mend]]));
    const preview = await previewOf(call, run);
    const plan = await planOf(call, run);
    const shown = rowViews(call, run, plan, { tab: null, rows: new Set([input.row]), offset: 0, limit: 1 });
    return { preview, row: shown.rows[0] ?? null };
  },
});

/** One decision for every row whose cell in a column carries a mark of one kind. */
const mendAll = officeProcedure({
  access: writesPeople,
  input: z.object({
    run: key,
    column,
    code: key,
    act: z.enum(['drop', 'accept', 'skip']),
    reason: z.string().max(200).optional(),
  }),
  run: async (call, input) => {
    const run = openRun(call, input.run);
    const plan = await planOf(call, run);
    const marked = plan.rows.filter((row) => {
      const read = row.read.cells.find((cell) => cell.column === input.column);
      return [...(read?.marks ?? []), ...(row.marks.get(input.column) ?? [])].some((mark) => mark.code === input.code);
    });
    const own: Mend =
      input.act === 'skip'
        ? { action: 'skip', on: true }
        : input.act === 'drop'
          ? { action: 'drop', column: input.column }
          : { action: 'accept', column: input.column, reason: input.reason };
    mendRows(call, run, new Map(marked.map((row) => [row.row.rowNumber, own])));
    return await previewOf(call, run);
  },
});

export interface ImportLine {
  readonly run: string;
  readonly fileName: string;
  readonly profile: string;
  readonly startedAt: string;
  readonly actor: string;
  readonly state: RunState | 'undone';
  readonly counts: ImportCounts | null;
  readonly text: string;
  readonly change: string | null;
  /** Rejected rows that can still be fetched. */
  readonly rejected: number;
}

function listed(call: OfficeCall): readonly ImportLine[] {
  const lines = prepared(
    call.ledger.db,
    `SELECT r.id, r.profile, r.file_name, r.started_at, r.actor, r.state, r.counts, r.change_id, c.undone_by,
       (SELECT count(*) FROM import_rows x WHERE x.run = r.id AND x.state = 'rejected' AND x.row > 0) AS rejected
     FROM import_runs r LEFT JOIN changes c ON c.id = r.change_id
     WHERE r.state <> 'open' OR r.id NOT IN (SELECT run FROM collection_returns WHERE run IS NOT NULL) ORDER BY r.started_at DESC, r.id DESC LIMIT 500`,
  ).all() as {
    id: string;
    profile: string;
    file_name: string;
    started_at: string;
    actor: string;
    state: RunState;
    counts: string;
    change_id: string | null;
    undone_by: string | null;
    rejected: number;
  }[];
  return lines.map((line) => {
    const counts = line.state === 'committed' ? (JSON.parse(line.counts) as ImportCounts) : null;
    return {
      run: line.id,
      fileName: line.file_name,
      profile: line.profile,
      startedAt: line.started_at,
      actor: line.actor,
      state: line.undone_by === null ? line.state : 'undone',
      counts,
      text:
        counts === null
          ? ''
          : countsText(line.file_name, counts, call.ledger.registers.get(line.profile)?.unit ?? '人'),
      change: line.change_id,
      rejected: line.rejected,
    };
  });
}

export const importProcedures = {
  'imports.begin': begin,
  'imports.setSheet': setSheet,
  'imports.setHeading': setHeading,
  'imports.setColumns': setColumns,
  'imports.preview': preview,
  'imports.rows': rows,
  'imports.mend': mend,
  'imports.mendAll': mendAll,
  'imports.commit': officeProcedure({
    access: writesPeople,
    input: z.object({ run: key }),
    run: (call, input) => commitRun(call, openRun(call, input.run)),
  }),
  /** 导入记录; taking one back is `history.undo` of its change. */
  'imports.list': officeProcedure({
    access: writesPeople,
    reads: true,
    input: z.object({}),
    run: (call) => ({ imports: listed(call) }),
  }),
  /** Goes on with an import that a lock or a crash broke off. */
  'imports.resume': officeProcedure({
    access: writesPeople,
    reads: true,
    input: z.object({ run: key }),
    run: (call, input) => wizardView(openRun(call, input.run)),
  }),
  /** Gives an open import up, or drops the rejected rows that a finished one still keeps. */
  'imports.discard': officeProcedure({
    access: writesPeople,
    input: z.object({ run: key }),
    run: (call, input) => {
      const { state, counts, change_id: changeId } = runRow(call.ledger, input.run);
      closeRun(call.ledger, input.run, {
        state: state === 'open' ? 'discarded' : state,
        counts: JSON.parse(counts) as object,
        changeId,
        headings: [],
        rejected: [],
      });
      dropActive(call.office, input.run);
      return null;
    },
  }),
  /** The people that a committed import made or touched, who are still here. */
  'imports.people': officeProcedure({
    access: writesPeople,
    reads: true,
    input: z.object({ run: key }),
    run: (call, input) => {
      const rows = prepared(
        call.ledger.db,
        `SELECT DISTINCT h.record_id AS id FROM import_runs r JOIN history h ON h.change_id = r.change_id
         JOIN live_people p ON p.id = h.record_id WHERE r.id = ? AND h.register = 'people'`,
      ).all(input.run) as { id: string }[];
      return { ids: rows.map((row) => row.id) };
    },
  }),
  'imports.rejected': officeProcedure({
    access: writesPeople,
    reads: true,
    input: z.object({ run: key }),
    run: async (call, input) => {
      const file = await offerRejected(call, input.run);
      if (file === null) throw new DeskError('rejected-none', '这次导入没有退回的行。');
      return file;
    },
  }),
  'imports.template': officeProcedure({
    access: writesPeople,
    reads: true,
    input: z.object({ profile: key.default('roster') }),
    run: async (call, input) => {
      const profile = profileOf(call, input.profile);
      const bytes = await templateFile(call.ledger, profile);
      return offerDownload(call.desk.transfers, `${profile.label}导入模板.xlsx`, fileTypes.xlsx, bytes);
    },
  }),
};
