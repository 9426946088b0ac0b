/** 队伍结构 as bars: one tile for every value of a list, one for those of whom nothing is recorded. */
import { listOf } from '../../code-lists.ts';
import type { Ledger } from '../../ledger.ts';
import { registerOf } from '../../ledger.ts';
import { listQuerySchema } from '../../list-query.ts';
import { list } from '../../read.ts';
import { fieldOf } from '../../registers/model/register.ts';
import type { Viewer } from '../../rights.ts';
import { ageBands } from '../../rules/staffing.ts';
import type { StaffingPlace } from '../staffing.ts';
import type { TileGroup, TileRequest } from './tile.ts';
import { workers } from './workers.ts';

interface Dimension {
  readonly key: TileGroup;
  readonly measures: readonly number[];
  /** What it means where nothing is recorded. */
  readonly none: string;
}

const dimensions: readonly Dimension[] = [
  { key: 'sex', measures: [16], none: '没有填' },
  { key: 'education', measures: [3, 16], none: '没有填' },
  { key: 'political', measures: [2, 16], none: '没有填' },
  { key: 'certificate', measures: [4, 16], none: '没有证书' },
  { key: 'employment_form', measures: [12], none: '没有合同' },
];

const bar = (
  dimension: Pick<Dimension, 'key' | 'measures'>,
  code: string,
  label: string,
): Omit<TileRequest, 'list'> => ({
  key: `${dimension.key}.${code}`,
  group: dimension.key,
  label,
  unit: '人',
  measures: dimension.measures,
  of: 'head.counted',
});

function choiceBars(ledger: Ledger, dimension: Dimension): readonly TileRequest[] {
  const { key, none } = dimension;
  const field = fieldOf(registerOf(ledger, 'people'), key);
  if (field?.kind !== 'choice') return [];
  const { values } = listOf(ledger, field.list);
  const codes = values.map(({ code }) => code);
  return [
    ...values.map(({ code, label }) => ({
      ...bar(dimension, code, label),
      list: workers([{ key, op: 'is', values: [code] }], [key]),
    })),
    // What an import brought under a code that the list no longer has is not lost from the sum.
    { ...bar(dimension, '*', '其他写法'), list: workers([{ key, op: 'not', values: ['', ...codes] }], [key]) },
    { ...bar(dimension, '', none), list: workers([{ key, op: 'empty', values: [] }]) },
  ];
}

const age = { key: 'age', measures: [3, 16] } as const;

const ageBars: readonly TileRequest[] = [
  ...ageBands.map(({ key, label, from, to }) => ({
    ...bar(age, key, label),
    list: workers(
      [
        { key: 'age', op: 'from', values: [from] },
        { key: 'age', op: 'to', values: [to] },
      ],
      ['age'],
    ),
  })),
  { ...bar(age, '', '没有填'), list: workers([{ key: 'age', op: 'empty', values: [] }]) },
];

/** The grades that somebody has on the day. */
function gradesInUse(ledger: Ledger, viewer: Viewer, day: string): readonly number[] {
  const query = listQuerySchema.parse({ ...workers(), columns: ['grade'], sort: [], day, limit: 100_000 });
  const grades = list(ledger, viewer, query).rows.map(({ values }) => values['grade']);
  return [...new Set(grades.filter((grade) => typeof grade === 'number'))].toSorted((one, other) => one - other);
}

const grade = { key: 'grade', measures: [4, 12] } as const;
const community = { key: 'community', measures: [3] } as const;

/** All bars. @param places the communities of the day */
export function structureTiles(
  ledger: Ledger,
  viewer: Viewer,
  day: string,
  places: readonly StaffingPlace[],
): readonly TileRequest[] {
  return [
    ...places.map(({ id, name }) => ({
      ...bar(community, id, name),
      list: workers([{ key: 'community', op: 'is', values: [id] }], ['category']),
    })),
    {
      ...bar(community, '', '不在社区'),
      list: workers([{ key: 'community', op: 'not', values: places.map(({ id }) => id) }]),
    },
    ...dimensions.flatMap((dimension) => choiceBars(ledger, dimension)),
    ...ageBars,
    ...gradesInUse(ledger, viewer, day).map((value) => ({
      ...bar(grade, String(value), `${value}级`),
      list: workers([{ key: 'grade', op: 'is', values: [value] }], ['grade', 'grade_since']),
    })),
    { ...bar(grade, '', '未定级'), list: workers([{ key: 'grade', op: 'empty', values: [] }]) },
  ];
}
