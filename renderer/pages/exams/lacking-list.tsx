/** 还缺哪几科: who has begun an examination, what still counts, what is lacking and until which year. */
import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import { formatDay } from '../../../db/rules/day.ts';
import { qualificationRules } from '../../../db/rules/exam-results.ts';
import type { OutputOf } from '../../desk.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { Grounds } from './grounds.tsx';

type Line = OutputOf<'exams.lacking'>[number];

/** Until when what was passed counts. */
function Until({ standing, year }: { readonly standing: Line['standing']; readonly year: number }) {
  if (standing.usableUntil !== null) {
    const day = formatDay(standing.usableUntil, '1990年5月1日');
    return standing.passedIn === null ? (
      <WordBadge word="合格成绩已过期" color="red" />
    ) : (
      <Text size="sm">{day}前参加评审</Text>
    );
  }
  if (standing.until === null) return '没有有效科目，全部重考';
  const last = standing.until <= year + 1;
  return (
    <>
      {standing.until}年考试为止 {last ? <WordBadge word="最后一次" color="orange" /> : null}
    </>
  );
}

export function LackingList() {
  const { today } = useSession();
  const found = useDesk('exams.lacking', {});
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  if (found.data.length === 0)
    return <EmptyNote title="没有考了一半的人" hint="录了职业资格考试的分科成绩，这里就列出还缺哪几科、到哪年为止。" />;
  return (
    <>
      <Text size="sm" fw={600} role="status" mb="xs">
        {found.data.length} 人次还没有全部通过，先到期的在前
      </Text>
      <div className="table-frame">
        <Table stickyHeader withColumnBorders verticalSpacing={4} miw={960} aria-label="还缺哪几科">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={90}>姓名</Table.Th>
              <Table.Th w={130}>所在社区</Table.Th>
              <Table.Th w={130}>考试</Table.Th>
              <Table.Th>有效的科目</Table.Th>
              <Table.Th>还缺</Table.Th>
              <Table.Th w={200}>到哪年为止</Table.Th>
              <Table.Th w={64}>依据</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.data.map(({ person, standing }) => {
              const { label } = qualificationRules[standing.qualification];
              return (
                <Table.Tr key={`${person.id} ${standing.qualification}`}>
                  <Table.Td>
                    <Anchor component={Link} href={`/people/${person.id}`} size="sm">
                      {person.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{person.communityName}</Table.Td>
                  <Table.Td>{label}</Table.Td>
                  <Table.Td>
                    {standing.held.map(({ subject, year }) => `${subject}（${year}年）`).join('、') || '—'}
                  </Table.Td>
                  <Table.Td>{standing.lacking.join('、') || '评审'}</Table.Td>
                  <Table.Td>
                    <Until standing={standing} year={Number(today.slice(0, 4))} />
                  </Table.Td>
                  <Table.Td>
                    <Grounds name={person.name} what={label} trace={standing.trace} />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
