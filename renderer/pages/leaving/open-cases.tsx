/** The cases that are not done, each with its steps; a step leads to where it is filled in. */
import { Anchor, Button, Group, Menu, Table, UnstyledButton } from '@mantine/core';
import { Link } from 'wouter';
import { call } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { OpenLeaving } from './use-leaving.ts';

type Step = OpenLeaving['steps'][number];

const marks = {
  done: { word: '✓', color: 'green' },
  open: { word: '待办', color: 'orange' },
  late: { word: '已超期', color: 'red' },
};
const focus = { approval: 'approval_document', certificate: 'certificate_on', files: 'files_moved_on' } as const;

const papers = {
  approval: '离岗(退出)审批表',
  handover: '工作交接清单',
  certificate: '解除(终止)劳动合同证明书',
} as const;

async function print(id: string, paper: keyof typeof papers): Promise<void> {
  try {
    const { kind, file } = await call('leaving.print', { id, paper });
    openPaper(await fetchPaper(kind, file), papers[paper]);
  } catch (error) {
    toast.failed(error);
  }
}

/** The papers of one case. */
export function PrintMenu({ id, name }: { readonly id: string; readonly name: string }) {
  const session = useSession();
  if (!session.may(useVocabulary().register('leavings'), 'export')) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="default" aria-label={`${name}：打印`}>
          打印
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(papers) as (keyof typeof papers)[]).map((paper) => (
          <Menu.Item key={paper} onClick={() => void print(id, paper)}>
            {papers[paper]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface StepButtonProps {
  readonly one: OpenLeaving;
  readonly step: Step;
  readonly onOpen: () => void;
  /** The record of the case was changed beside the page. */
  readonly onChanged: () => void;
}

function StepButton({ one, step, onOpen, onChanged }: StepButtonProps) {
  const drawer = useRecordDrawer();
  const mark = marks[step.state];
  const go = async () => {
    if (step.key === 'handover') {
      onOpen();
      return;
    }
    if (step.key !== 'audit') {
      drawer.open({ register: 'leavings', id: one.id, focus: focus[step.key], onSaved: onChanged });
      return;
    }
    try {
      const { rows } = await call('records.list', { register: 'exit_audits', owner: one.person, limit: 1 });
      const id = rows[0]?.id;
      if (id !== undefined) drawer.open({ register: 'exit_audits', id, focus: 'finished_on' });
    } catch (error) {
      toast.failed(error);
    }
  };
  const due = step.dueOn === null || step.state === 'done' ? '' : `，${step.dueOn}以前`;
  return (
    <UnstyledButton
      onClick={() => void go()}
      title={`${step.sentence}${due}`}
      aria-label={`${one.name}：${step.label} ${mark.word}`}
    >
      <WordBadge word={`${step.label} ${mark.word}`} color={mark.color} />
    </UnstyledButton>
  );
}

interface OpenCasesProps {
  readonly cases: readonly OpenLeaving[];
  readonly chosen: string | null;
  readonly onOpen: (id: string) => void;
  /** The record of a case was changed beside the page. */
  readonly onChanged: (id: string) => void;
  /** A case is done or withdrawn. */
  readonly onSettled: (id: string) => void;
}

/** 办结 and 撤回, each with what it means. */
function SettleButtons({ one, onSettled }: { readonly one: OpenLeaving; readonly onSettled: (id: string) => void }) {
  const refresh = useRefresh();
  const left = one.steps.filter(({ state }) => state !== 'done').map(({ label }) => label);
  const bodies = {
    withdrawn: '这次办理记为“已撤回”；已经写入台账的变动不会自动还原，需要的话在操作记录里撤销。',
    closed: left.length === 0 ? '各步都已完成，记为“已办结”。' : `还有没做完的：${left.join('、')}。确定办结吗？`,
  } as const;
  const settle = async (state: 'closed' | 'withdrawn') => {
    const confirm = state === 'closed' ? '办结' : '撤回';
    if (!(await ask({ title: `${confirm}${one.name}的离岗办理`, body: bodies[state], confirm }))) return;
    try {
      const { changeId } = await call('leaving.settle', { id: one.id, version: one.version, state });
      onSettled(one.id);
      await refresh();
      toast.saved(state === 'closed' ? `${one.name}的离岗已办结。` : `${one.name}的离岗办理已撤回。`, changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${one.name}：办结`}
        onClick={() => void settle('closed')}
      >
        办结
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`${one.name}：撤回`}
        onClick={() => void settle('withdrawn')}
      >
        撤回
      </Button>
    </>
  );
}

function CaseRow({ one, chosen, onOpen, onChanged, onSettled }: OpenCasesProps & { readonly one: OpenLeaving }) {
  const vocabulary = useVocabulary();
  const session = useSession();
  const word = (list: string, code: string): string =>
    vocabulary.list(list).values.find((value) => value.code === code)?.label ?? code;
  return (
    <Table.Tr {...(one.id === chosen ? { bg: 'deepBlue.0' } : {})}>
      <Table.Td>
        <Anchor component={Link} href={`/people/${one.person}`} size="sm">
          {one.name}
        </Anchor>
      </Table.Td>
      <Table.Td>{word('exit_reason', one.reason)}</Table.Td>
      <Table.Td>{word('leaving_track', one.track)}</Table.Td>
      <Table.Td>{one.leavesOn}</Table.Td>
      <Table.Td>
        <Group gap={6}>
          {one.steps.map((step) => (
            <StepButton
              key={step.key}
              one={one}
              step={step}
              onOpen={() => onOpen(one.id)}
              onChanged={() => onChanged(one.id)}
            />
          ))}
        </Group>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <PrintMenu id={one.id} name={one.name} />
          {session.may(vocabulary.register('leavings'), 'write') ? (
            <>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${one.name}：继续办理`}
                onClick={() => onOpen(one.id)}
              >
                继续
              </Button>
              <SettleButtons one={one} onSettled={onSettled} />
            </>
          ) : null}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

export function OpenCases(props: OpenCasesProps) {
  return (
    // Beside an open case it keeps its height: the page scrolls.
    <Table.ScrollContainer minWidth={860} style={{ flexShrink: 0 }}>
      <Table withTableBorder verticalSpacing={4} layout="fixed" aria-label="办理中的离岗">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={84}>姓名</Table.Th>
            <Table.Th w={120}>离岗原因</Table.Th>
            <Table.Th w={120}>办理范围</Table.Th>
            <Table.Th w={100}>离岗日期</Table.Th>
            <Table.Th>办到哪一步</Table.Th>
            <Table.Th w={230}>办理</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.cases.map((one) => (
            <CaseRow key={one.id} {...props} one={one} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
