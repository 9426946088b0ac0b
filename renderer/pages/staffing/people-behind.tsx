/** A figure that opens the people behind it: the same rows that were counted. */
import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '../../desk.ts';
import { BesideBody, useBeside } from '../../parts/beside.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

export type StaffingFacts = OutputOf<'staffing.view'>;
export type StaffMember = StaffingFacts['people'][number];

function PeopleBehind({
  people,
  places,
}: {
  readonly people: readonly StaffMember[];
  readonly places: ReadonlyMap<string, string>;
}) {
  const vocabulary = useVocabulary();
  const positions = new Map(vocabulary.list('position').values.map(({ code, label }) => [code, label]));
  return (
    <BesideBody>
      <Text size="sm" mb={4}>
        共 {people.length} 人
      </Text>
      <Table withTableBorder withColumnBorders verticalSpacing={3} aria-label="这个数是哪些人">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>姓名</Table.Th>
            <Table.Th>所在社区</Table.Th>
            <Table.Th>职务</Table.Th>
            <Table.Th>不在岗</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>
                <Anchor component={Link} href={`/people/${person.id}`} size="sm">
                  {person.name}
                </Anchor>
              </Table.Td>
              <Table.Td>{places.get(person.community ?? '') ?? ''}</Table.Td>
              <Table.Td>{positions.get(person.position ?? '') ?? ''}</Table.Td>
              <Table.Td>{person.away ?? ''}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </BesideBody>
  );
}

interface FigureProps {
  readonly title: string;
  readonly people: readonly StaffMember[];
  readonly places: ReadonlyMap<string, string>;
}

/** The number of the people; a click shows who they are. */
export function Figure({ title, people, places }: FigureProps) {
  const { show } = useBeside();
  if (people.length === 0) return <>0</>;
  const open = () => show(`${title} ${people.length} 人`, <PeopleBehind people={people} places={places} />);
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      aria-label={`${title} ${people.length} 人，看是哪些人`}
      onClick={open}
    >
      {people.length}
    </Anchor>
  );
}
