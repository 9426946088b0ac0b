/** 报考意向 and 通过率: by examination, and by community of the one that is chosen. */
import { Anchor, Group, Progress, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../desk.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';

type Figures = OutputOf<'exams.figures'>[number];

interface Sum {
  readonly key: string;
  readonly label: string;
  readonly intended: number;
  readonly registered: number;
  readonly sat: number;
  readonly absent: number;
  readonly passed: number;
}

function summed(key: string, label: string, lines: readonly Figures[]): Sum {
  const of = (what: 'intended' | 'registered' | 'sat' | 'absent' | 'passed'): number =>
    lines.reduce((sum, line) => sum + line[what], 0);
  return {
    key,
    label,
    intended: of('intended'),
    registered: of('registered'),
    sat: of('sat'),
    absent: of('absent'),
    passed: of('passed'),
  };
}

/** 78% with its bar; nothing while nobody has a result. */
function Rate({ sum }: { readonly sum: Sum }) {
  if (sum.sat === 0) return '—';
  const percent = Math.round((sum.passed / sum.sat) * 100);
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress value={percent} w={120} aria-label={`${sum.label}通过率${percent}%`} />
      <Text size="sm">{percent}%</Text>
    </Group>
  );
}

interface FigureTableProps {
  readonly title: string;
  readonly first: string;
  readonly sums: readonly Sum[];
  readonly chosen?: string;
  readonly onChoose?: (key: string) => void;
}

function FigureTable({ title, first, sums, chosen, onChoose }: FigureTableProps) {
  return (
    <div className="table-frame figures-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={4} aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{first}</Table.Th>
            <Table.Th w={80} ta="right">
              有意向
            </Table.Th>
            <Table.Th w={80} ta="right">
              已报名
            </Table.Th>
            <Table.Th w={80} ta="right">
              参考
            </Table.Th>
            <Table.Th w={80} ta="right">
              缺考
            </Table.Th>
            <Table.Th w={80} ta="right">
              通过
            </Table.Th>
            <Table.Th w={190}>通过率</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sums.map((sum) => (
            <Table.Tr key={sum.key} {...(sum.key === chosen ? { bg: 'deepBlue.0' } : {})}>
              <Table.Td>
                {onChoose === undefined ? (
                  sum.label
                ) : (
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    ta="left"
                    aria-pressed={sum.key === chosen}
                    onClick={() => onChoose(sum.key)}
                  >
                    {sum.label}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td className="number">{sum.intended}</Table.Td>
              <Table.Td className="number">{sum.registered}</Table.Td>
              <Table.Td className="number">{sum.sat}</Table.Td>
              <Table.Td className="number">{sum.absent}</Table.Td>
              <Table.Td className="number">{sum.passed}</Table.Td>
              <Table.Td>
                <Rate sum={sum} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

export function FigureViews() {
  const [exam, setExam] = useState<string | null>(null);
  const found = useDesk('exams.figures', {});
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const ordered = found.data.toSorted((a, b) => b.year - a.year || a.kind.localeCompare(b.kind));
  const [newest] = ordered;
  if (newest === undefined)
    return <EmptyNote title="还没有人报考" hint="在“谁可以报考”里勾选登记，或在“报考与成绩”里导入名单。" />;
  // The newest that has been sat: of a coming one there is only who means to.
  const chosen = exam ?? (ordered.find(({ sat }) => sat > 0) ?? newest).exam;
  const exams = [...Map.groupBy(ordered, (line) => line.exam)];
  const own = ordered.filter((line) => line.exam === chosen);
  const sums = own
    .map((line) => summed(line.community ?? '', line.communityName || '未定社区', [line]))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'zh-CN'));
  const name = own[0] === undefined ? '' : `${own[0].year}年${own[0].examName}`;
  return (
    <>
      <Text size="sm" c="gray.8" mb="xs">
        参考是有成绩的人，缺考的不算在通过率里；社区按考试那天的任职。点一场考试看各社区。
      </Text>
      <FigureTable
        title="各场考试"
        first="考试"
        sums={exams.map(([key, lines]) => summed(key, `${lines[0]?.year ?? ''}年${lines[0]?.examName ?? ''}`, lines))}
        chosen={chosen}
        onChoose={setExam}
      />
      <Text size="sm" fw={600} my="xs" role="status">
        {name}：各社区
      </Text>
      <FigureTable title="各社区" first="社区" sums={sums} />
    </>
  );
}
