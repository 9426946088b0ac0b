/** The last twelve months: raised, settled, in time, satisfied; each figure opens the requests it counts. */
import { Table } from '@mantine/core';
import { type MonthFigures, requestFigures } from '../../../db/rules/request-figures.ts';
import { BesideBody } from '../../parts/beside.tsx';
import { Figure } from '../../parts/figure.tsx';
import type { BoardRequest } from './request-words.ts';
import { RequestTable } from './request-table.tsx';

const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.round((part * 100) / whole)}%`);

interface LineProps {
  readonly figures: MonthFigures<BoardRequest>;
  readonly onOpen: (request: BoardRequest) => void;
}

function Line({ figures, onOpen }: LineProps) {
  const { month, raised, done, inTime, satisfied, asked } = figures;
  const figure = (title: string, requests: readonly BoardRequest[]) => (
    <Table.Td className="number">
      <Figure title={`${month} ${title}`} count={requests.length} unit="件">
        <BesideBody>
          <RequestTable label="这个数是哪些诉求" requests={requests} onOpen={onOpen} narrow />
        </BesideBody>
      </Figure>
    </Table.Td>
  );
  return (
    <Table.Tr>
      <Table.Th scope="row">{month}</Table.Th>
      {figure('提出', raised)}
      {figure('办结', done)}
      {figure('按时办结', inTime)}
      <Table.Td className="number">{share(inTime.length, done.length)}</Table.Td>
      {figure('问过本人', asked)}
      {figure('满意', satisfied)}
      <Table.Td className="number">{share(satisfied.length, asked.length)}</Table.Td>
    </Table.Tr>
  );
}

const heads = ['月份', '提出', '办结', '按时办结', '按时率', '问过本人', '满意', '满意率'] as const;

interface MonthsProps {
  readonly requests: readonly BoardRequest[];
  readonly day: string;
  readonly onOpen: (request: BoardRequest) => void;
}

export function RequestMonths({ requests, day, onOpen }: MonthsProps) {
  return (
    <Table stickyHeader withColumnBorders verticalSpacing={4} miw={600} aria-label="诉求办理月度情况">
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
        {requestFigures(requests, day.slice(0, 7), 12).map((figures) => (
          <Line key={figures.month} figures={figures} onOpen={onOpen} />
        ))}
      </Table.Tbody>
    </Table>
  );
}
