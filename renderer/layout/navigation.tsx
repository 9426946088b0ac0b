/** The left navigation: eight areas, the present one unfolded. */
import { NavLink } from '@mantine/core';
import {
  IconAddressBook,
  IconBriefcase,
  IconCertificate,
  IconChecklist,
  IconClipboardCheck,
  IconHeartHandshake,
  IconReportAnalytics,
  IconSettings,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Area } from '../../db/registers/model/register.ts';
import { useSession } from '../session.tsx';
import { useVocabulary } from '../vocabulary.tsx';
import { type Entry, navigation } from './entries.ts';

const icons: Readonly<Record<Area, typeof IconSettings>> = {
  待办: IconChecklist,
  人员台账: IconAddressBook,
  岗位待遇: IconBriefcase,
  培训培养: IconCertificate,
  考核管理: IconClipboardCheck,
  关心关爱: IconHeartHandshake,
  统计上报: IconReportAnalytics,
  系统设置: IconSettings,
};

/** Whether the address lies at or below an entry. */
const within = (location: string, path: string): boolean => location === path || location.startsWith(`${path}/`);

/** From this place on an entry is folded under 更多台账, so that what is opened daily stands together. */
const seldomFrom = 40;

interface EntriesProps {
  readonly entries: readonly Entry[];
  readonly here: Entry | undefined;
  readonly onMove: () => void;
}

const Links = ({ entries, here, onMove }: EntriesProps) =>
  entries.map((entry) => (
    <NavLink
      key={entry.path}
      component={Link}
      href={entry.path}
      label={entry.title}
      active={entry === here}
      aria-current={entry === here ? 'page' : undefined}
      py={5}
      onClick={onMove}
    />
  ));

function AreaLinks({ entries, here, onMove }: EntriesProps) {
  const often = entries.filter(({ order }) => order < seldomFrom);
  const seldom = entries.filter(({ order }) => order >= seldomFrom);
  const [toggled, setToggled] = useState<boolean | null>(null);
  const opened = toggled ?? (here !== undefined && seldom.includes(here));
  if (often.length === 0 || seldom.length < 3) return <Links {...{ entries, here, onMove }} />;
  return (
    <>
      <Links {...{ entries: often, here, onMove }} />
      <NavLink
        component="button"
        type="button"
        label={`更多台账（${seldom.length}）`}
        aria-expanded={opened}
        opened={opened}
        onChange={setToggled}
        childrenOffset={12}
        py={5}
      >
        <Links {...{ entries: seldom, here, onMove }} />
      </NavLink>
    </>
  );
}

export function Navigation({ onMove }: { readonly onMove: () => void }) {
  const session = useSession();
  const { registers } = useVocabulary();
  const [location] = useLocation();
  const tree = navigation(registers, session);
  // /people/completeness lies below /people, but is an entry of its own.
  const here = tree
    .flatMap(({ entries }) => entries)
    .filter((entry) => within(location, entry.path))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
  const present = here?.area;
  const [toggled, setToggled] = useState<Readonly<Partial<Record<Area, boolean>>>>({});
  return tree.map(({ area, entries }) => {
    const Icon = icons[area];
    const [only] = entries;
    const icon = <Icon size={17} stroke={1.6} aria-hidden />;
    if (entries.length === 1 && only !== undefined && only.title === area) {
      return (
        <NavLink
          key={area}
          component={Link}
          href={only.path}
          label={area}
          leftSection={icon}
          active={only === here}
          onClick={onMove}
        />
      );
    }
    const opened = toggled[area] ?? area === present;
    return (
      <NavLink
        key={area}
        component="button"
        type="button"
        label={area}
        leftSection={icon}
        aria-expanded={opened}
        opened={opened}
        onChange={(open) => setToggled((now) => ({ ...now, [area]: open }))}
        childrenOffset={26}
        fw={area === present ? 600 : 400}
      >
        <AreaLinks {...{ entries, here, onMove }} />
      </NavLink>
    );
  });
}
