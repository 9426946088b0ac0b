/** What happened to a record: each change with before and after per field, and its 撤销. */
import { Badge, Button, Group, Paper, Stack, Table, Text } from '@mantine/core';
import type { OutputOf } from '../desk.ts';
import { useSession } from '../session.tsx';
import { useVocabulary } from '../vocabulary.tsx';
import { FieldValueText, formatMoment, type Labels } from './field-value.tsx';
import { FailureNote, Waiting } from './notes.tsx';
import { useTakeBack } from './undo.tsx';
import { useDesk } from './use-desk.ts';

type RecordStep = OutputOf<'history.ofRecord'>['steps'][number];

const acts = { create: '新增', update: '修改', delete: '删除到回收站', restore: '恢复', purge: '彻底删除' } as const;

interface StepsProps {
  readonly register: string;
  readonly step: RecordStep;
  readonly labels: Labels;
}

/** The touched fields, before and after; of a new record what it began with. */
function Steps({ register, step: { action, steps }, labels }: StepsProps) {
  const vocabulary = useVocabulary();
  const columns = vocabulary.columns(vocabulary.register(register));
  const isNew = action === 'create';
  return (
    <Table mt={4} verticalSpacing={2} withRowBorders={false} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="28%">栏目</Table.Th>
          {isNew ? null : <Table.Th>修改前</Table.Th>}
          <Table.Th>{isNew ? '内容' : '修改后'}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {steps.map(({ field, label, before, after }) => {
          const definition = columns.find((column) => column.key === field) ?? {
            key: field,
            label,
            kind: 'text' as const,
          };
          return (
            <Table.Tr key={field}>
              <Table.Td>{label}</Table.Td>
              {isNew ? null : (
                <Table.Td>
                  <FieldValueText field={definition} value={before} labels={labels} empty="（空）" />
                </Table.Td>
              )}
              <Table.Td>
                <FieldValueText field={definition} value={after} labels={labels} empty="（空）" />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function Step({
  register,
  step,
  labels,
  undo,
}: {
  readonly register: string;
  readonly step: RecordStep;
  readonly labels: Labels;
  readonly undo: (() => void) | null;
}) {
  const { change, action, steps, forgotten } = step;
  return (
    <Paper withBorder p="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" fw={600}>
            {acts[action]}
            {change.undone ? (
              <Badge ml="xs" variant="default" size="sm">
                已撤销
              </Badge>
            ) : null}
          </Text>
          <Text size="xs" c="gray.7">
            {formatMoment(change.at)} · {change.actor} · {change.title}
          </Text>
        </div>
        {undo === null ? null : (
          <Button size="compact-xs" variant="default" onClick={undo}>
            撤销
          </Button>
        )}
      </Group>
      {forgotten ? (
        <Text size="sm" mt={4}>
          内容已随彻底删除一并清除。
        </Text>
      ) : null}
      {steps.length === 0 ? null : <Steps register={register} step={step} labels={labels} />}
    </Paper>
  );
}

export function HistoryPanel({ register, id }: { readonly register: string; readonly id: string }) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const takeBack = useTakeBack();
  const history = useDesk('history.ofRecord', { register, id });
  if (history.isError) return <FailureNote error={history.error} again={() => void history.refetch()} />;
  if (history.data === undefined) return <Waiting />;
  const { steps, labels } = history.data;
  const writable = session.may(vocabulary.register(register), 'write');
  return (
    <Stack gap="xs">
      {steps.map((step) => (
        <Step
          key={`${step.change.id}/${step.version}`}
          register={register}
          step={step}
          labels={labels}
          undo={writable && !step.change.undone ? () => void takeBack(step.change.id) : null}
        />
      ))}
      {steps.length === 0 ? <Text size="sm">还没有修改记录。</Text> : null}
    </Stack>
  );
}
