/** 合同预警: who has no contract and why, what is due, what the law does not allow — each with its article and the act. */
import { Anchor, Group, List, Popover, SegmentedControl, Select, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { type Finding, markOf, type Narrowing, narrowings, type Warning } from './due-words.ts';
import { FindingAct } from './finding-act.tsx';

type Warnings = OutputOf<'contracts.warnings'>;

interface Line {
  readonly warning: Warning;
  readonly finding: Finding;
}

/** On screen the most pressing are enough; narrowing shows the rest. */
const shownLines = 300;
const nowhere = 'none';

function Grounds({ name, finding }: { readonly name: string; readonly finding: Finding }) {
  return (
    <Popover width={380} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          aria-label={`${name}：${finding.article}的计算依据`}
        >
          {finding.article}
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600} mb={4}>
          {finding.sentence}
        </Text>
        <List size="sm">
          {finding.trace.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      </Popover.Dropdown>
    </Popover>
  );
}

function Row({ line, day, community }: { readonly line: Line; readonly day: string; readonly community: string }) {
  const { warning, finding } = line;
  const mark = markOf(finding, day);
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={`/people/${warning.person}`} size="sm">
          {warning.name}
        </Anchor>
      </Table.Td>
      <Table.Td>{community}</Table.Td>
      <Table.Td>
        <WordBadge word={mark.word} color={mark.color} />
      </Table.Td>
      <Table.Td>{finding.dueOn ?? '—'}</Table.Td>
      <Table.Td>{finding.sentence}</Table.Td>
      <Table.Td>
        <Grounds name={warning.name} finding={finding} />
      </Table.Td>
      <Table.Td>
        <FindingAct warning={warning} finding={finding} />
      </Table.Td>
    </Table.Tr>
  );
}

function Lines({ lines, found }: { readonly lines: readonly Line[]; readonly found: Warnings }) {
  return (
    <div className="table-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={4} layout="fixed" miw={860} aria-label="合同预警">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={78}>姓名</Table.Th>
            <Table.Th w={112}>所在社区</Table.Th>
            <Table.Th w={84}>标记</Table.Th>
            <Table.Th w={100}>期限</Table.Th>
            <Table.Th>情况</Table.Th>
            <Table.Th w={166}>依据</Table.Th>
            <Table.Th w={96}>办理</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.slice(0, shownLines).map((line, place) => (
            <Row
              key={`${line.warning.person} ${line.finding.kind} ${place}`}
              line={line}
              day={found.day}
              community={found.communities[line.warning.community ?? ''] ?? ''}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface NarrowProps {
  readonly found: Warnings;
  /** The findings of the chosen community, for the counts. */
  readonly all: readonly Line[];
  readonly narrowing: Narrowing;
  readonly onNarrow: (narrowing: Narrowing) => void;
  readonly community: string | null;
  readonly onCommunity: (community: string | null) => void;
}

function Narrow({ found, all, narrowing, onNarrow, community, onCommunity }: NarrowProps) {
  const places = [...new Set(found.warnings.map((one) => one.community ?? nowhere))];
  return (
    <Group gap="md" align="flex-end" mb={6}>
      <SegmentedControl<Narrowing>
        aria-label="看哪些"
        value={narrowing}
        onChange={onNarrow}
        data={(Object.keys(narrowings) as Narrowing[]).map((value) => ({
          value,
          label: `${narrowings[value].label} ${all.filter(({ finding }) => narrowings[value].shows(finding)).length}`,
        }))}
      />
      <Select
        aria-label="社区"
        placeholder="全部社区"
        w={180}
        clearable
        clearButtonProps={{ 'aria-label': '看全部社区' }}
        data={places.map((id) => ({ value: id, label: found.communities[id] ?? '未定社区' }))}
        value={community}
        onChange={onCommunity}
      />
      <Text size="sm" lh="36px" role="status">
        核对了 {found.employed} 人
      </Text>
    </Group>
  );
}

function WarningsPage() {
  const answer = useDesk('contracts.warnings', {});
  const [narrowing, setNarrowing] = useState<Narrowing>('todo');
  const [community, setCommunity] = useState<string | null>(null);
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const found = answer.data;
  const here = found.warnings.filter((one) => community === null || (one.community ?? nowhere) === community);
  const all = here.flatMap((warning) => warning.findings.map((finding) => ({ warning, finding })));
  const lines = all.filter(({ finding }) => narrowings[narrowing].shows(finding));
  const more = lines.length - shownLines;
  const empty =
    found.employed === 0
      ? ({ title: '还没有在册人员', hint: '先导入花名册，并填好在册期间和劳动合同。' } as const)
      : ({ title: '没有这一类要办的', hint: '合同、社保公积金有变动后，这里自动更新。' } as const);
  return (
    <>
      <PageHead
        title="合同预警"
        note="contract-warnings"
        help="按劳动合同法逐人核对：没有合同的、快到期的、试用期超限的、该签无固定期限的、快退休的；点“依据”看怎么算的。"
      />
      <Narrow
        found={found}
        all={all}
        narrowing={narrowing}
        onNarrow={setNarrowing}
        community={community}
        onCommunity={setCommunity}
      />
      {lines.length === 0 ? <EmptyNote {...empty} /> : <Lines lines={lines} found={found} />}
      {more > 0 ? (
        <Text size="sm" mt={4}>
          还有 {more} 条没有显示，请按类别或社区缩小范围。
        </Text>
      ) : null}
    </>
  );
}

export const page: Page = {
  path: '/contracts/warnings',
  title: '合同预警',
  area: '岗位待遇',
  order: 2.1,
  right: 'roster.read',
  help: '劳动合同',
  component: WarningsPage,
};
