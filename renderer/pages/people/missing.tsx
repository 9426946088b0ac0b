/** 信息完整度 of one person: how much is filled in, and one click to the next missing field. */
import { Anchor, Group, Progress, Text } from '@mantine/core';
import type { OutputOf } from '../../desk.ts';
import { call } from '../../desk.ts';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

export type MissingFact = OutputOf<'people.completeness'>['people'][number]['missing'][number];

/** A function that goes to where a missing fact is filled in: the record that holds today, or a new one. */
export function useFill(person: string): (fact: MissingFact) => Promise<void> {
  const drawer = useRecordDrawer();
  const { register: definitionOf } = useVocabulary();
  return async ({ register: key, field }) => {
    const focus = field === null ? {} : { focus: field };
    try {
      if (key === 'people') {
        drawer.open({ register: key, id: person, ...focus });
        return;
      }
      const { owner } = definitionOf(key);
      const { id } = await call('records.holding', { register: key, owner: person });
      if (id !== null) drawer.open({ register: key, id, ...focus });
      else drawer.open({ register: key, values: owner === undefined ? {} : { [owner]: person }, ...focus });
    } catch (error) {
      toast.failed(error);
    }
  };
}

export function Missing({ person }: { readonly person: string }) {
  const session = useSession();
  const { register } = useVocabulary();
  const fill = useFill(person);
  const found = useDesk('people.completeness', { person });
  const own = found.data?.people[0];
  if (own === undefined) return null;
  const [next] = own.missing;
  const writable = session.may(register('people'), 'write');
  return (
    <Group gap="xs" mt={6} wrap="wrap">
      <Text size="sm">信息完整度 {own.percent}%</Text>
      <Progress value={own.percent} w={120} aria-label={`信息完整度 ${own.percent}%`} />
      {next === undefined ? null : (
        <Text size="sm">
          还缺 {own.missing.length} 项
          {writable ? (
            <>
              ，
              <Anchor component="button" type="button" size="sm" onClick={() => void fill(next)}>
                去填“{next.label}”
              </Anchor>
            </>
          ) : null}
        </Text>
      )}
    </Group>
  );
}
