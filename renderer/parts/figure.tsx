/** A figure on a page: a click opens, beside the page, the very rows that were counted. */
import { Anchor, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { BesideBody, useBeside } from './beside.tsx';

interface FigureProps {
  readonly title: string;
  readonly count: number;
  readonly unit: string;
  /** What is shown beside the page. */
  readonly children: ReactNode;
}

export function Figure({ title, count, unit, children }: FigureProps) {
  const { show } = useBeside();
  if (count === 0) return <>0</>;
  const words = `${title} ${count} ${unit}`;
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      aria-label={`${words}，看是哪些${unit === '人' ? '人' : ''}`}
      onClick={() => show(words, children)}
    >
      {count}
    </Anchor>
  );
}

interface Known {
  readonly id: string;
  readonly name: string;
}

/** What else is shown of everybody: the heading, and the cell of a person. */
export type PeopleColumn<Person> = readonly [head: string, cell: (person: Person) => ReactNode];

interface PeopleFigureProps<Person> {
  readonly title: string;
  readonly people: readonly Person[];
  readonly columns: readonly PeopleColumn<Person>[];
}

/** The number of the people; a click shows who they are. */
export function PeopleFigure<Person extends Known>({ title, people, columns }: PeopleFigureProps<Person>) {
  return (
    <Figure title={title} count={people.length} unit="人">
      <BesideBody>
        <Table withTableBorder withColumnBorders verticalSpacing={3} aria-label="这个数是哪些人">
          <Table.Thead>
            <Table.Tr>
              {['姓名', ...columns.map(([head]) => head)].map((head) => (
                <Table.Th key={head}>{head}</Table.Th>
              ))}
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
                {columns.map(([head, cell]) => (
                  <Table.Td key={head}>{cell(person)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </BesideBody>
    </Figure>
  );
}
