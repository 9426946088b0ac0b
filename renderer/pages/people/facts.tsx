/** The summary: what holds of a person today, with 计算依据 behind the computed facts. */
import { Anchor, List, Paper, Popover, SimpleGrid, Text } from '@mantine/core';
import type { OutputOf } from '../../desk.ts';
import { formatField } from '../../parts/field-value.tsx';
import type { RecordFile } from '../../parts/record/use-record-form.ts';
import { useDesk } from '../../parts/use-desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';

type Ground = OutputOf<'people.grounds'>[number];

const shown = [
  'sex',
  'birth_day',
  'id_number',
  'phone',
  'nation',
  'education',
  'major',
  'certificate',
  'party_joined_on',
  'work_started_on',
  'service_started_on',
  'main_since',
  'employment_form',
  'contract_ends_on',
] as const;

function GroundFact({ ground }: { readonly ground: Ground }) {
  return (
    <div>
      <Text size="xs" c="gray.7">
        {ground.label}
      </Text>
      <Text size="sm" component="div">
        {ground.result === '' ? '—' : ground.result}{' '}
        <Popover width={360} position="bottom-start" withArrow trapFocus returnFocus>
          <Popover.Target>
            <Anchor component="button" type="button" size="xs" aria-label={`${ground.label}的计算依据`}>
              计算依据
            </Anchor>
          </Popover.Target>
          <Popover.Dropdown>
            <Text size="sm" fw={600} mb={4}>
              {ground.label}：{ground.result === '' ? '算不出' : ground.result}
            </Text>
            <List size="sm">
              {ground.trace.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
            {ground.difference === '' ? null : (
              <Text size="sm" mt={4} c="orange.7">
                {ground.difference}
              </Text>
            )}
          </Popover.Dropdown>
        </Popover>
      </Text>
    </div>
  );
}

export function Facts({ file }: { readonly file: RecordFile }) {
  const vocabulary = useVocabulary();
  const columns = vocabulary.columns(vocabulary.register('people'));
  const grounds = useDesk('people.grounds', { id: file.id });
  return (
    <Paper withBorder px="md" py="xs">
      <SimpleGrid
        type="container"
        cols={{ base: 2, '420px': 3, '560px': 4, '720px': 5, '860px': 6 }}
        spacing="sm"
        verticalSpacing={6}
      >
        {(grounds.data ?? []).map((ground) => (
          <GroundFact key={ground.key} ground={ground} />
        ))}
        {shown.map((key) => {
          const field = columns.find((column) => column.key === key);
          if (field === undefined) return null;
          const text = formatField(vocabulary, field, file.values[key] ?? null, file.labels);
          return (
            <div key={key}>
              <Text size="xs" c="gray.7">
                {field.label}
              </Text>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {text === '' ? '—' : text}
              </Text>
            </div>
          );
        })}
      </SimpleGrid>
    </Paper>
  );
}
