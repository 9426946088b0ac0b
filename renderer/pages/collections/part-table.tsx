/** The board: every community, whether it has handed in, and what stands in the way. */
import { Button, Group, Table } from '@mantine/core';
import { Link } from 'wouter';
import type { CollectionView, PartView } from '../../../electron/desk/collections/shapes.ts';
import { call, download } from '../../desk.ts';
import { useBeside } from '../../parts/beside.tsx';
import { toast } from '../../parts/toast.tsx';
import { WordBadge } from '../../parts/word-badge.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { SendPanel } from './send-panel.tsx';
import type { Shown } from './standing-filter.tsx';
import { countsText, isOpen, rowsPath, standingOf } from './words.ts';
import './collections.css';

async function openOriginal(attachment: string): Promise<void> {
  try {
    download(await call('attachments.open', { id: attachment }));
  } catch (error) {
    toast.failed(error);
  }
}

/** The rows that were not written, as a file with the reasons. */
async function openRejected(run: string): Promise<void> {
  try {
    download(await call('imports.rejected', { run }));
  } catch (error) {
    toast.failed(error);
  }
}

interface LineProps {
  readonly view: CollectionView;
  readonly part: PartView;
  readonly mayWrite: boolean;
}

function Findings({ view, part, mayWrite }: LineProps) {
  const beside = useBeside();
  if (part.findings.length === 0) return null;
  const open = part.findings.filter(isOpen).length;
  const show = () =>
    beside.show(`${part.name}：发现的问题`, <FindingsPanel id={view.id} part={part.id} mayWrite={mayWrite} />);
  return (
    <Button
      size="compact-sm"
      variant={open > 0 ? 'filled' : 'default'}
      onClick={show}
      aria-label={`${part.name}：发现的问题`}
    >
      {open > 0 ? `待定 ${open}` : `提示 ${part.findings.length}`}
    </Button>
  );
}

function Acts({ view, part, mayWrite }: LineProps) {
  const beside = useBeside();
  const { attachment, run } = part;
  const sendAgain = () => beside.show(`下发：${part.name}`, <SendPanel id={view.id} parts={[part.id]} count={1} />);
  return (
    <Group gap={4} wrap="nowrap">
      {part.runState === 'open' && run !== null && mayWrite ? (
        <Button
          size="compact-sm"
          variant="default"
          component={Link}
          href={rowsPath(view.id, run)}
          aria-label={`${part.name}：逐行核对`}
        >
          逐行核对
        </Button>
      ) : null}
      {part.runState === 'committed' && run !== null && part.rejected > 0 ? (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void openRejected(run)}
          aria-label={`${part.name}：退回的行`}
        >
          退回的行
        </Button>
      ) : null}
      {attachment === null ? null : (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void openOriginal(attachment)}
          aria-label={`${part.name}：原件`}
        >
          原件
        </Button>
      )}
      {part.standing === 'pending' && mayWrite ? (
        <Button size="compact-sm" variant="default" onClick={sendAgain} aria-label={`${part.name}：再发一份`}>
          再发一份
        </Button>
      ) : null}
    </Group>
  );
}

function Line({ view, part, mayWrite }: LineProps) {
  const { word, color } = standingOf(part);
  return (
    <Table.Tr>
      <Table.Td>{part.name}</Table.Td>
      <Table.Td>{part.rows}</Table.Td>
      <Table.Td>
        <WordBadge word={word} color={color} />
      </Table.Td>
      <Table.Td>{part.returnedOn ?? ''}</Table.Td>
      <Table.Td>{countsText(part)}</Table.Td>
      <Table.Td>
        <Findings view={view} part={part} mayWrite={mayWrite} />
      </Table.Td>
      <Table.Td>{part.fileName ?? part.phone}</Table.Td>
      <Table.Td>
        <Acts view={view} part={part} mayWrite={mayWrite} />
      </Table.Td>
    </Table.Tr>
  );
}

export function PartTable({ view, only, mayWrite }: Omit<LineProps, 'part'> & { readonly only: Shown }) {
  const parts = view.parts.filter((part) => only === 'all' || part.standing === only);
  return (
    <div className="collect-scroll">
      <Table stickyHeader withColumnBorders verticalSpacing={3} miw={980} className="collect-board" aria-label="各社区">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={130}>社区</Table.Th>
            <Table.Th w={70}>预填行</Table.Th>
            <Table.Th w={120}>状态</Table.Th>
            <Table.Th w={100}>交回日期</Table.Th>
            <Table.Th w={150}>内容</Table.Th>
            <Table.Th w={90}>发现</Table.Th>
            <Table.Th>文件（没交的：电话）</Table.Th>
            <Table.Th w={170}>操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map((part) => (
            <Line key={part.id} view={view} part={part} mayWrite={mayWrite} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
