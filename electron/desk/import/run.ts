/** An import that is being prepared: its staged workbook taken apart, kept in memory for the session and rebuilt from the store after a lock. */
import { chainHead } from '../../../db/history.ts';
import { today } from '../../../db/ledger.ts';
import { rosterProfile } from '../../../db/registers/profiles/roster.ts';
import { looksMasked } from '../../../db/rules/masking.ts';
import { findHeading, isHeadless, pickSheet, type Table } from '../../sheets/heading.ts';
import type { Workbook } from '../../sheets/cell.ts';
import { type Rearranged, rearranged } from '../../sheets/rearrange.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import type { OpenOffice } from '../state.ts';
import { arrangeColumns, type RunColumn } from './columns.ts';
import { makePlan, type Plan } from './plan.ts';
import { type Places, placesOf } from './places.ts';
import { profileOf } from './profiles.ts';
import type { StagedRow } from './reading.ts';
import type { RunSettings } from './settings.ts';
import { readStaged, runRow, saveSettings, type StagedEdits, type StagedRun, stageRun } from './staging.ts';

export interface ActiveRun {
  readonly id: string;
  readonly fileName: string;
  readonly places: Places;
  readonly workbook: Workbook;
  readonly edits: Map<number, Map<number, StagedEdits>>;
  settings: RunSettings;
  /** Null while no heading is found or given. */
  table: Table | null;
  columns: readonly RunColumn[];
  rows: StagedRow[];
  plan: Plan | null;
  /** The plan before, of which much may still hold. */
  before: Plan | null;
  /** The last line of history when the clerk was last shown the plan. */
  shownAt: number | null;
}

/** Runs of an opened office; they are forgotten with it at the lock. */
const active = new WeakMap<OpenOffice, Map<string, ActiveRun>>();
/** A big workbook takes some hundred MB: older ones are rebuilt from the store when they are asked for. */
const mostActive = 2;

function keep(office: OpenOffice, run: ActiveRun): void {
  const runs = active.get(office) ?? new Map<string, ActiveRun>();
  active.set(office, runs);
  runs.delete(run.id);
  runs.set(run.id, run);
  for (const id of runs.keys()) {
    if (runs.size <= mostActive) break;
    runs.delete(id);
  }
}

/** Forgets a run that is finished. */
export function dropActive(office: OpenOffice, id: string): void {
  active.get(office)?.delete(id);
}

/** A table whose private columns are mostly stars came out of a masked export: nothing of it may be taken back. */
function refuseMasked(run: ActiveRun): void {
  for (const { index, place: key, heading } of run.columns) {
    const place = key === null ? undefined : run.places.byKey.get(key);
    if (place === undefined || !('field' in place) || place.field.private === undefined) continue;
    let filled = 0;
    let masked = 0;
    for (const { cells } of run.rows) {
      const cell = cells[index];
      if (cell === undefined || cell.kind === 'empty') continue;
      filled += 1;
      if (looksMasked(cell.text)) masked += 1;
    }
    if (masked === 0 || masked * 2 < filled) continue;
    throw new DeskError(
      'import-masked',
      `文件“${run.fileName}”是遮盖后的表（“${heading}”一列带星号），不能导入。请导出带完整信息的表，或改用原表。`,
    );
  }
}

/** Takes the chosen sheet apart by the settings. @throws DeskError import-masked */
export function arrange(call: OfficeCall, run: ActiveRun): void {
  const { settings } = run;
  const sheet = run.workbook.sheets[settings.sheet];
  run.plan = null;
  run.shownAt = null;
  run.table =
    sheet === undefined
      ? null
      : findHeading(sheet, run.places.vocabulary, {
          ...(settings.headingRows === null ? {} : { headingRows: settings.headingRows }),
          placeFromTitle: settings.placeFromTitle === true,
        });
  if (run.table === null) {
    run.columns = [];
    run.rows = [];
    return;
  }
  const edits = run.edits.get(settings.sheet);
  run.columns = arrangeColumns(call.ledger, run.places, run.table, settings.chosen[settings.sheet] ?? {});
  run.rows = run.table.rows.map(({ rowNumber, hidden, cells }) => {
    const own = edits?.get(rowNumber);
    return { rowNumber, hidden, cells, repairs: own?.repairs ?? {}, decisions: own?.decisions ?? {} };
  });
  refuseMasked(run);
}

