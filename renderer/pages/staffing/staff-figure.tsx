/** How many of the staff: with where they are, what they do and why they are away behind the figure. */
import type { OutputOf } from '../../desk.ts';
import { PeopleFigure } from '../../parts/figure.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

export type StaffingFacts = OutputOf<'staffing.view'>;
export type StaffMember = StaffingFacts['people'][number];

interface StaffFigureProps {
  readonly title: string;
  readonly people: readonly StaffMember[];
  readonly places: ReadonlyMap<string, string>;
}

export function StaffFigure({ title, people, places }: StaffFigureProps) {
  const vocabulary = useVocabulary();
  const positions = new Map(vocabulary.list('position').values.map(({ code, label }) => [code, label]));
  return (
    <PeopleFigure
      title={title}
      people={people}
      columns={[
        ['所在社区', ({ community }) => places.get(community ?? '') ?? ''],
        ['职务', ({ position }) => positions.get(position ?? '') ?? ''],
        ['不在岗', ({ away }) => away ?? ''],
      ]}
    />
  );
}
