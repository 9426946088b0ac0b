/** 信息核对表: a page a person to be signed, and the corrections typed from what comes back. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import type { Chosen } from '../collections/column-picker.tsx';
import '../collections/collections.css';
import { PrintSide } from './print-side.tsx';
import { usual } from './sheet-choice.ts';
import { TypingSide } from './typing-side.tsx';

function CheckSheetsPage() {
  const session = useSession();
  const mayWrite = !session.readOnly && session.has('roster.write');
  const [shown, show] = useState<'print' | 'type'>('print');
  const [columns, setColumns] = useState<readonly Chosen[]>(usual);
  const [filters, setFilters] = useState<readonly Filter[]>([]);
  const found = useDesk('collections.items', { subject: 'roster' });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const { items } = found.data;
  const shared = { items, columns, onColumns: setColumns, filters, onFilters: setFilters };
  return (
    <>
      <PageHead
        title="信息核对表"
        help="一人一页，印上现有内容，对不上的在“更正为”一栏写清楚，本人签字；收回后只录改了的栏目。"
      >
        <SegmentedControl
          value={shown}
          onChange={(value) => show(value === 'type' ? 'type' : 'print')}
          data={[
            { value: 'print', label: '打印核对表' },
            { value: 'type', label: '录入更正', disabled: !mayWrite },
          ]}
          aria-label="做什么"
        />
      </PageHead>
      {shown === 'print' ? <PrintSide {...shared} /> : <TypingSide {...shared} />}
    </>
  );
}

export const page: Page = {
  path: '/check-sheets',
  title: '信息核对表',
  area: '统计上报',
  order: 0.13,
  right: 'roster.export',
  help: '信息采集',
  component: CheckSheetsPage,
};
