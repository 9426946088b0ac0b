/** 上报记录: everything that left the office, newest first. */
import { SegmentedControl } from '@mantine/core';
import { useLocation } from 'wouter';
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { Page } from '../../pages.ts';
import { withColumn } from '../../parts/list/list-table.tsx';
import { RegisterList, type RegisterListProps } from '../../parts/list/register-list.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

const states = (...values: string[]): readonly Filter[] => [{ key: 'state', op: 'is', values }];
const choices = {
  all: [],
  open: states('draft', 'final'),
  sent: states('sent', 'corrected', 'archived'),
  returned: states('returned'),
} as const satisfies Record<string, readonly Filter[]>;
type Choice = keyof typeof choices;

function chosen(filters: readonly Filter[]): Choice {
  const own = filters.find((filter) => filter.key === 'state');
  const found = Object.entries(choices).find(([, [filter]]) => filter?.values.join() === own?.values.join());
  return own === undefined ? 'all' : ((found?.[0] ?? 'all') as Choice);
}

const stateControl: NonNullable<RegisterListProps['controls']> = (view, change) => (
  <SegmentedControl<Choice>
    size="xs"
    aria-label="报到哪一步"
    data={[
      { value: 'all', label: '全部' },
      { value: 'open', label: '还没报' },
      { value: 'sent', label: '已报' },
      { value: 'returned', label: '退回' },
    ]}
    value={chosen(view.filters)}
    onChange={(value) => change({ filters: withColumn(view.filters, 'state', choices[value]) })}
  />
);

function ReportsPage() {
  const register = useVocabulary().register('reports');
  const [, navigate] = useLocation();
  return (
    <RegisterList
      register={register}
      addLabel="登记其他上报"
      onOpen={(id) => navigate(`/reports/${id}`)}
      controls={stateControl}
    />
  );
}

export const page: Page = {
  path: '/reports',
  title: '上报记录',
  area: '统计上报',
  order: 1,
  right: 'report.read',
  register: 'reports',
  help: '上报记录',
  component: ReportsPage,
};
