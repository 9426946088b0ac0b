/** What differs from the report before: who is new, who changed and how, who is gone. */
import { Text } from '@mantine/core';
import { Link } from 'wouter';
import { ChangeTables } from '../../parts/change-tables.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';

export function ReportChanges({ id }: { readonly id: string }) {
  const found = useDesk('reports.changes', { id });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  if (found.data === null) {
    return (
      <EmptyNote title="还没有可比的上一次" hint="同一张表、同一个收件单位，更早的一次定稿或上报之后，这里列出差异。" />
    );
  }
  const { before, tables } = found.data;
  return (
    <>
      <Text size="sm" mb={6}>
        和“<Link href={`/reports/${before.id}`}>{before.title}</Link>”（截止 {before.cutOff}）相比：
      </Text>
      <ChangeTables tables={tables} />
    </>
  );
}
