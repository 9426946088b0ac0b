/** 参检情况: the figures by community, each opening the people behind it. */
import { Table, Text } from '@mantine/core';
import { healthFigures } from '../../../db/rules/health-rates.ts';
import { type PeopleColumn, PeopleFigure } from '../../parts/figure.tsx';
import { EmptyNote } from '../../parts/notes.tsx';
import { WordBadge } from '../../parts/word-badge.tsx';
import { communityOf, type Counted, countedOf, type HealthYear, wordOf } from './health-facts.ts';

const standing: PeopleColumn<Counted> = ['情况', ({ state }) => <WordBadge {...wordOf(state)} />];
const heads = ['社区', '应检', '已检', '待检', '未检', '放弃', '参检率'] as const;
const pending = ({ state }: Counted): boolean => state === null || state === 'pending';

function Line({
  facts,
  name,
  people,
}: {
  readonly facts: HealthYear;
  readonly name: string;
  readonly people: readonly Counted[];
}) {
  const { rate } = healthFigures(people);
  const groups = [
    ['应检', people],
    ['已检', people.filter(({ state }) => state === 'done')],
    ['待检', people.filter(pending)],
    ['未检', people.filter(({ state }) => state === 'missed')],
    ['放弃', people.filter(({ state }) => state === 'waived')],
  ] as const;
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      {groups.map(([label, group]) => (
        <Table.Td key={label} className="number">
          <PeopleFigure
            title={`${name} ${label}`}
            people={group}
            columns={[['社区', (person) => communityOf(facts, person)], standing]}
          />
        </Table.Td>
      ))}
      <Table.Td className="number">{rate === null ? '—' : `${rate.toFixed(1)}%`}</Table.Td>
    </Table.Tr>
  );
}

export function Figures({ facts }: { readonly facts: HealthYear }) {
  const people = countedOf(facts);
  if (people.length === 0)
    return <EmptyNote title={`${facts.year}年没有应检的人`} hint="在册人员满体检周期就列入；周期在“单位信息”里改。" />;
  const groups = [...Map.groupBy(people, ({ community }) => community)];
  return (
    <>
      <div className="table-frame figures-frame">
        <Table stickyHeader withColumnBorders verticalSpacing={3} miw={620} aria-label="参检情况">
          <Table.Thead>
            <Table.Tr>
              {heads.map((head, place) => (
                <Table.Th key={head} ta={place === 0 ? 'left' : 'right'}>
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map(([community, group]) => (
              <Line key={community ?? ''} facts={facts} name={communityOf(facts, { community })} people={group} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Line facts={facts} name="全街道" people={people} />
          </Table.Tfoot>
        </Table>
      </div>
      <Text size="sm" mt={4}>
        待检含还没有安排的；参检率＝已检÷应检。外报只用“参检率统计表”，应检不足3人的社区合并。
      </Text>
    </>
  );
}
