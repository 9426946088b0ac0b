/** The 17 measures: figures, registers with their records of the year, scans, and what was written. */
import { Button, Checkbox, Table, Text } from '@mantine/core';
import type { OutputOf } from '../../desk.ts';
import { useBeside } from '../../parts/beside.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { ReviewPanel } from './review-panel.tsx';

export type Measures = OutputOf<'inspection.view'>;
export type MeasureLine = Measures['measures'][number];

interface LineProps {
  readonly year: number;
  readonly measure: MeasureLine;
  readonly ticked: boolean;
  readonly onTick: (ticked: boolean) => void;
}

function Line({ year, measure, ticked, onTick }: LineProps) {
  const { show } = useBeside();
  const mayWrite = useSession().may(useVocabulary().register('measure_reviews'), 'write');
  const { number, label, figures, registers, withheld, review } = measure;
  const write = () => show(`${year}年 措施${label}`, <ReviewPanel year={year} measure={measure} />);
  const filled = registers.filter(({ count }) => count > 0);
  const scans = registers.reduce((sum, register) => sum + register.scans, 0);
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={`措施${label}`}
          checked={ticked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Th scope="row" fw={600}>
        {label}
      </Table.Th>
      <Table.Td>
        {figures.map((figure) => (
          <div key={figure.key}>
            {figure.label} {figure.figure} {figure.unit}
          </div>
        ))}
      </Table.Td>
      <Table.Td>
        {filled.length === 0
          ? '没有记录'
          : filled.map(({ label: register, count, unit }) => `${register} ${count} ${unit}`).join('、')}
        {withheld.length === 0 ? null : (
          <Text size="xs" c="gray.7">
            不外出：{withheld.join('、')}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{scans}</Table.Td>
      <Table.Td>
        {review === null ? '没有写' : '已写'}
        {mayWrite ? (
          <Button ml={8} size="compact-sm" variant="default" aria-label={`措施${number}自查`} onClick={write}>
            自查
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

interface MeasureTableProps {
  readonly view: Measures;
  readonly ticked: ReadonlySet<number>;
  readonly onTick: (ticked: ReadonlySet<number>) => void;
}

export function MeasureTable({ view, ticked, onTick }: MeasureTableProps) {
  const all = view.measures.map(({ number }) => number);
  const tick = (number: number, on: boolean) =>
    onTick(new Set(on ? [...ticked, number] : [...ticked].filter((one) => one !== number)));
  return (
    <div className="table-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={3} miw={900} aria-label="17项措施">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                aria-label="全选措施"
                checked={ticked.size === all.length}
                indeterminate={ticked.size > 0 && ticked.size < all.length}
                onChange={(event) => onTick(new Set(event.currentTarget.checked ? all : []))}
              />
            </Table.Th>
            <Table.Th w={180}>措施</Table.Th>
            <Table.Th w={210}>主要数字</Table.Th>
            <Table.Th>台账记录</Table.Th>
            <Table.Th w={72}>扫描件</Table.Th>
            <Table.Th w={130}>自查</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.measures.map((measure) => (
            <Line
              key={measure.number}
              year={view.year}
              measure={measure}
              ticked={ticked.has(measure.number)}
              onTick={(on) => tick(measure.number, on)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
