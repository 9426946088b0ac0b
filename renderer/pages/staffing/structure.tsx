/** 队伍结构: sex, age, education, party, veterans, source, certificates, how near people live; each figure with its people. */
import { Table } from '@mantine/core';
import { ageBands, type StructureKey, structureKeys } from '../../../db/rules/staffing.ts';
import { useVocabulary, type Vocabulary } from '../../vocabulary.tsx';
import { StaffFigure, type StaffMember } from './staff-figure.tsx';

interface Dimension {
  readonly key: StructureKey;
  readonly label: string;
  readonly values: readonly { readonly code: string; readonly label: string }[];
}

/** What is meant where nothing is recorded: of some facts that is an answer, of others a gap in the book. */
const withoutRecord: Readonly<Partial<Record<StructureKey, string>>> = { is_veteran: '否', certificate: '无' };

function dimensionOf(vocabulary: Vocabulary, key: StructureKey): Dimension {
  if (key === 'age_band')
    return { key, label: '年龄', values: ageBands.map((band) => ({ code: band.key, label: band.label })) };
  const field = vocabulary.columns(vocabulary.register('people')).find((column) => column.key === key);
  if (field?.kind === 'choice') return { key, label: field.label, values: vocabulary.list(field.list).values };
  return { key, label: field?.label ?? '', values: [{ code: '1', label: '是' }] };
}

function Rows({
  dimension,
  people,
  places,
}: {
  readonly dimension: Dimension;
  readonly people: readonly StaffMember[];
  readonly places: ReadonlyMap<string, string>;
}) {
  const { key, label, values } = dimension;
  const groups = [
    ...values.map((value) => ({ ...value, people: people.filter(({ traits }) => traits[key] === value.code) })),
    {
      code: '',
      label: withoutRecord[key] ?? '没有填',
      people: people.filter(({ traits }) => traits[key] === null),
    },
  ].filter((group) => group.people.length > 0);
  return groups.map((group, place) => (
    <Table.Tr key={group.code}>
      {place === 0 ? (
        <Table.Th rowSpan={groups.length} scope="rowgroup">
          {label}
        </Table.Th>
      ) : null}
      <Table.Td>{group.label}</Table.Td>
      <Table.Td className="number">
        <StaffFigure title={`${label}：${group.label}`} people={group.people} places={places} />
      </Table.Td>
      <Table.Td className="number">{((group.people.length / people.length) * 100).toFixed(1)}%</Table.Td>
    </Table.Tr>
  ));
}

export function Structure({
  people,
  places,
}: {
  readonly people: readonly StaffMember[];
  readonly places: ReadonlyMap<string, string>;
}) {
  const vocabulary = useVocabulary();
  return (
    <div className="table-frame figures-frame" style={{ maxWidth: 680 }}>
      <Table stickyHeader withColumnBorders verticalSpacing={3} aria-label="队伍结构">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={140}>项目</Table.Th>
            <Table.Th>类别</Table.Th>
            <Table.Th w={90} ta="right">
              人数
            </Table.Th>
            <Table.Th w={90} ta="right">
              占比
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {structureKeys.map((key) => (
            <Rows key={key} dimension={dimensionOf(vocabulary, key)} people={people} places={places} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
