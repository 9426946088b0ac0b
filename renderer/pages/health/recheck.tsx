/** 复查: whose recheck is due, and whose is done; nothing of what was found. */
import { Anchor, Button, Checkbox, Group, Table, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../desk.ts';
import { EmptyNote } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { communityOf, type HealthPerson, type HealthYear } from './health-facts.ts';

function standing({ check }: HealthPerson, today: string) {
  if ((check?.recheckDoneOn ?? null) !== null) return { word: '已复查', color: 'green' };
  return (check?.recheckDue ?? '9999') < today ? { word: '已超期', color: 'red' } : { word: '待复查', color: 'orange' };
}

interface DoneBarProps {
  readonly checks: readonly string[];
  readonly today: string;
  readonly onDone: () => void;
}

function DoneBar({ checks, today, onDone }: DoneBarProps) {
  const refresh = useRefresh();
  const [on, setOn] = useState(today);
  const [busy, setBusy] = useState(false);
  const write = async () => {
    setBusy(true);
    try {
      const patch = { recheck_done_on: on };
      const { changeId, count } = await call('records.bulk', { register: 'health_checks', ids: [...checks], patch });
      await refresh();
      onDone();
      toast.saved(`${count} 人登记为已复查。`, changeId);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Group gap="xs" align="flex-end" justify="flex-end" pt={6}>
      <DateInput
        label={`勾选的 ${checks.length} 人复查日期`}
        w={170}
        valueFormat="YYYY-MM-DD"
        value={on}
        onChange={(value) => value !== null && setOn(value.slice(0, 10))}
      />
      <Button disabled={checks.length === 0} loading={busy} onClick={() => void write()}>
        登记已复查
      </Button>
    </Group>
  );
}

interface RowProps {
  readonly facts: HealthYear;
  readonly person: HealthPerson;
  readonly ticked: boolean;
  readonly onTick: (on: boolean) => void;
}

function Row({ facts, person, ticked, onTick }: RowProps) {
  const { today } = useSession();
  const drawer = useRecordDrawer();
  const { check } = person;
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={`选中${person.name}`}
          checked={ticked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <Anchor component={Link} href={`/people/${person.id}`} size="sm">
          {person.name}
        </Anchor>
      </Table.Td>
      <Table.Td>{communityOf(facts, person)}</Table.Td>
      <Table.Td>
        <WordBadge {...standing(person, today)} />
      </Table.Td>
      <Table.Td>{check?.recheckDue ?? ''}</Table.Td>
      <Table.Td>{check?.recheckDoneOn ?? ''}</Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`打开${person.name}的体检记录`}
          onClick={() => check !== null && drawer.open({ register: 'health_checks', id: check.id })}
        >
          打开
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

export function RecheckView({ facts }: { readonly facts: HealthYear }) {
  const session = useSession();
  const mayWrite = session.may(useVocabulary().register('health_checks'), 'write');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const people = facts.people
    .filter(({ check }) => (check?.recheckDue ?? check?.recheckDoneOn ?? null) !== null)
    .toSorted((a, b) => (a.check?.recheckDue ?? '').localeCompare(b.check?.recheckDue ?? ''));
  if (people.length === 0)
    return <EmptyNote title="没有要复查的人" hint="在体检记录里填“复查期限”，这里就列出来；不记为什么复查。" />;
  const tick = (id: string, on: boolean) =>
    setTicked((now) => new Set(on ? [...now, id] : [...now].filter((one) => one !== id)));
  const checks = people.flatMap(({ check }) => (check !== null && ticked.has(check.id) ? [check.id] : []));
  return (
    <>
      <div className="table-frame">
        <Table stickyHeader withColumnBorders verticalSpacing={3} miw={640} aria-label="复查名单">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={36}>
                <Text span size="sm" aria-hidden>
                  选
                </Text>
              </Table.Th>
              <Table.Th>姓名</Table.Th>
              <Table.Th>社区</Table.Th>
              <Table.Th>情况</Table.Th>
              <Table.Th>复查期限</Table.Th>
              <Table.Th>复查日期</Table.Th>
              <Table.Th>记录</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((person) => (
              <Row
                key={person.id}
                facts={facts}
                person={person}
                ticked={ticked.has(person.check?.id ?? '')}
                onTick={(on) => tick(person.check?.id ?? '', on)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {mayWrite ? <DoneBar checks={checks} today={session.today} onDone={() => setTicked(new Set())} /> : null}
    </>
  );
}
