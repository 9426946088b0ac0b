/** 工作交接清单: what is under way, who may sign in, when the book was last backed up, where things lie. */
import { listAccounts } from '../../../db/accounts.ts';
import { listBackups, newestOutside } from '../../../db/backup-list.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { todosOn } from '../../../db/questions/reminders/all.ts';
import { figuresOf, openItemsOn } from '../../../db/questions/tiles.ts';
import type { Tile } from '../../../db/questions/tiles/tile.ts';
import { roleLabels } from '../../../db/rights.ts';
import { prepared } from '../../../db/statements.ts';
import { officeId, ownPlace, secondPlace } from '../daily-backup.ts';
import type { OfficeCall } from '../procedure.ts';
import { tableBehind } from './view.ts';

export interface OpenItem {
  /** The tile's key: its list can be opened. */
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly count: number;
  /** The first of them in a line each; empty where only the number may be written down. */
  readonly lines: readonly string[];
}

export interface HandoverList {
  readonly day: string;
  /** 待办 that are computed, and how many of them are overdue; their lines are printed on their own page. */
  readonly todo: { readonly all: number; readonly overdue: number };
  readonly open: readonly OpenItem[];
  readonly accounts: readonly { readonly name: string; readonly role: string; readonly enabled: boolean }[];
  readonly backups: readonly { readonly where: string; readonly at: string | null }[];
  /** What the last handover said of places, as a beginning for this one. */
  readonly last: Readonly<Record<'recovery_place' | 'backup_place' | 'papers_place' | 'things' | 'scope', string>>;
  readonly actor: string;
}

const mostLines = 20;

/** A register of which no line goes on paper: its records never leave, and they speak of one person. */
function isUnwritten(call: OfficeCall, tile: Tile): boolean {
  const { leaves, of, circle } = registerOf(call.ledger, tile.query.register);
  return circle !== undefined || (of === 'person' && leaves === 'never');
}

function itemOf(call: OfficeCall, tile: Tile, count: number): OpenItem {
  const { key, label, unit } = tile;
  const shown = count === 0 || isUnwritten(call, tile) ? [] : tableBehind(call, tile).rows.slice(0, mostLines);
  const lines = shown.map(({ cells }) => cells.filter((cell) => cell !== '').join('　'));
  return { key, label, unit, count, lines };
}

/** The newest whole backup in each place, and on a stick. */
async function newestBackups(call: OfficeCall): Promise<HandoverList['backups']> {
  const second = secondPlace(call.ledger);
  const own = ownPlace(call.desk);
  const newest = async (place: string): Promise<string | null> => {
    const found = (await listBackups(place)).find(
      (backup) => backup.damage === null && backup.officeId === officeId(call.ledger),
    );
    return found?.at ?? null;
  };
  const places = second === null ? [own] : [own, second];
  const outside = await newestOutside(call.ledger.db, call.desk.options.folder, officeId(call.ledger), places);
  return [
    { where: '本机', at: await newest(own) },
    ...(second === null ? [] : [{ where: '第二位置', at: await newest(second) }]),
    { where: '另一块硬盘或U盘', at: outside?.at ?? null },
  ];
}

const placeKeys = ['recovery_place', 'backup_place', 'papers_place', 'things', 'scope'] as const;

function lastPlaces(call: OfficeCall): HandoverList['last'] {
  const row = prepared(
    call.ledger.db,
    `SELECT ${placeKeys.join(', ')} FROM live_desk_handovers ORDER BY handed_on DESC, id DESC LIMIT 1`,
  ).get() as Partial<Record<(typeof placeKeys)[number], string | null>> | undefined;
  return {
    recovery_place: row?.recovery_place ?? '',
    backup_place: row?.backup_place ?? '',
    papers_place: row?.papers_place ?? '',
    things: row?.things ?? '',
    scope: row?.scope ?? '',
  };
}

/** The list as it stands now. @throws LedgerError forbidden */
export async function handoverList(call: OfficeCall): Promise<HandoverList> {
  const { ledger, viewer } = call;
  const day = today(ledger);
  const open = figuresOf(ledger, viewer, openItemsOn(ledger, viewer, day));
  // What tells of somebody's health stands on no paper.
  const todos = todosOn(ledger, viewer, day).filter(({ confined }) => confined !== true);
  return {
    day,
    todo: { all: todos.length, overdue: todos.filter(({ group }) => group === 'late').length },
    open: open.map(({ tile, figure }) => itemOf(call, tile, figure)),
    accounts: listAccounts(ledger.db).map(({ name, role, enabled }) => ({ name, role: roleLabels[role], enabled })),
    backups: await newestBackups(call),
    last: lastPlaces(call),
    actor: call.session.account.name,
  };
}

/** 未办结诉求 3 件；… for the record of the handover. */
export function openText({ open, todo }: Pick<HandoverList, 'open' | 'todo'>): string {
  const reminders = todo.all === 0 ? [] : [`待办提醒 ${todo.all} 件（已超期 ${todo.overdue} 件）`];
  const items = open.filter(({ count }) => count > 0).map(({ label, unit, count }) => `${label} ${count} ${unit}`);
  const some = [...reminders, ...items];
  return some.length === 0 ? '没有未了事项' : some.join('；');
}
