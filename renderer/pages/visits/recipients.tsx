/** Who is on the list and why, by community as the route goes: ticked or not, and what became of the visit. */
import { Anchor, Button, Checkbox, Group, Table, Text } from '@mantine/core';
import { leftOutLimit } from '../../../db/rules/visit-recipients.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { SavedPlan, VisitPlan } from './use-visit-plan.ts';

type Line = VisitPlan['lines'][number];
type Visit = SavedPlan['visits'][number];

/** The visit of a saved plan, opened beside; a need that was heard becomes a request. */
function VisitState({ visit }: { readonly visit: Visit }) {
  const drawer = useRecordDrawer();
  const session = useSession();
  const vocabulary = useVocabulary();
  const requests = vocabulary.find('requests');
  const label = vocabulary.list('visit_state').values.find(({ code }) => code === visit.state)?.label ?? '';
  const request = () =>
    drawer.open({
      register: 'requests',
      values: { person: visit.person, raised_on: session.today, source: 'visit', matter: visit.needs },
    });
  return (
    <Group gap={6} wrap="nowrap">
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => drawer.open({ register: 'visits', id: visit.id })}
      >
        {label}
      </Anchor>
      {visit.heard && requests !== undefined && session.may(requests, 'write') ? (
        <Button size="compact-xs" variant="subtle" onClick={request}>
          登记诉求
        </Button>
      ) : null}
    </Group>
  );
}

interface RowProps {
  readonly line: Line;
  readonly name: string;
  readonly plan: VisitPlan;
  readonly visit: Visit | undefined;
}

function Row({ line, name, plan, visit }: RowProps) {
  const ticked = plan.chosen.has(line.id);
  const third = !ticked && line.leftOut + 1 >= leftOutLimit;
  return (
    <Table.Tr>
      <Table.Td w={140}>
        <Checkbox
          size="xs"
          label={name}
          checked={ticked}
          disabled={visit?.state === 'done'}
          onChange={(event) => plan.tick([line.id], event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        {line.reason}
        {third ? <WordBadge color="red" word={`第 ${line.leftOut + 1} 次没有排上`} /> : null}
      </Table.Td>
      <Table.Td w={130}>{visit === undefined ? null : <VisitState visit={visit} />}</Table.Td>
    </Table.Tr>
  );
}

/** The lines by community, in the order of the communities' names as the office lists them. */
function byPlace(lines: readonly Line[], order: readonly string[]): readonly (readonly [string, readonly Line[]])[] {
  const places = new Map<string, Line[]>(order.map((id) => [id, []]));
  for (const line of lines) {
    const id = line.community ?? '';
    const here = places.get(id) ?? [];
    places.set(id, here);
    here.push(line);
  }
  return [...places].filter(([, here]) => here.length > 0);
}

interface RecipientsProps {
  readonly plan: VisitPlan;
  readonly saved: SavedPlan | null;
  /** The communities in the order of the route. */
  readonly places: ReadonlyMap<string, string>;
}

export function Recipients({ plan, saved, places }: RecipientsProps) {
  const { answer, lines, chosen } = plan;
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (!plan.ready) return <EmptyNote title="先填慰问日期" hint="名单按慰问日期那天的在册情况列出。" />;
  if (answer.data === undefined) return <Waiting />;
  if (lines.length === 0)
    return <EmptyNote title="没有符合的人" hint="在左边勾选慰问对象；困难认定人员先在“困难认定”里登记。" />;
  const { names } = answer.data;
  const visits = new Map((saved?.visits ?? []).map((visit) => [visit.person, visit]));
  return (
    <div className="table-frame">
      <Table stickyHeader verticalSpacing={2} aria-label="慰问名单">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Checkbox
                size="xs"
                label="姓名"
                aria-label="全部勾选"
                checked={chosen.size === lines.length}
                indeterminate={chosen.size > 0 && chosen.size < lines.length}
                onChange={(event) =>
                  plan.tick(
                    lines.map(({ id }) => id),
                    event.currentTarget.checked,
                  )
                }
              />
            </Table.Th>
            <Table.Th>理由</Table.Th>
            <Table.Th>走访</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {byPlace(lines, [...places.keys()]).map(([id, here]) => [
            <Table.Tr key={id} className="visits-place">
              <Table.Td colSpan={3}>
                {places.get(id) ?? '不在社区'}　{here.filter((line) => chosen.has(line.id)).length} / {here.length} 人
              </Table.Td>
            </Table.Tr>,
            ...here.map((line) => (
              <Row key={line.id} line={line} name={names[line.id] ?? ''} plan={plan} visit={visits.get(line.id)} />
            )),
          ])}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** How the list was reckoned. */
export function Trace({ plan }: { readonly plan: VisitPlan }) {
  return (
    <>
      {(plan.answer.data?.trace ?? []).map((line) => (
        <Text key={line} size="xs" c="gray.8">
          {line}
        </Text>
      ))}
    </>
  );
}
