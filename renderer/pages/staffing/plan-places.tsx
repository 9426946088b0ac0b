/** The communities of a plan: posts, people now and after, the gap now and after; people are dropped here. */
import { Anchor, Table } from '@mantine/core';
import { useState } from 'react';
import { staffingOf } from '../../../db/rules/staffing.ts';
import { Gap } from './gap-words.tsx';
import type { StaffingFacts, StaffMember } from './staff-figure.tsx';

interface PlanPlacesProps {
  readonly facts: StaffingFacts;
  /** Everybody as they would stand after the plan. */
  readonly after: readonly StaffMember[];
  readonly chosen: string | null;
  readonly onChoose: (place: string) => void;
  readonly onDrop: (place: string) => void;
}

interface PlaceRowProps extends Omit<PlanPlacesProps, 'chosen'> {
  readonly place: StaffingFacts['places'][number];
  readonly isChosen: boolean;
}

function PlaceRow({ facts, after, place, isChosen, onChoose, onDrop }: PlaceRowProps) {
  const [over, setOver] = useState(false);
  const before = staffingOf(place, facts.people, facts.rule);
  const then = staffingOf(place, after, facts.rule);
  const changed = then.onRoll.length !== before.onRoll.length;
  return (
    <Table.Tr
      {...(over || isChosen ? { 'data-target': true } : {})}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(place.id);
      }}
    >
      <Table.Th scope="row">
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          aria-pressed={isChosen}
          onClick={() => onChoose(place.id)}
        >
          {place.name}
        </Anchor>
      </Table.Th>
      <Table.Td className="number">{before.approved ?? before.due ?? '—'}</Table.Td>
      <Table.Td className="number">
        {before.onRoll.length}
        {changed ? ` → ${then.onRoll.length}` : ''}
      </Table.Td>
      <Table.Td>
        <Gap gap={before.gap} />
      </Table.Td>
      <Table.Td>{changed ? <Gap gap={then.gap} /> : ''}</Table.Td>
    </Table.Tr>
  );
}

export function PlanPlaces({ facts, chosen, ...rest }: PlanPlacesProps) {
  return (
    <div className="table-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={3} aria-label="各社区调配前后">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>社区</Table.Th>
            <Table.Th w={64} ta="right">
              员额
            </Table.Th>
            <Table.Th w={88} ta="right">
              在册
            </Table.Th>
            <Table.Th w={78}>现缺口</Table.Th>
            <Table.Th w={78}>调后</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.places.map((place) => (
            <PlaceRow key={place.id} facts={facts} place={place} isChosen={chosen === place.id} {...rest} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
