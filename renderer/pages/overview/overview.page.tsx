/** 总览: how the whole stands on a day; every figure opens who is behind it. */
import { Button } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { BarGroup, type Group, Tiles } from './groups.tsx';
import './overview.css';

function Groups({ groups, day }: { readonly groups: readonly Group[]; readonly day: string }) {
  const nobody = groups.every(({ tiles }) => tiles.every(({ figure }) => figure === 0));
  if (nobody)
    return <EmptyNote title="还没有在册人员" hint="导入花名册或新增人员，填上在册期间和任职经历后，这里就有数字。" />;
  return (
    <div className="overview">
      {groups
        .filter(({ bars }) => !bars)
        .map((group) => (
          <Tiles key={group.key} group={group} day={day} />
        ))}
      <div className="overview-groups">
        {groups
          .filter(({ bars }) => bars)
          .map((group) => (
            <BarGroup key={group.key} group={group} day={day} />
          ))}
      </div>
    </div>
  );
}

function OverviewPage() {
  const session = useSession();
  const [day, setDay] = useState(session.today);
  const { busy, act } = useAct();
  const answer = useDesk('overview.view', { day }, { keep: true });
  const print = () =>
    act(async () => {
      const { kind, file } = await call('overview.print', { day });
      openPaper(await fetchPaper(kind, file), '总览');
    });
  return (
    <>
      <PageHead
        title="总览"
        note="overview"
        help="占比和结构只算“两委”专职成员和专职工作人员；点数字看是哪些人，可以接着在列表里打开、导出。"
      >
        <DateInput
          aria-label="截至"
          w={130}
          valueFormat="YYYY-MM-DD"
          value={day}
          onChange={(value) => value !== null && setDay(value.slice(0, 10))}
        />
        {session.has('roster.export') ? (
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            loading={busy}
            onClick={() => void print()}
          >
            打印总览
          </Button>
        ) : null}
      </PageHead>
      {answer.isError ? <FailureNote error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? (
        answer.isError ? null : (
          <Waiting />
        )
      ) : (
        <Groups groups={answer.data.groups} day={answer.data.day} />
      )}
    </>
  );
}

export const page: Page = {
  path: '/overview',
  title: '总览',
  area: '待办',
  order: 2,
  right: 'roster.read',
  help: '总览',
  component: OverviewPage,
};
