/** 导入记录: every import, what came of it, and the way back. */
import { Button, Group, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { RejectedButton, UndoButton } from './import-acts.tsx';
import './imports.css';
import { columnsPath, donePath, type ImportLine, importPath } from './shapes.ts';
import { timeText } from './times.ts';
import { useDiscard } from './use-discard.tsx';

const states = {
  open: { word: '没有做完', color: 'orange' },
  committed: { word: '已导入', color: 'deepBlue' },
  undone: { word: '已撤销', color: 'gray' },
  discarded: { word: '已放弃', color: 'gray' },
} as const satisfies Record<ImportLine['state'], unknown>;

function Line({ line }: { readonly line: ImportLine }) {
  const discard = useDiscard();
  const { word, color } = states[line.state];
  const { counts } = line;
  const figure = (count: number | undefined) => <Table.Td ta="right">{count ?? ''}</Table.Td>;
  return (
    <Table.Tr>
      <Table.Td>{timeText(line.startedAt)}</Table.Td>
      <Table.Td className="import-file">{line.fileName}</Table.Td>
      <Table.Td>{line.actor}</Table.Td>
      <Table.Td>
        <WordBadge word={word} color={color} />
      </Table.Td>
      {figure(counts?.new)}
      {figure(counts?.update)}
      {figure(counts?.same)}
      {figure(counts?.rejected)}
      {figure(counts?.skipped)}
      <Table.Td>
        <Group gap={6} wrap="nowrap" justify="flex-end">
          {line.state === 'open' ? (
            <>
              <Button
                size="compact-sm"
                component={Link}
                href={columnsPath(line.run)}
                aria-label={`继续导入 ${line.fileName}`}
              >
                继续
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void discard(line)}
                aria-label={`放弃导入 ${line.fileName}`}
              >
                放弃
              </Button>
            </>
          ) : null}
          <RejectedButton line={line} size="compact-sm" />
          <UndoButton line={line} size="compact-sm" />
          {counts === null ? null : (
            <Button
              size="compact-sm"
              variant="default"
              component={Link}
              href={donePath(line.run)}
              aria-label={`打开 ${line.fileName} 的结果`}
            >
              打开
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Lines({ lines }: { readonly lines: readonly ImportLine[] }) {
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table stickyHeader highlightOnHover verticalSpacing={4} aria-label="导入记录">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>时间</Table.Th>
            <Table.Th>文件</Table.Th>
            <Table.Th>经办人</Table.Th>
            <Table.Th>状态</Table.Th>
            <Table.Th ta="right">新增</Table.Th>
            <Table.Th ta="right">更新</Table.Th>
            <Table.Th ta="right">不变</Table.Th>
            <Table.Th ta="right">退回</Table.Th>
            <Table.Th ta="right">跳过</Table.Th>
            <Table.Th ta="right">操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Line key={line.run} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function RecordsPage() {
  const found = useDesk('imports.list', {});
  const lines = found.data?.imports;
  return (
    <>
      <PageHead title="导入记录" help="每次导入都记在这里：谁、什么时候、哪个文件、新增和更新了多少。可以整批撤销。">
        <Button component={Link} href={importPath}>
          导入花名册
        </Button>
      </PageHead>
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : null}
      {lines === undefined && !found.isError ? <Waiting /> : null}
      {lines?.length === 0 ? (
        <EmptyNote title="还没有导入过" hint="从“导入花名册”开始，选一个 Excel、WPS 或 CSV 文件。" />
      ) : null}
      {lines === undefined || lines.length === 0 ? null : <Lines lines={lines} />}
      {lines !== undefined && lines.length >= 500 ? <Text size="sm">只列出最近的 500 次。</Text> : null}
    </>
  );
}

export const page: Page = {
  path: '/import/records',
  title: '导入记录',
  area: '人员台账',
  right: 'roster.write',
  help: '导入花名册',
  component: RecordsPage,
};
