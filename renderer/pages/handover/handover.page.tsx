/** 工作交接: what is under way, who may sign in, the last backups; typed where things lie; printed for signature, then kept. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { HandoverForm } from './handover-form.tsx';
import { type HandoverFacts, Standing } from './standing.tsx';
import { useHandover } from './use-handover.ts';
import './handover.css';

function Handover({ facts }: { readonly facts: HandoverFacts }) {
  const session = useSession();
  const register = useVocabulary().register('desk_handovers');
  const handover = useHandover(facts);
  return (
    <>
      <PageHead
        title="工作交接"
        note="handover"
        help="经办人变动时，先看清未了事项，填好交接双方和存放处，打印清单当面签字，再登记。"
      >
        <Button variant="default" component={Link} href={`/r/${register.key}`}>
          交接记录
        </Button>
        {session.may(register, 'export') ? (
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            loading={handover.busy === 'print'}
            disabled={handover.busy !== null}
            onClick={() => void handover.print()}
          >
            打印工作交接清单
          </Button>
        ) : null}
        {session.may(register, 'write') ? (
          <Button
            loading={handover.busy === 'record'}
            disabled={handover.busy !== null}
            onClick={() => void handover.record()}
          >
            登记交接
          </Button>
        ) : null}
      </PageHead>
      <div className="handover">
        <HandoverForm handover={handover} />
        <Standing facts={facts} />
      </div>
    </>
  );
}

function HandoverPage() {
  const answer = useDesk('deskHandovers.view', {});
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  return <Handover facts={answer.data} />;
}

export const page: Page = {
  path: '/handover',
  title: '工作交接',
  area: '系统设置',
  order: 6.8,
  right: 'roster.read',
  help: '工作交接',
  component: HandoverPage,
};
