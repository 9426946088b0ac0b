/** 诉求办理看板: by state or as a list, what is overdue at the top; the months with the requests behind each figure. */
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Temporal } from 'temporal-polyfill';
import { useState } from 'react';
import type { Page } from '../../pages.ts';
import { useBeside } from '../../parts/beside.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { RequestColumns } from './board.tsx';
import { RequestMonths } from './month-figures.tsx';
import { RequestPanel } from './request-panel.tsx';
import { RequestTable } from './request-table.tsx';
import { type Board, type BoardRequest, isOpen, isOverdue, settledDays } from './request-words.ts';
import './requests.css';

type View = 'board' | 'list' | 'months';

function AddButton() {
  const session = useSession();
  const drawer = useRecordDrawer();
  const register = useVocabulary().register('requests');
  if (!session.may(register, 'write') || session.readOnly) return null;
  const values = { raised_on: session.today, source: 'self', state: 'open' };
  return (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => drawer.open({ register: 'requests', values })}
    >
      新增诉求
    </Button>
  );
}

function Shown({ board, view }: { readonly board: Board; readonly view: View }) {
  const beside = useBeside();
  const open = (request: BoardRequest) => beside.show('诉求办理', <RequestPanel key={request.id} request={request} />);
  if (board.requests.length === 0) {
    return (
      <EmptyNote title="还没有诉求" hint="社区工作者提出的、走访和谈话中听到的诉求，点“新增诉求”记下来。">
        <AddButton />
      </EmptyNote>
    );
  }
  if (view === 'board') {
    const since = Temporal.PlainDate.from(board.day).subtract({ days: settledDays }).toString();
    const shown = board.requests.filter((request) => isOpen(request) || (request.doneOn ?? '') >= since);
    return <RequestColumns requests={shown} onOpen={open} />;
  }
  return (
    <div className={view === 'list' ? 'table-frame' : 'table-frame figures-frame'}>
      {view === 'list' ? (
        <RequestTable label="诉求清单" requests={board.requests} onOpen={open} />
      ) : (
        <RequestMonths requests={board.requests} day={board.day} onOpen={open} />
      )}
    </div>
  );
}

function RequestBoardPage() {
  const answer = useDesk('requests.board', {});
  const [view, setView] = useState<View>('board');
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const board = answer.data;
  return (
    <>
      <PageHead
        title="诉求办理看板"
        note="request-board"
        help="按状态看每件诉求，超期的排在最前；点一件就能受理、转办、办结，转办和重新办理要写理由。"
      >
        <AddButton />
      </PageHead>
      <Group gap="md" mb={6}>
        <SegmentedControl<View>
          aria-label="看什么"
          value={view}
          onChange={setView}
          data={[
            { value: 'board', label: '看板' },
            { value: 'list', label: '清单' },
            { value: 'months', label: '月度情况' },
          ]}
        />
        <Text size="sm" role="status">
          在办 {board.requests.filter(isOpen).length} 件，其中已超期 {board.requests.filter(isOverdue).length} 件
          {view === 'board' ? `；已办结的显示近${settledDays}天` : ''}
        </Text>
      </Group>
      <Shown board={board} view={view} />
    </>
  );
}

export const page: Page = {
  path: '/request-board',
  title: '诉求办理看板',
  area: '关心关爱',
  order: 3,
  right: 'roster.read',
  help: '诉求办理',
  component: RequestBoardPage,
};
