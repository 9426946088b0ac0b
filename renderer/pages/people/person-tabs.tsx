/** What the registers hold of a person: the filled ones as tabs by area, the others in a menu that begins their first record. */
import { Badge, Button, Menu, Tabs, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { areas, type Register } from '../../../db/registers/model/register.ts';
import { AttachmentsPanel } from '../../parts/attachments-panel.tsx';
import { HistoryPanel } from '../../parts/history-panel.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { RecordsOf } from '../../parts/records-of.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { PersonTimeline } from './person-timeline.tsx';

interface Group {
  readonly area: string;
  readonly registers: readonly Register[];
}

/** What everybody has sooner or later: there from the first minute, also empty. */
const basic: ReadonlySet<string> = new Set(['stays', 'appointments', 'educations']);

/** By area in the order of the navigation; areas without any are left out. */
const grouped = (registers: readonly Register[]): readonly Group[] =>
  areas
    .map((area) => ({
      area,
      registers: registers
        .filter((register) => register.area === area)
        .toSorted((one, other) => (one.order ?? Infinity) - (other.order ?? Infinity)),
    }))
    .filter((group) => group.registers.length > 0);

function AddMenu({
  registers,
  onAdd,
}: {
  readonly registers: readonly Register[];
  readonly onAdd: (key: string) => void;
}) {
  if (registers.length === 0) return null;
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-md"
          justify="flex-start"
          mt={4}
          leftSection={<IconPlus size={15} aria-hidden />}
        >
          新增其他记录
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {grouped(registers).map((group) => (
          <Fragment key={group.area}>
            <Menu.Label>{group.area}</Menu.Label>
            {group.registers.map((register) => (
              <Menu.Item key={register.key} onClick={() => onAdd(register.key)}>
                {register.label}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface SideProps {
  readonly filled: readonly Register[];
  readonly empty: readonly Register[];
  readonly counts: Readonly<Record<string, number>>;
  readonly onAdd: (key: string) => void;
}

const Heading = ({ text }: { readonly text: string }) => (
  <Text size="xs" c="gray.7" px="sm" pt={8} pb={2} role="presentation">
    {text}
  </Text>
);

/** The tabs by area with how many records each holds, and the menu of the rest below them. */
function Side({ filled, empty, counts, onAdd }: SideProps) {
  return (
    <div>
      <Tabs.List>
        <Tabs.Tab value="timeline">时间线</Tabs.Tab>
        {grouped(filled).map((group) => (
          <Fragment key={group.area}>
            <Heading text={group.area} />
            {group.registers.map((register) => (
              <Tabs.Tab
                key={register.key}
                value={register.key}
                rightSection={
                  <Badge size="sm" variant="default" aria-hidden>
                    {counts[register.key] ?? 0}
                  </Badge>
                }
              >
                {register.label}
              </Tabs.Tab>
            ))}
          </Fragment>
        ))}
        <Heading text="材料" />
        <Tabs.Tab value="files">附件</Tabs.Tab>
        <Tabs.Tab value="history">修改历史</Tabs.Tab>
      </Tabs.List>
      <AddMenu registers={empty} onAdd={onAdd} />
    </div>
  );
}

/** @param id the person */
export function PersonTabs({ id }: { readonly id: string }) {
  const session = useSession();
  const drawer = useRecordDrawer();
  const { registers, register: find } = useVocabulary();
  const [tab, setTab] = useState<string | null>('timeline');
  const found = useDesk('people.counts', { id });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const counts = found.data;
  const own = registers.filter(
    (register) => register.of === 'person' && register.owner !== undefined && session.may(register, 'read'),
  );
  // The one that is looked at stays, also when its last record has just gone.
  const filled = own.filter(({ key }) => counts[key] !== undefined || key === tab || basic.has(key));
  const empty = own.filter((register) => !filled.includes(register) && session.may(register, 'write'));
  const add = (key: string) => {
    const { owner } = find(key);
    drawer.open({ register: key, values: owner === undefined ? {} : { [owner]: id } });
  };
  return (
    <Tabs orientation="vertical" value={tab} onChange={setTab} mt="sm" className="person-tabs">
      <Side filled={filled} empty={empty} counts={counts} onAdd={add} />
      <Tabs.Panel value="timeline">
        <PersonTimeline id={id} />
      </Tabs.Panel>
      {filled.map((register) => (
        <Tabs.Panel key={register.key} value={register.key}>
          <RecordsOf register={register} owner={id} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="files">
        <AttachmentsPanel register="people" record={id} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <HistoryPanel register="people" id={id} />
      </Tabs.Panel>
    </Tabs>
  );
}
