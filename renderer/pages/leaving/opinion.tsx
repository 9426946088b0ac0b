/** What the law says of a case: refusals, warnings, notes, each with its article; the compensation that is owed. */
import { List, Table, Text } from '@mantine/core';
import { formatMoney } from '../../../db/rules/money.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import type { LeavingLook } from './use-leaving.ts';

type Finding = LeavingLook['opinion']['findings'][number];
type Severance = LeavingLook['opinion']['severance'];

const marks = {
  refused: { word: '不能', color: 'red' },
  warning: { word: '注意', color: 'orange' },
  note: { word: '说明', color: 'gray' },
} as const satisfies Record<Finding['severity'], { readonly word: string; readonly color: string }>;

function Ground({ article, trace }: { readonly article: string; readonly trace: readonly string[] }) {
  if (trace.length === 0) return <Text size="sm">{article}</Text>;
  return (
    <details>
      <summary style={{ cursor: 'pointer', fontSize: 14 }}>{article === '' ? '依据' : article}</summary>
      <List size="xs">
        {trace.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </details>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const mark = marks[finding.severity];
  return (
    <Table.Tr>
      <Table.Td>
        <WordBadge word={mark.word} color={mark.color} />
      </Table.Td>
      <Table.Td>{finding.sentence}</Table.Td>
      <Table.Td>
        <Ground article={finding.article} trace={finding.trace} />
      </Table.Td>
    </Table.Tr>
  );
}

function SeveranceRow({ severance }: { readonly severance: Severance }) {
  const owed = severance.owed === 'yes';
  const amount = severance.amount === null ? '' : `按当前月工资估算 ${formatMoney(severance.amount)} 元。`;
  return (
    <Table.Tr>
      <Table.Td>
        <WordBadge word="经济补偿" color={owed ? 'orange' : 'gray'} />
      </Table.Td>
      <Table.Td>
        {severance.sentence}
        {amount}
      </Table.Td>
      <Table.Td>
        <Ground article={severance.article} trace={severance.trace} />
      </Table.Td>
    </Table.Tr>
  );
}

export function Opinion({ opinion }: { readonly opinion: LeavingLook['opinion'] }) {
  return (
    <Table withTableBorder verticalSpacing={4} layout="fixed" aria-label="法律规定和提示" mt="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={96}>结论</Table.Th>
          <Table.Th>情况</Table.Th>
          <Table.Th w={300}>依据</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {opinion.findings.map((finding) => (
          <FindingRow key={`${finding.kind} ${finding.sentence}`} finding={finding} />
        ))}
        {opinion.findings.some(({ severity }) => severity === 'refused') ? null : (
          <SeveranceRow severance={opinion.severance} />
        )}
      </Table.Tbody>
    </Table>
  );
}
