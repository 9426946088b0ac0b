/** 名单: everybody who is due, narrowed by community, state and batch; ticked people are marked, printed, sent to the hospital's form. */
import { Anchor, Button, Checkbox, Group, Popover, Select, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { EmptyNote } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import {
  batchName,
  communityOf,
  type Counted,
  countedOf,
  type HealthYear,
  stateWords,
  wordOf,
} from './health-facts.ts';
import { MarkBar } from './mark-bar.tsx';
import { HospitalForm, PaperMenu } from './papers.tsx';

const mostShown = 400;
const unplaced = 'none';

interface Narrowing {
  readonly community: string | null;
  readonly state: string | null;
  readonly batch: string | null;
  readonly word: string;
}

function belongs(person: Counted, { community, state, batch, word }: Narrowing): boolean {
  return (
    (community === null || (person.community ?? unplaced) === community) &&
    (state === null || (person.state ?? 'none') === state) &&
    (batch === null || (person.check?.batch ?? unplaced) === batch) &&
    person.name.includes(word.trim())
  );
}

function Narrow({
  facts,
  narrowing,
  onNarrow,
}: {
  readonly facts: HealthYear;
  readonly narrowing: Narrowing;
  readonly onNarrow: (patch: Partial<Narrowing>) => void;
}) {
  const communities = Object.entries(facts.communities).map(([value, label]) => ({ value, label }));
  const batches = facts.batches.map(({ id }) => ({ value: id, label: batchName(facts, id) }));
  const clear = (label: string) => ({ clearable: true, clearButtonProps: { 'aria-label': label } });
  return (
    <>
      <Select
        label="批次"
        placeholder="全部"
        w={190}
        {...clear('看全部批次')}
        data={[...batches, { value: unplaced, label: '没有分批的' }]}
        value={narrowing.batch}
        onChange={(batch) => onNarrow({ batch })}
      />
      <Select
        label="社区"
        placeholder="全部"
        w={150}
        {...clear('看全部社区')}
        data={[...communities, { value: unplaced, label: '不在社区' }]}
        value={narrowing.community}
        onChange={(community) => onNarrow({ community })}
      />
      <Select
        label="情况"
        placeholder="全部"
        w={110}
        {...clear('看全部情况')}
        data={Object.entries(stateWords).map(([value, { word }]) => ({ value, label: word }))}
        value={narrowing.state}
        onChange={(state) => onNarrow({ state })}
      />
      <TextInput
        label="姓名"
        w={110}
        value={narrowing.word}
        onChange={(event) => onNarrow({ word: event.currentTarget.value })}
      />
    </>
  );
}

function Grounds({ person }: { readonly person: Counted }) {
  const dueOn = person.due.dueOn ?? '没有检过';
  return (
    <Popover width={340} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Anchor component="button" type="button" size="sm" aria-label={`${person.name}应检日 ${dueOn}，看计算依据`}>
          {dueOn}
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown>
        {person.due.trace.map((line) => (
          <Text size="sm" key={line}>
            {line}
          </Text>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

interface RowProps {
  readonly facts: HealthYear;
  readonly person: Counted;
  readonly ticked: boolean;
  readonly onTick: ((on: boolean) => void) | null;
}

function Row({ facts, person, ticked, onTick }: RowProps) {
  const drawer = useRecordDrawer();
  const { check } = person;
  const open = () =>
    drawer.open(
      check === null
        ? { register: 'health_checks', values: { person: person.id, year: facts.year, state: 'pending' } }
        : { register: 'health_checks', id: check.id },
    );
  return (
    <Table.Tr>
      {onTick === null ? null : (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={`选中${person.name}`}
            checked={ticked}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
        </Table.Td>
      )}
      <Table.Td>
        <Anchor component={Link} href={`/people/${person.id}`} size="sm">
          {person.name}
        </Anchor>
      </Table.Td>
      <Table.Td>{communityOf(facts, person)}</Table.Td>
      <Table.Td>
        <WordBadge {...wordOf(person.state)} />
      </Table.Td>
      <Table.Td>{batchName(facts, check?.batch ?? null)}</Table.Td>
      <Table.Td>{check?.package ?? ''}</Table.Td>
      <Table.Td>{check?.doneOn ?? ''}</Table.Td>
      <Table.Td>
        <Grounds person={person} />
      </Table.Td>
      <Table.Td>
        <Button size="compact-sm" variant="default" aria-label={`打开${person.name}的体检记录`} onClick={open}>
          打开
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

const heads = [
  ['姓名', 84],
  ['社区', 120],
  ['情况', 76],
  ['批次', 170],
  ['套餐', 120],
  ['体检日期', 100],
  ['应检日', 100],
  ['记录', 70],
] as const;

interface NamesTableProps {
  readonly facts: HealthYear;
  readonly people: readonly Counted[];
  readonly ticked: ReadonlySet<string>;
  readonly onTicked: ((ticked: ReadonlySet<string>) => void) | null;
}

function NamesTable({ facts, people, ticked, onTicked }: NamesTableProps) {
  const shown = people.slice(0, mostShown);
  const all = people.length > 0 && people.every(({ id }) => ticked.has(id));
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    onTicked?.(next);
  };
  return (
    <div className="table-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={3} layout="fixed" miw={880} aria-label="体检名单">
        <Table.Thead>
          <Table.Tr>
            {onTicked === null ? null : (
              <Table.Th w={36}>
                <Checkbox
                  size="xs"
                  aria-label="选中列出的全部"
                  checked={all}
                  onChange={() => onTicked(new Set(all ? [] : people.map(({ id }) => id)))}
                />
              </Table.Th>
            )}
            {heads.map(([label, width]) => (
              <Table.Th key={label} w={width}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((person) => (
            <Row
              key={person.id}
              facts={facts}
              person={person}
              ticked={ticked.has(person.id)}
              onTick={onTicked === null ? null : (on) => tick(person.id, on)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

export function Names({ facts }: { readonly facts: HealthYear }) {
  const session = useSession();
  const mayWrite = session.may(useVocabulary().register('health_checks'), 'write');
  const [narrowing, setNarrowing] = useState<Narrowing>({ community: null, state: null, batch: null, word: '' });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const people = countedOf(facts).filter((person) => belongs(person, narrowing));
  // Whoever is no longer listed is neither marked nor printed.
  const chosen = people.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  return (
    <>
      <Group gap="xs" align="flex-end" mb={6}>
        <Narrow
          facts={facts}
          narrowing={narrowing}
          onNarrow={(patch) => {
            setNarrowing((now) => ({ ...now, ...patch }));
            setTicked(new Set());
          }}
        />
        {mayWrite ? (
          <>
            <PaperMenu year={facts.year} people={chosen} />
            {session.has('report.write') ? <HospitalForm day={facts.day} people={chosen} /> : null}
          </>
        ) : null}
      </Group>
      {people.length === 0 ? (
        <EmptyNote title="没有这样的人" hint="清空上面的条件，或换一个年度。" />
      ) : (
        <NamesTable facts={facts} people={people} ticked={ticked} onTicked={mayWrite ? setTicked : null} />
      )}
      <Group justify="space-between" align="flex-end" pt={6}>
        <Text size="sm" role="status">
          共 {people.length} 人{people.length > mostShown ? `，列出前 ${mostShown} 人，请缩小范围` : ''}
        </Text>
        {mayWrite ? <MarkBar facts={facts} ticked={new Set(chosen)} onDone={() => setTicked(new Set())} /> : null}
      </Group>
    </>
  );
}
