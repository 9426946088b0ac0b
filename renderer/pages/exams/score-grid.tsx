/** 成绩录入: typing, arrow keys and paste as in Excel; nothing is written before 保存成绩. */
import { Anchor, Input, Table } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { Link } from 'wouter';
import { useVocabulary } from '../../vocabulary.tsx';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import type { Column, Grid, Scores } from './use-scores.ts';

interface ScoreGridProps {
  readonly grid: Grid;
  readonly scores: Scores;
  readonly mayWrite: boolean;
}

type Row = Grid['rows'][number];

/** Where the arrow keys lead from a cell: left and right only from the edge of its text. */
function step(event: KeyboardEvent<HTMLInputElement>): readonly [number, number] | null {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const all = selectionStart === 0 && selectionEnd === value.length;
  switch (event.key) {
    case 'ArrowUp':
      return [-1, 0];
    case 'ArrowDown':
    case 'Enter':
      return [event.shiftKey ? -1 : 1, 0];
    case 'ArrowLeft':
      return all || selectionEnd === 0 ? [0, -1] : null;
    case 'ArrowRight':
      return all || selectionStart === value.length ? [0, 1] : null;
    default:
      return null;
  }
}

interface CellProps extends ScoreGridProps {
  readonly row: Row;
  readonly column: Column;
  readonly place: readonly [number, number];
  readonly onMove: (row: number, column: number) => boolean;
}

/** Tabs and line ends make a block; a lone value goes into the cell as the browser does it. */
const isBlock = (text: string): boolean => /[\t\n]/u.test(text.replace(/\r?\n$/u, ''));

function Cell({ row, column, place: [line, at], scores, mayWrite, onMove }: CellProps) {
  const fault = scores.faultIn(row, column);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const move = step(event);
    if (move !== null && onMove(line + move[0], at + move[1])) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isBlock(text)) return;
    event.preventDefault();
    scores.paste(text, { row: line, column: at });
  };
  return (
    <Table.Td
      data-cell={`${line} ${at}`}
      {...(fault === '' ? {} : { 'data-wrong': true, title: fault })}
      {...(fault === '' && scores.isTyped(row, column.key) ? { 'data-typed': true } : {})}
    >
      <Input
        size="xs"
        variant="unstyled"
        autoComplete="off"
        aria-label={`${row.name} ${column.label}`}
        aria-invalid={fault !== ''}
        readOnly={!mayWrite}
        value={scores.textOf(row, column.key)}
        placeholder={column.key === 'total' && row.computedTotal !== null ? String(row.computedTotal) : ''}
        onChange={(event) => scores.put([{ entry: row.entry, column: column.key, text: event.currentTarget.value }])}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </Table.Td>
  );
}

export function ScoreGrid({ grid, scores, mayWrite }: ScoreGridProps) {
  const place = useRef<HTMLDivElement>(null);
  const stages = useVocabulary().list('exam_stage');
  const move = (row: number, column: number): boolean => {
    const input = place.current?.querySelector<HTMLInputElement>(`td[data-cell="${row} ${column}"] input`);
    input?.focus();
    return input !== null && input !== undefined;
  };
  return (
    <div ref={place} className="table-frame">
      <Table stickyHeader withColumnBorders className="exam-grid" aria-label="成绩">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={48}>序号</Table.Th>
            <Table.Th w={90}>姓名</Table.Th>
            <Table.Th w={130}>当时所在社区</Table.Th>
            <Table.Th w={80}>报考进度</Table.Th>
            {scores.columns.map(({ key, label, fullMark }) => (
              <Table.Th key={key}>
                {label}
                {fullMark === undefined ? '' : `（${fullMark ?? 100}）`}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {grid.rows.map((row, line) => (
            <Table.Tr key={row.entry}>
              <Table.Td>{line + 1}</Table.Td>
              <Table.Td>
                <Anchor component={Link} href={`/people/${row.person}`} size="sm">
                  {row.name}
                </Anchor>
              </Table.Td>
              <Table.Td>{row.community}</Table.Td>
              <Table.Td>{row.stage === null ? '' : labelOf(stages, row.stage)}</Table.Td>
              {scores.columns.map((column, at) => (
                <Cell
                  key={column.key}
                  grid={grid}
                  scores={scores}
                  mayWrite={mayWrite}
                  row={row}
                  column={column}
                  place={[line, at]}
                  onMove={move}
                />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
