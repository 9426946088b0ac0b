/** What may be done with a report where it stands: 定稿, 标记已上报, 登记退回, 更正, 归档. */
import { Button, Group, Menu } from '@mantine/core';
import { IconChevronDown, IconSend } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { call } from '../../desk.ts';
import { useBeside } from '../../parts/beside.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { CorrectPanel } from './correct-panel.tsx';
import { MovePanel } from './move-panel.tsx';
import { type KeptReport, makingPage, type ReportLine } from './report-line.ts';

interface ActsProps {
  readonly line: ReportLine;
  readonly report: KeptReport;
}

const done = { final: '已定稿。', archived: '已归档。' } as const;

function useActs({ line }: ActsProps) {
  const refresh = useRefresh();
  const beside = useBeside();
  const drawer = useRecordDrawer();
  const [, navigate] = useLocation();
  const move = async (to: 'final' | 'archived') => {
    try {
      const { changeId } = await call('reports.move', { id: line.id, to });
      await refresh();
      toast.saved(done[to], changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
  return {
    move,
    send: () => beside.show('标记已上报', <MovePanel line={line} to="sent" />),
    giveBack: () => beside.show('登记退回', <MovePanel line={line} to="returned" />),
    correct: () =>
      beside.show(
        '更正',
        <CorrectPanel
          report={line.id}
          said="已建更正草稿。重新生成后，内容归到这一份；报出后原来那份标为“已更正”。"
          onBegun={(id) => navigate(`/reports/${id}`)}
        />,
      ),
    edit: () => drawer.open({ register: 'reports', id: line.id }),
  } as const;
}

type Acts = ReturnType<typeof useActs>;

/** What is seldom done. */
function More({ line, acts }: { readonly line: ReportLine; readonly acts: Acts }) {
  const [, navigate] = useLocation();
  const state = String(line.values['state']);
  const making = makingPage(line);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          更多
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={acts.edit}>改登记的内容</Menu.Item>
        {making === null ? null : <Menu.Item onClick={() => navigate(making)}>到生成它的页面</Menu.Item>}
        {['sent', 'corrected'].includes(state) ? (
          <Menu.Item onClick={() => void acts.move('archived')}>归档</Menu.Item>
        ) : null}
        {state === 'sent' ? <Menu.Item onClick={acts.send}>又报了一次（内容不变）</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The next steps, the usual one filled and last. */
function Steps({ line, empty, acts }: { readonly line: ReportLine; readonly empty: boolean; readonly acts: Acts }) {
  const state = String(line.values['state']);
  const returned = state === 'returned';
  const open = ['draft', 'final'].includes(state) && !empty;
  return (
    <>
      {state === 'sent' ? (
        <Button variant="default" onClick={acts.giveBack}>
          登记退回
        </Button>
      ) : null}
      {state === 'draft' && !empty ? (
        <Button variant="default" onClick={() => void acts.move('final')}>
          定稿
        </Button>
      ) : null}
      {open || returned ? (
        <Button
          variant={returned ? 'default' : 'filled'}
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={acts.send}
        >
          {returned ? '重新报送（内容不变）' : '标记已上报'}
        </Button>
      ) : null}
      {['sent', 'returned', 'archived'].includes(state) ? (
        <Button variant={returned ? 'filled' : 'default'} onClick={acts.correct}>
          更正
        </Button>
      ) : null}
    </>
  );
}

export function ReportActs(props: ActsProps) {
  const { line, report } = props;
  const session = useSession();
  const register = useVocabulary().register('reports');
  const acts = useActs(props);
  const mayAct = session.may(register, 'write') && !line.binned;
  const empty = report.kept === null && makingPage(line) !== null;
  return (
    <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
      <Button variant="default" component={Link} href="/reports">
        返回列表
      </Button>
      {mayAct ? (
        <>
          <More line={line} acts={acts} />
          <Steps line={line} empty={empty} acts={acts} />
        </>
      ) : null}
    </Group>
  );
}