function newRun(
  call: OfficeCall,
  id: string,
  fileName: string,
  profile: string,
  staged: StagedRun,
  settings: RunSettings,
): ActiveRun {
  const edits = new Map([...staged.edits].map(([sheet, rows]) => [sheet, new Map(rows)] as const));
  return {
    id,
    fileName,
    places: placesOf(call.ledger, profileOf(call, profile)),
    workbook: staged.workbook,
    edits,
    settings,
    table: null,
    columns: [],
    rows: [],
    plan: null,
    before: null,
    shownAt: null,
  };
}

/** The sheets as the wizard offers them, with how much each holds that could be imported. */
function sheetsOf(workbook: Rearranged, places: Places): RunSettings['sheets'] {
  return workbook.sheets.map((sheet, at) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    rows: sheet.rows.length,
    data: workbook.sheets.length === 1 ? 0 : (findHeading(sheet, places.vocabulary)?.rows.length ?? 0),
    together: workbook.together.has(at),
  }));
}

/** The sheet that fits best; where no heading is found anywhere, the first visible one that lists people without one. */
function begins(workbook: Workbook, { vocabulary }: Places): Pick<RunSettings, 'sheet' | 'headingRows'> {
  const picked = pickSheet(workbook, vocabulary);
  if (picked !== null) return { sheet: picked.index, headingRows: null };
  const headless = workbook.sheets.findIndex((sheet) => !sheet.hidden && isHeadless(sheet, vocabulary));
  return headless < 0 ? { sheet: 0, headingRows: null } : { sheet: headless, headingRows: [0, 0] };
}

/** Begins an import of a workbook that was read. @throws DeskError import-masked */
export function beginRun(call: OfficeCall, fileName: string, profile: string, given: Workbook): ActiveRun {
  const places = placesOf(call.ledger, profileOf(call, profile));
  const workbook = rearranged(given, places.vocabulary);
  const settings: RunSettings = {
    sheets: sheetsOf(workbook, places),
    ...begins(workbook, places),
    placeFromTitle: places.profile.key === rosterProfile.key,
    chosen: {},
    asOf: today(call.ledger),
    dated: {},
    twins: 'ask',
    binned: 'ask',
    communities: {},
  };
  const draft = newRun(call, '', fileName, profile, { workbook, edits: new Map() }, settings);
  arrange(call, draft);
  const id = stageRun(call.ledger, { profile, fileName, actor: call.session.account.name, settings }, workbook);
  const run: ActiveRun = { ...draft, id };
  keep(call.office, run);
  return run;
}

/** An open run, from memory or from the store. @throws DeskError run-missing, run-closed, import-masked */
export function openRun(call: OfficeCall, id: string): ActiveRun {
  const known = active.get(call.office)?.get(id);
  if (known !== undefined) return known;
  const row = runRow(call.ledger, id);
  if (row.state !== 'open') {
    throw new DeskError('run-closed', '这次导入已经完成或已放弃，不能再修改。请重新选择文件导入。');
  }
  const run = newRun(
    call,
    id,
    row.file_name,
    row.profile,
    readStaged(call.ledger, id),
    JSON.parse(row.settings) as RunSettings,
  );
  arrange(call, run);
  keep(call.office, run);
  return run;
}

/** Changes the settings and keeps them with the run. */
export function settle(call: OfficeCall, run: ActiveRun, changes: Partial<RunSettings>): void {
  run.settings = { ...run.settings, ...changes };
  run.plan = null;
  saveSettings(call.ledger, run.id, run.settings);
}

/** The run's plan, made anew where the store or the run has changed. @throws DeskError heading-missing */
export async function planOf(call: OfficeCall, run: ActiveRun): Promise<Plan> {
  const { seq } = chainHead(call.ledger);
  if (run.plan !== null && run.plan.known.seq === seq) return run.plan;
  if (run.table === null) throw new DeskError('heading-missing', '还没有找到表头，请先指定表头所在的行。');
  const { places, columns, settings, rows } = run;
  const plan = await makePlan(
    { ledger: call.ledger, places, columns, settings, rows },
    run.before,
    call.signal,
    call.progress,
  );
  // A change of the run that came while this was planned wins.
  if (run.settings === settings && run.rows === rows) {
    run.plan = plan;
    run.before = plan;
  }
  return plan;
}
