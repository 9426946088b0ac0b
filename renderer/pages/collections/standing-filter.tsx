/** How many communities stand how; a click shows these alone. */
import { SegmentedControl } from '@mantine/core';
import type { PartStanding, PartView } from '../../../electron/desk/collections/shapes.ts';
import { standings } from './words.ts';

export type Shown = PartStanding | 'all';

/** What wants something done comes first. */
const order = ['pending', 'problem', 'waiting', 'done'] as const satisfies readonly PartStanding[];

interface StandingFilterProps {
  readonly parts: readonly PartView[];
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

export function StandingFilter({ parts, shown, onShow }: StandingFilterProps) {
  const counts = order.map((standing) => ({
    standing,
    count: parts.filter((part) => part.standing === standing).length,
  }));
  const there = counts.filter(({ standing, count }) => count > 0 || standing === shown);
  return (
    <SegmentedControl<Shown>
      size="xs"
      aria-label="只看哪些社区"
      data={[
        { value: 'all', label: `全部 ${parts.length}` },
        ...there.map(({ standing, count }) => ({ value: standing, label: `${standings[standing].word} ${count}` })),
      ]}
      value={shown}
      onChange={onShow}
    />
  );
}
