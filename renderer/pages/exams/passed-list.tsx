/** 通过名单 of a year: who passed what, and whose certificate is not in the register yet. */
import { Anchor, Button, Group, Select, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import type { OutputOf } from '../../desk.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

const everyYear = 'all';

type Line = OutputOf<'exams.passed'>[number];

/** Whether the certificate is on record; where it is not, it is entered from here. */
function Certificate({ line }: { readonly line: Line }) {
  const vocabulary = useVocabulary();
  const session = useSession();
  const drawer = useRecordDrawer();
  if (line.certified === null) return line.certificateNumber ?? '';
  if (line.certified) return <WordBadge word="已录入" color="green" />;
  const { person, kind, certificateNumber: number } = line;
  return (
    <Group gap="xs" wrap="nowrap">
      <WordBadge word="未录入" color="orange" />
      {session.may(vocabulary.register('certificates'), 'write') ? (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`录入证书：${line.name}`}
          onClick={() => drawer.open({ register: 'certificates', values: { person, kind, number } })}
        >
          录入证书
        </Button>
      ) : null}
    </Group>
  );
}

function Row({ line }: { readonly line: Line }) {
  const kinds = useVocabulary().list('exam_kind');
  return (
    <Table.Tr>
      <Table.Td>{line.year}</Table.Td>
      <Table.Td>{labelOf(kinds, line.kind)}</Table.Td>
      <Table.Td>
        <Anchor component={Link} href={`/exams/${line.exam}`} size="sm">
          {line.examName}
        </Anchor>
        {line.computed ? (
          <Text size="xs" c="gray.8" component="span" ml="xs">
            按分科成绩推算
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>
        <Anchor component={Link} href={`/people/${line.person}`} size="sm">
          {line.name}
        </Anchor>
      </Table.Td>
      <Table.Td>{line.community}</Table.Td>
      <Table.Td className="number">{line.total ?? ''}</Table.Td>
      <Table.Td className="number">{line.rank ?? ''}</Table.Td>
      <Table.Td>
        <Certificate line={line} />
      </Table.Td>
    </Table.Tr>
  );
}

export function PassedList() {
  const [year, setYear] = useState(everyYear);
  const found = useDesk('exams.passed', {});
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  if (found.data.length === 0)
    return <EmptyNote title="还没有通过的记录" hint="在“考试”里点开一场录成绩，或在“报考与成绩”里导入通过名单。" />;
  const years = [...new Set(found.data.map((line) => String(line.year)))];
  const lines = found.data.filter((line) => year === everyYear || String(line.year) === year);
  const missing = lines.filter(({ certified }) => certified === false).length;
  return (
    <>
      <Group gap="md" align="flex-end" mb="xs">
        <Select
          label="年度"
          w={120}
          allowDeselect={false}
          data={[{ value: everyYear, label: '全部年度' }, ...years.map((one) => ({ value: one, label: one }))]}
          value={year}
          onChange={(value) => setYear(value ?? everyYear)}
        />
        <Text size="sm" fw={600} role="status" pb={6}>
          通过 {lines.length} 人次{missing === 0 ? '' : `，其中 ${missing} 人次的证书还没有录入`}
        </Text>
      </Group>
      <div className="table-frame">
        <Table stickyHeader withColumnBorders verticalSpacing={4} miw={960} aria-label="通过名单">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={64}>年度</Table.Th>
              <Table.Th w={120}>考试类别</Table.Th>
              <Table.Th>考试</Table.Th>
              <Table.Th w={90}>姓名</Table.Th>
              <Table.Th w={130}>当时所在社区</Table.Th>
              <Table.Th w={80}>总成绩</Table.Th>
              <Table.Th w={64}>名次</Table.Th>
              <Table.Th w={190}>证书</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Row key={line.id} line={line} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
