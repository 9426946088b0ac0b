/** Who has not been visited for so many months. */
import { Anchor, Button, Group, NumberInput, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { groupLabels } from '../../../db/rules/visit-recipients.ts';
import type { OutputOf } from '../../desk.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

const usual = 12;

type Person = OutputOf<'visits.unvisited'>[number];

function Row({ person, place }: { readonly person: Person; readonly place: string }) {
  const session = useSession();
  const drawer = useRecordDrawer();
  const mayWrite = session.may(useVocabulary().register('visits'), 'write');
  const { id, name, community, groups, last } = person;
  const values = { person: id, community, state: 'done', visited_on: session.today };
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={`/people/${id}`} size="sm">
          {name}
        </Anchor>
      </Table.Td>
      <Table.Td>{place}</Table.Td>
      <Table.Td>{groups.map((group) => groupLabels[group]).join('、')}</Table.Td>
      <Table.Td>{last ?? '没有记录'}</Table.Td>
      <Table.Td w={90}>
        {mayWrite ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${name}：登记走访`}
            onClick={() => drawer.open({ register: 'visits', values })}
          >
            登记走访
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

export function Unvisited({ places }: { readonly places: ReadonlyMap<string, string> }) {
  const [months, setMonths] = useState(usual);
  const answer = useDesk('visits.unvisited', { months }, { keep: true });
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const people = answer.data;
  return (
    <>
      <Group gap="md" align="flex-end" mb={6}>
        <NumberInput
          label="几个月没有走访"
          w={160}
          min={1}
          max={120}
          value={months}
          onChange={(value) => typeof value === 'number' && value >= 1 && value <= 120 && setMonths(Math.round(value))}
        />
        <Text size="sm" lh="36px" role="status">
          {months} 个月内没有走访的 {people.length} 人，从没有走访过的在前
        </Text>
      </Group>
      {people.length === 0 ? (
        <EmptyNote title="都走访过了" hint="在册人员和退休人员都有走访记录。" />
      ) : (
        <div className="table-frame">
          <Table stickyHeader verticalSpacing={2} aria-label="很久没有走访的人">
            <Table.Thead>
              <Table.Tr>
                {['姓名', '社区', '类别', '上次走访', '办理'].map((head) => (
                  <Table.Th key={head}>{head}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {people.map((person) => (
                <Row key={person.id} person={person} place={places.get(person.community ?? '') ?? ''} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}
