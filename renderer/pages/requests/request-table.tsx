/** Requests as rows, the most pressing first; also who is behind a monthly figure. */
import { Anchor, Table } from '@mantine/core';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { type BoardRequest, marks } from './request-words.ts';

interface TableProps {
  readonly label: string;
  readonly requests: readonly BoardRequest[];
  readonly onOpen: (request: BoardRequest) => void;
  /** Beside the page there is room for the shorter columns only. */
  readonly narrow?: boolean;
}

interface RowProps extends Omit<TableProps, 'label' | 'requests'> {
  readonly request: BoardRequest;
  readonly words: (list: string, code: string | null) => string;
}

function Row({ request, onOpen, narrow, words }: RowProps) {
  const mark = marks[request.due.standing];
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-label={`${request.name}：办理`}
          onClick={() => onOpen(request)}
        >
          {request.name}
        </Anchor>
      </Table.Td>
      {narrow === true ? null : <Table.Td>{request.community}</Table.Td>}
      <Table.Td>{words('request_category', request.category)}</Table.Td>
      {narrow === true ? null : <Table.Td>{request.matter}</Table.Td>}
      {narrow === true ? null : <Table.Td>{request.ownerName}</Table.Td>}
      {narrow === true ? null : <Table.Td>{request.raisedOn}</Table.Td>}
      <Table.Td>{request.due.dueOn}</Table.Td>
      <Table.Td>
        <WordBadge word={mark.word} color={mark.color} />
      </Table.Td>
      {narrow === true ? null : <Table.Td>{words('request_progress', request.state)}</Table.Td>}
      {narrow === true ? null : <Table.Td>{words('satisfaction', request.satisfaction)}</Table.Td>}
    </Table.Tr>
  );
}

const wide = [
  ['诉求人', 84],
  ['所在社区', 110],
  ['类别', 92],
  ['诉求内容', undefined],
  ['承办人', 84],
  ['提出日期', 98],
  ['期限', 98],
  ['标记', 92],
  ['状态', 80],
  ['满意度', 80],
] as const;
const beside = new Set(['诉求人', '类别', '期限', '标记']);

export function RequestTable({ label, requests, onOpen, narrow }: TableProps) {
  const vocabulary = useVocabulary();
  const words = (list: string, code: string | null): string =>
    vocabulary.list(list).values.find((value) => value.code === code)?.label ?? code ?? '';
  const heads = wide.filter(([head]) => narrow !== true || beside.has(head));
  return (
    <Table
      stickyHeader
      withColumnBorders
      verticalSpacing={4}
      layout="fixed"
      {...(narrow === true ? {} : { miw: 980 })}
      aria-label={label}
    >
      <Table.Thead>
        <Table.Tr>
          {heads.map(([head, width]) => (
            <Table.Th key={head} {...(width === undefined ? {} : { w: width })}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {requests.map((request) => (
          <Row key={request.id} {...{ request, onOpen, words }} {...(narrow === undefined ? {} : { narrow })} />
        ))}
      </Table.Tbody>
    </Table>
  );
}
