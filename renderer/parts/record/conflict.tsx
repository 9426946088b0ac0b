/** Two people changed the same fields: both values, and a choice for each. */
import { Alert, Button, Group, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { FieldConflict } from '../../../electron/desk/shapes.ts';
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import { FieldValueText } from '../field-value.tsx';
import type { RecordForm } from './use-record-form.ts';

interface ConflictProps {
  readonly form: RecordForm;
  readonly settled: (version: number, patch: RecordForm['patch']) => void;
}

interface LineProps {
  readonly field: Field;
  readonly conflict: FieldConflict;
  readonly isMine: boolean;
  readonly choose: (own: boolean) => void;
}

/** One field: what stood, both values, and which of them is kept. */
function Line({ field, conflict: { label, base, theirs, mine }, isMine, choose }: LineProps) {
  const text = (value: FieldValue) => <FieldValueText field={field} value={value} empty="（空）" />;
  const name = `conflict-${field.key}`;
  return (
    <Table.Tr>
      <Table.Th>{label}</Table.Th>
      <Table.Td>{text(base)}</Table.Td>
      <Table.Td>
        <Radio name={name} label={text(theirs)} checked={!isMine} onChange={() => choose(false)} />
      </Table.Td>
      <Table.Td>
        <Radio name={name} label={text(mine)} checked={isMine} onChange={() => choose(true)} />
      </Table.Td>
    </Table.Tr>
  );
}

export function ConflictView({ form, settled }: ConflictProps) {
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const { conflict } = form.attempt;
  if (conflict === null) return null;
  const choose = (field: string, own: boolean) =>
    setMine((now) => {
      const next = new Set(now);
      if (own) next.add(field);
      else next.delete(field);
      return next;
    });
  const finish = () => {
    const theirs = new Set(conflict.conflicts.map((one) => one.field).filter((field) => !mine.has(field)));
    settled(conflict.version, Object.fromEntries(Object.entries(form.patch).filter(([key]) => !theirs.has(key))));
  };
  return (
    <Alert color="orange" title="这条记录刚被别处修改过" mb="sm" role="alert">
      <Stack gap="xs">
        <Text size="sm">下面的栏目两边都改了，请逐项选择保留哪个值。其他栏目照您填的保存。</Text>
        <Table withTableBorder withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>栏目</Table.Th>
              <Table.Th>原来</Table.Th>
              <Table.Th>别处改成</Table.Th>
              <Table.Th>我填的</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {conflict.conflicts.map((one) => {
              const definition = form.fields.find(({ key }) => key === one.field);
              return definition === undefined ? null : (
                <Line
                  key={one.field}
                  field={definition}
                  conflict={one}
                  isMine={mine.has(one.field)}
                  choose={(own) => choose(one.field, own)}
                />
              );
            })}
          </Table.Tbody>
        </Table>
        <Group>
          <Button size="compact-md" loading={form.attempt.busy} onClick={finish}>
            按以上选择保存
          </Button>
          <Button size="compact-md" variant="default" onClick={form.attempt.forgetConflict}>
            先不保存
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
