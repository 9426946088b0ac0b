/** Everybody who is joining, a step a column; a click opens the record that the step still wants. */
import { Anchor, Button, Checkbox, List, Popover, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useBeside } from '../../parts/beside.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { PapersPanel } from './papers-panel.tsx';
import { type Joiner, type Step, stepMarks } from './step-words.ts';

interface JoinerTableProps {
  readonly people: readonly Joiner[];
  readonly communities: Readonly<Record<string, string>>;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: ReadonlySet<string>) => void;
}

/** Opens what a step wants: the papers as a list to tick, everything else as the record itself. */
function useOpening(): (joiner: Joiner, step: Step) => void {
  const drawer = useRecordDrawer();
  const { show } = useBeside();
  return ({ name, joining }, { key, opens }) => {
    if (key === 'papers' && joining !== null) show(`入职材料 · ${name}`, <PapersPanel id={joining} />);
    else if (opens.id === null) drawer.open({ register: opens.register, values: opens.values });
    else drawer.open({ register: opens.register, id: opens.id });
  };
}

function StepCell({ joiner, step }: { readonly joiner: Joiner; readonly step: Step }) {
  const open = useOpening();
  const session = useSession();
  const vocabulary = useVocabulary();
  const { word, color } = stepMarks[step.state];
  const badge = <WordBadge word={word} color={color} title={step.sentence} />;
  if (!session.may(vocabulary.register(step.opens.register), 'read')) return badge;
  return (
    <Anchor
      component="button"
      type="button"
      underline="never"
      aria-label={`${joiner.name} ${step.label}：${word}，${step.sentence}`}
      onClick={() => open(joiner, step)}
    >
      {badge}
    </Anchor>
  );
}

function Grounds({ joiner }: { readonly joiner: Joiner }) {
  return (
    <Popover width={460} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Anchor component="button" type="button" size="sm" aria-label={`${joiner.name}各步的依据`}>
          依据
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {joiner.steps.map((step) => (
          <div key={step.key}>
            <Text size="sm" fw={600} mt={4}>
              {step.label}（{stepMarks[step.state].word}）：{step.sentence}
            </Text>
            <Text size="sm">
              {step.article}
              {step.dueOn === null ? '' : `；期限 ${step.dueOn}`}
            </Text>
            <List size="sm">
              {step.trace.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function Place({ joiner, community }: { readonly joiner: Joiner; readonly community: string }) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const drawer = useRecordDrawer();
  const { person, name, placed, reportedOn } = joiner;
  if (placed || !session.may(vocabulary.register('appointments'), 'write')) return community;
  const values = {
    person,
    community: joiner.community,
    category: 'worker',
    position: 'worker',
    is_main: 1,
    starts_on: reportedOn,
  };
  return (
    <>
      {community === '' ? '' : `拟：${community} `}
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${name}：安排岗位`}
        onClick={() => drawer.open({ register: 'appointments', values })}
      >
        安排岗位
      </Button>
    </>
  );
}

function Progress({ joiner }: { readonly joiner: Joiner }) {
  const drawer = useRecordDrawer();
  const states = useVocabulary().list('joining_state').values;
  const { joining, state, name } = joiner;
  if (joining === null) return <Text size="sm">未登记</Text>;
  const word = states.find(({ code }) => code === state)?.label ?? '办理中';
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      aria-label={`${name}的入职登记：${word}`}
      onClick={() => drawer.open({ register: 'joinings', id: joining })}
    >
      {joiner.finished ? `${word}，可办结` : word}
    </Anchor>
  );
}

function Row({
  joiner,
  community,
  ticked,
  onTick,
}: Omit<JoinerTableProps, 'people' | 'communities'> & { readonly joiner: Joiner; readonly community: string }) {
  const set = (on: boolean) =>
    onTick(new Set(on ? [...ticked, joiner.person] : [...ticked].filter((id) => id !== joiner.person)));
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={`选中${joiner.name}`}
          checked={ticked.has(joiner.person)}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <Anchor component={Link} href={`/people/${joiner.person}`} size="sm">
          {joiner.name}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Place joiner={joiner} community={community} />
      </Table.Td>
      <Table.Td>{joiner.reportedOn ?? '—'}</Table.Td>
      <Table.Td>
        <Progress joiner={joiner} />
      </Table.Td>
      {joiner.steps.map((step) => (
        <Table.Td key={step.key}>
          <StepCell joiner={joiner} step={step} />
        </Table.Td>
      ))}
      <Table.Td>
        <Grounds joiner={joiner} />
      </Table.Td>
    </Table.Tr>
  );
}

export function JoinerTable({ people, communities, ticked, onTick }: JoinerTableProps) {
  const all = people.length > 0 && people.every(({ person }) => ticked.has(person));
  const steps = people[0]?.steps ?? [];
  return (
    <div className="table-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={4} layout="fixed" miw={1080} aria-label="入职办理">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                size="xs"
                aria-label="全部选中"
                checked={all}
                indeterminate={!all && ticked.size > 0}
                onChange={() => onTick(all ? new Set() : new Set(people.map(({ person }) => person)))}
              />
            </Table.Th>
            <Table.Th w={80}>姓名</Table.Th>
            <Table.Th w={140}>社区</Table.Th>
            <Table.Th w={98}>报到日期</Table.Th>
            <Table.Th w={116}>入职进度</Table.Th>
            {steps.map(({ key, label }) => (
              <Table.Th key={key} w={88}>
                {label}
              </Table.Th>
            ))}
            <Table.Th w={56}>依据</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((joiner) => (
            <Row
              key={joiner.person}
              joiner={joiner}
              community={communities[joiner.community ?? ''] ?? ''}
              ticked={ticked}
              onTick={onTick}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
