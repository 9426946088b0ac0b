/** The lines of the month by kind of change, with what is late, corrected or taken back marked in words. */
import { Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'wouter';
import { formatMoney } from '../../../db/rules/money.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import type { MonthView } from './list-choice.ts';
import './month-changes.css';

type Group = MonthView['groups'][number];
type Row = Group['rows'][number];

/** A month in which everybody's pay changes: on screen the first of a kind are enough, the files have them all. */
const shownRows = 300;

const colors = { 补报: 'orange', 更正: 'orange', 冲销: 'red' } as const;

function Line({ row, paid }: { readonly row: Row; readonly paid: boolean }) {
  return (
    <Table.Tr>
      <Table.Td>{row.mark === '' ? null : <WordBadge word={row.mark} color={colors[row.mark]} />}</Table.Td>
      <Table.Td>
        <Link href={`/people/${row.person}`}>{row.name}</Link>
      </Table.Td>
      <Table.Td>{row.community}</Table.Td>
      <Table.Td className="day">{row.idNumber}</Table.Td>
      <Table.Td>{row.before === '' ? '—' : row.before}</Table.Td>
      <Table.Td>{row.after === '' ? '—' : row.after}</Table.Td>
      {paid ? (
        <Table.Td className="number">
          {row.difference === null ? '' : `${row.difference > 0 ? '+' : ''}${formatMoney(row.difference)}`}
        </Table.Td>
      ) : null}
      <Table.Td className="day">{row.day}</Table.Td>
      <Table.Td>{row.document}</Table.Td>
      <Table.Td>{row.note}</Table.Td>
    </Table.Tr>
  );
}

function GroupRows({ group, paid }: { readonly group: Group; readonly paid: boolean }) {
  const columns = paid ? 10 : 9;
  const more = group.rows.length - shownRows;
  return (
    <>
      <Table.Tr className="month-kind">
        <Table.Th colSpan={columns} scope="rowgroup">
          {group.label}　{group.rows.length} 条
        </Table.Th>
      </Table.Tr>
      {group.rows.slice(0, shownRows).map((row, place) => (
        <Line key={`${row.record} ${row.mark} ${place}`} row={row} paid={paid} />
      ))}
      {more > 0 ? (
        <Table.Tr>
          <Table.Td colSpan={columns}>
            <Text size="sm" c="gray.8" ta="center">
              还有 {more} 条没有显示，打印和导出里是全的。
            </Text>
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}

export function ChangeTable({ groups }: { readonly groups: readonly Group[] }) {
  const paid = groups.some(({ rows }) => rows.some(({ difference }) => difference !== null));
  return (
    <div className="table-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={4} layout="fixed" miw={1080} aria-label="本月变动">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={58}>标记</Table.Th>
            <Table.Th w={76}>姓名</Table.Th>
            <Table.Th w={104}>所在社区</Table.Th>
            <Table.Th w={148}>身份证号</Table.Th>
            <Table.Th>变动前</Table.Th>
            <Table.Th>变动后</Table.Th>
            {paid ? <Table.Th w={90}>月增减额</Table.Th> : null}
            <Table.Th w={92}>生效日期</Table.Th>
            <Table.Th w={112}>依据（文号）</Table.Th>
            <Table.Th w={140}>备注</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => (
            <Fragment key={group.kind}>
              <GroupRows group={group} paid={paid} />
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
