/** The tiles on top: head count, gaps, contracts, retirements, training, health checks, requests and visits. */
import type { Ledger } from '../../ledger.ts';
import type { Viewer } from '../../rights.ts';
import { addMonths } from '../../rules/day.ts';
import { staffingOf } from '../../rules/staffing.ts';
import { prepared } from '../../statements.ts';
import { requestBoard } from '../request-board.ts';
import type { StaffingFacts } from '../staffing.ts';
import { readable, type TileRequest } from './tile.ts';
import { everybody, workers, workersAmong } from './workers.ts';

const share = { unit: '人', of: 'head.counted' } as const;

/** Head count and posts (measures 1 and 3). */
export function headTiles(facts: StaffingFacts): readonly TileRequest[] {
  const gaps = facts.places.map((place) => [place.id, staffingOf(place, facts.people, facts.rule).gap ?? 0] as const);
  const lacking = new Map(gaps.filter(([, gap]) => gap > 0));
  const places = { register: 'communities', sort: [{ key: 'name' }] };
  const ids = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id);
  return [
    { key: 'head.on_roll', group: 'head', label: '在册人员', unit: '人', measures: [1, 16], list: everybody },
    {
      key: 'head.counted',
      group: 'head',
      label: '社区工作者',
      unit: '人',
      measures: [1, 3],
      of: 'head.on_roll',
      list: workers([], ['category']),
    },
    {
      key: 'head.lacking',
      group: 'head',
      label: '各社区缺员',
      unit: '名',
      measures: [3],
      amounts: lacking,
      list: { ...places, columns: ['name', 'approved_posts', 'residents'], ids: [...lacking.keys()] },
    },
    {
      key: 'head.no_secretary',
      group: 'head',
      label: '没有书记的社区',
      unit: '个',
      measures: [2],
      list: {
        ...places,
        columns: ['name', 'director'],
        ids: ids(facts.places),
        filters: [{ key: 'secretary', op: 'empty' }],
      },
    },
    {
      key: 'head.retiring',
      group: 'head',
      label: '12个月内到龄退休',
      unit: '人',
      measures: [9],
      list: {
        ...workers([{ key: 'retirement_day', op: 'to', values: [addMonths(facts.day, 12)] }], ['retirement_day']),
        sort: [{ key: 'retirement_day' }],
      },
    },
  ];
}

/** Contracts and grades (measures 4 and 12). */
export function payTiles(day: string): readonly TileRequest[] {
  const base = { group: 'pay', ...share } as const;
  return [
    {
      ...base,
      key: 'pay.no_contract',
      label: '没有有效合同',
      measures: [12],
      list: workers([{ key: 'contract_starts_on', op: 'empty', values: [] }]),
    },
    {
      ...base,
      key: 'pay.contract_ending',
      label: '3个月内合同到期',
      measures: [12],
      list: {
        ...workers([{ key: 'contract_ends_on', op: 'to', values: [addMonths(day, 3)] }], ['contract_ends_on']),
        sort: [{ key: 'contract_ends_on' }],
      },
    },
    {
      ...base,
      key: 'pay.no_grade',
      label: '没有定级',
      measures: [4, 12],
      list: workers([{ key: 'grade', op: 'empty', values: [] }]),
    },
    {
      ...base,
      key: 'pay.certified',
      label: '持证人数',
      measures: [4],
      list: workers([{ key: 'certificate', op: 'filled', values: [] }], ['certificate']),
    },
  ];
}

const peopleOf = (ledger: Ledger, sql: string, parameters: object): readonly string[] =>
  (prepared(ledger.db, sql).all(parameters) as { readonly person: string }[]).map(({ person }) => person);

/** 培训率 (measures 5 and 8) and 参检率 (measure 14) of the year, as far as the viewer may read their registers. */
export function growthTiles(ledger: Ledger, viewer: Viewer, day: string): readonly TileRequest[] {
  const year = day.slice(0, 4);
  const tiles: TileRequest[] = [];
  if (readable(ledger, viewer, 'continuing_education')) {
    const sql = `SELECT DISTINCT person FROM live_continuing_education WHERE substr(studied_on, 1, 4) = :year AND studied_on <= :day || '-99'`;
    tiles.push({
      key: 'growth.trained',
      group: 'growth',
      label: `${year}年已参加培训`,
      ...share,
      measures: [5, 6, 8],
      list: workersAmong(peopleOf(ledger, sql, { year, day })),
    });
  }
  if (readable(ledger, viewer, 'health_checks')) {
    const sql = `SELECT DISTINCT person FROM live_health_checks WHERE state = 'done' AND year = CAST(:year AS INTEGER)`;
    tiles.push({
      key: 'growth.health',
      group: 'growth',
      label: `${year}年已体检`,
      ...share,
      measures: [14],
      tells: 'health_checks',
      list: workersAmong(peopleOf(ledger, sql, { year })),
    });
  }
  return tiles;
}

const openStates = ['open', 'doing', 'forwarded', 'reopened'];

/** 诉求办理 and 走访慰问 (measure 14). */
export function careTiles(ledger: Ledger, viewer: Viewer, day: string): readonly TileRequest[] {
  const year = day.slice(0, 4);
  const tiles: TileRequest[] = [];
  if (readable(ledger, viewer, 'requests')) {
    const columns = ['person', 'category', 'raised_on', 'owner', 'due_on', 'state'];
    const base = { group: 'care', unit: '件', measures: [14] } as const;
    const overdue = requestBoard(ledger, viewer, day).filter(({ due }) => due.standing === 'overdue');
    const open = { register: 'requests', columns, filters: [{ key: 'state', op: 'is' as const, values: openStates }] };
    tiles.push(
      { ...base, key: 'care.open', label: '未办结诉求', list: open },
      {
        ...base,
        key: 'care.overdue',
        label: '超期未办结',
        of: 'care.open',
        list: { ...open, ids: overdue.map(({ id }) => id) },
      },
    );
  }
  if (readable(ledger, viewer, 'visits')) {
    const sql = `SELECT DISTINCT person FROM live_visits WHERE state = 'done' AND substr(visited_on, 1, 4) = :year AND visited_on <= :day || '-99'`;
    tiles.push({
      key: 'care.visited',
      group: 'care',
      label: `${year}年走访过`,
      ...share,
      measures: [14],
      list: workersAmong(peopleOf(ledger, sql, { year, day })),
    });
  }
  return tiles;
}
