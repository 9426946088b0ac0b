/** The people of one community in a plan: ticked or dragged, and sent to another one; who may not be moved says why. */
import { Button, Checkbox, Group, Select, Table, Text } from '@mantine/core';
import { isCounted, movingRefusal } from '../../../db/rules/staffing.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import type { StaffMember } from './staff-figure.tsx';

interface PlanPeopleProps {
  readonly name: string;
  /** Those who are in the community now. */
  readonly people: readonly StaffMember[];
  readonly places: ReadonlyMap<string, string>;
  readonly moves: ReadonlyMap<string, string>;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: ReadonlySet<string>) => void;
  readonly target: string | null;
  readonly onTarget: (place: string | null) => void;
  readonly onSend: () => void;
}

export function PlanPeople(props: PlanPeopleProps) {
  const { name, people, places, moves, ticked, onTick, target, onTarget, onSend } = props;
  const counted = people.filter((person) => isCounted(person));
  const here = counted.filter(({ id }) => ticked.has(id)).length;
  return (
    <div>
      <Group gap="xs" mb={6} align="flex-end">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Select
          aria-label="调往"
          placeholder="调往哪个社区"
          size="xs"
          w={170}
          searchable
          data={[...places].filter(([, label]) => label !== name).map(([value, label]) => ({ value, label }))}
          value={target}
          onChange={onTarget}
        />
        <Button size="compact-md" disabled={here === 0 || target === null} onClick={onSend}>
          安排调动（{here} 人）
        </Button>
      </Group>
      <div className="table-frame">
        <Table stickyHeader verticalSpacing={2} aria-label={`${name}的人员`}>
          <Table.Tbody>
            {counted.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                goes={places.get(moves.get(person.id) ?? '') ?? ''}
                ticked={ticked}
                onTick={onTick}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}

interface PersonRowProps {
  readonly person: StaffMember;
  /** The community to which the plan sends the person; empty where it does not. */
  readonly goes: string;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: ReadonlySet<string>) => void;
}

function PersonRow({ person, goes, ticked, onTick }: PersonRowProps) {
  const positions = useVocabulary().list('position').values;
  const refusal = movingRefusal(person.category, person.position);
  const set = (on: boolean) =>
    onTick(new Set(on ? [...ticked, person.id] : [...ticked].filter((id) => id !== person.id)));
  return (
    <Table.Tr
      draggable={refusal === null}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        // Who is dragged goes alone, unless ticked: then all that are ticked go.
        if (!ticked.has(person.id)) onTick(new Set([person.id]));
      }}
    >
      <Table.Td w={150}>
        <Checkbox
          size="xs"
          label={person.name}
          checked={ticked.has(person.id)}
          disabled={refusal !== null}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td w={110}>{positions.find(({ code }) => code === person.position)?.label ?? ''}</Table.Td>
      <Table.Td>{goes === '' ? (refusal ?? person.away ?? '') : `→ ${goes}`}</Table.Td>
    </Table.Tr>
  );
}
