/** The list behind a figure, beside the page: the very rows that were counted. */
import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconList } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import type { OutputOf } from '../../desk.ts';
import { registerPath } from '../../layout/entries.ts';
import { BesideBody, BesideFoot, useBeside } from '../../parts/beside.tsx';
import { showAmong } from '../../parts/list/list-state.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useDesk } from '../../parts/use-desk.ts';

type Behind = OutputOf<'overview.behind'>;

/** The first cell opens the record: a person's page, anything else beside this one. */
function FirstCell({ register, id, text }: { readonly register: string; readonly id: string; readonly text: string }) {
  const drawer = useRecordDrawer();
  const label = text === '' ? '打开' : text;
  if (register === 'people')
    return (
      <Anchor component={Link} href={`/people/${id}`} size="sm">
        {label}
      </Anchor>
    );
  return (
    <Anchor component="button" type="button" size="sm" ta="left" onClick={() => drawer.open({ register, id })}>
      {label}
    </Anchor>
  );
}

function Rows({ behind }: { readonly behind: Behind }) {
  const counted = behind.rows.some(({ amount }) => amount !== null);
  return (
    <Table withTableBorder withColumnBorders verticalSpacing={3} aria-label="这个数是哪些">
      <Table.Thead>
        <Table.Tr>
          {behind.columns.map((column) => (
            <Table.Th key={column}>{column}</Table.Th>
          ))}
          {counted ? <Table.Th>计入</Table.Th> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {behind.rows.map(({ id, cells, amount }) => (
          <Table.Tr key={id}>
            {cells.map((cell, place) => (
              <Table.Td key={behind.columns[place]}>
                {place === 0 ? <FirstCell register={behind.register} id={id} text={cell} /> : cell}
              </Table.Td>
            ))}
            {counted ? (
              <Table.Td>
                {amount} {behind.unit}
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What stands behind a tile of the overview or of 未了事项. */
export function RowsBehind({ day, tile }: { readonly day: string; readonly tile: string }) {
  const answer = useDesk('overview.behind', { day, tile });
  const [, navigate] = useLocation();
  const { close } = useBeside();
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const behind = answer.data;
  const openList = () => {
    showAmong(
      behind.register,
      behind.label,
      behind.rows.map(({ id }) => id),
    );
    close();
    navigate(registerPath({ key: behind.register }));
  };
  return (
    <>
      <BesideBody>
        <Text size="sm" mb={4}>
          截至 {day}，共 {behind.rows.length} 条
        </Text>
        {behind.rows.length === 0 ? null : <Rows behind={behind} />}
      </BesideBody>
      {behind.rows.length === 0 ? null : (
        <BesideFoot>
          <Button variant="default" leftSection={<IconList size={16} aria-hidden />} onClick={openList}>
            在列表中打开
          </Button>
        </BesideFoot>
      )}
    </>
  );
}
