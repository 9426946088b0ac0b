/** 未了事项: what is under way on the day in each register, as lists; for whoever takes over the desk. */
import type { TileRequest } from './tile.ts';

interface OpenItem {
  readonly key: string;
  readonly register: string;
  readonly label: string;
  readonly unit: string;
  readonly measures: readonly number[];
  readonly states: readonly string[];
  readonly columns: readonly string[];
  /** The field that says where it stands; `state` unless told. */
  readonly field?: string;
}

const items: readonly OpenItem[] = [
  {
    key: 'reports',
    register: 'reports',
    label: '没有报出的报表',
    unit: '份',
    measures: [16],
    states: ['draft', 'final', 'returned'],
    columns: ['title', 'recipient', 'period', 'cut_off', 'state'],
  },
  {
    key: 'collections',
    register: 'collections',
    label: '正在收集的采集表',
    unit: '次',
    measures: [17],
    states: ['open'],
    columns: ['title', 'deadline', 'state'],
  },
  {
    key: 'joinings',
    register: 'joinings',
    label: '正在办理的入职',
    unit: '人',
    measures: [9],
    states: ['expected', 'open'],
    columns: ['person', 'reported_on', 'state'],
  },
  {
    key: 'leavings',
    register: 'leavings',
    label: '正在办理的离岗',
    unit: '人',
    measures: [9],
    states: ['open'],
    columns: ['person', 'leaves_on', 'state'],
  },
  {
    key: 'transfers',
    register: 'transfers',
    label: '没有到岗的调配',
    unit: '人',
    measures: [3],
    states: ['planned', 'approved'],
    columns: ['person', 'to_community', 'moves_on', 'state'],
  },
  {
    key: 'secondments',
    register: 'secondments',
    label: '没有归还的借调',
    unit: '人',
    measures: [17],
    states: ['approved', 'irregular'],
    columns: ['person', 'borrower', 'ends_on', 'state'],
  },
  {
    key: 'visit_plans',
    register: 'visit_plans',
    label: '没有完成的慰问计划',
    unit: '项',
    measures: [14],
    states: ['draft', 'asked', 'approved'],
    columns: ['occasion', 'year', 'day', 'state'],
  },
  {
    key: 'requests',
    register: 'requests',
    label: '未办结诉求',
    unit: '件',
    measures: [14],
    states: ['open', 'doing', 'forwarded', 'reopened'],
    columns: ['person', 'category', 'raised_on', 'owner', 'state'],
  },
  {
    key: 'talks',
    register: 'talks',
    label: '没有办结的谈话',
    unit: '次',
    measures: [11],
    states: ['planned', 'agreed', 'to_visit'],
    columns: ['person', 'kind', 'state', 'visit_due'],
  },
];

/** One tile for every kind of thing that can be under way. */
export function openItemTiles(): readonly TileRequest[] {
  return items.map(({ key, register, label, unit, measures, states, columns, field = 'state' }) => ({
    key: `open.${key}`,
    group: 'open',
    label,
    unit,
    measures,
    list: { register, columns: [...columns], filters: [{ key: field, op: 'is', values: [...states] }] },
  }));
}
