/** 分批: days and limits in, a proposal on screen by the share of each community, saved as one change. */
import { Button, Group, List, NumberInput, Select, Table, Text, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { shareWords } from '../../../db/rules/health-batches.ts';
import { EmptyNote } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { communityOf, type HealthYear, openPlan } from './health-facts.ts';
import { type Arranging, type Proposal, useArrange } from './use-arrange.ts';

const shares = Object.entries(shareWords).map(([value, label]) => ({ value, label }));

function Acts({ arranging }: { readonly arranging: Arranging }) {
  const { asked, proposal, busy, propose, save } = arranging;
  const placed = proposal?.batches.some(({ people }) => people.length > 0) === true;
  return (
    <>
      <Button
        variant={placed ? 'default' : 'filled'}
        disabled={asked.days.length === 0 || busy !== null}
        loading={busy === 'propose'}
        onClick={() => void propose()}
      >
        自动分批
      </Button>
      {placed ? (
        <Button disabled={busy !== null} loading={busy === 'save'} onClick={() => void save()}>
          保存分批
        </Button>
      ) : null}
    </>
  );
}

function Ask({ facts, arranging }: { readonly facts: HealthYear; readonly arranging: Arranging }) {
  const { asked, change } = arranging;
  const open = facts.plans.filter(({ state }) => state !== 'dropped' && state !== 'done');
  return (
    <Group gap="xs" align="flex-end" mb={6}>
      <Select
        label="体检计划"
        w={220}
        allowDeselect={false}
        data={open.map(({ id, institution }) => ({ value: id, label: institution }))}
        value={asked.plan}
        onChange={(value) => value !== null && change({ plan: value })}
      />
      <DatePickerInput
        type="multiple"
        label="体检日期（可多选）"
        placeholder="选几天"
        miw={180}
        maw={320}
        valueFormat="MM-DD"
        defaultDate={facts.day}
        value={[...asked.days]}
        onChange={(days) => change({ days: days.map((day) => day.slice(0, 10)).toSorted() })}
      />
      <NumberInput
        label="每天最多(人)"
        placeholder="不限"
        w={110}
        min={1}
        max={5000}
        allowDecimal={false}
        value={asked.limit ?? ''}
        onChange={(value) => change({ limit: typeof value === 'number' ? value : null })}
      />
      <Select
        label="每社区一天最多去"
        w={140}
        allowDeselect={false}
        data={shares}
        value={String(asked.oneIn)}
        onChange={(value) => value !== null && change({ oneIn: Number(value) })}
      />
      <TextInput
        label="地点"
        placeholder="不填就是体检机构"
        w={180}
        maxLength={100}
        value={asked.place}
        onChange={(event) => change({ place: event.currentTarget.value })}
      />
      <Acts arranging={arranging} />
    </Group>
  );
}

function Outcome({ facts, proposal }: { readonly facts: HealthYear; readonly proposal: Proposal }) {
  const people = new Map(facts.people.map((person) => [person.id, person]));
  const placeOf = (id: string) => communityOf(facts, people.get(id) ?? { community: null });
  const nameOf = (id: string) => people.get(id)?.name ?? '';
  const left = Map.groupBy(proposal.left, ({ id, reason }) => `${placeOf(id)}：${reason}`);
  return (
    <>
      <Text size="sm" role="status" mb={4}>
        {proposal.trace.join('')}
      </Text>
      {left.size === 0 ? null : (
        <List size="sm" mb={6} aria-label="没有排上的原因">
          {[...left].map(([why, those]) => (
            <List.Item key={why}>
              {why}（{those.map(({ id }) => nameOf(id)).join('、')}）
            </List.Item>
          ))}
        </List>
      )}
      <div className="table-frame">
        <Table stickyHeader withColumnBorders verticalSpacing={4} layout="fixed" miw={720} aria-label="分批方案">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={110}>日期</Table.Th>
              <Table.Th w={70}>人数</Table.Th>
              <Table.Th>各社区</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {proposal.batches.map((batch) => (
              <Table.Tr key={batch.day}>
                <Table.Td>{batch.day}</Table.Td>
                <Table.Td className="number">{batch.people.length}</Table.Td>
                <Table.Td>
                  {[...Map.groupBy(batch.people, placeOf)].map(([place, those]) => (
                    <Text size="sm" key={place}>
                      {place} {those.length} 人：{those.map(nameOf).join('、')}
                    </Text>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

function Arrange({ facts, plan }: { readonly facts: HealthYear; readonly plan: string }) {
  const arranging = useArrange(plan);
  return (
    <>
      <Ask facts={facts} arranging={arranging} />
      {arranging.proposal === null ? (
        <EmptyNote title="选好日期，点“自动分批”" hint="还没有分批的人分到各天，社区不空岗；先看方案再保存。" />
      ) : (
        <Outcome facts={facts} proposal={arranging.proposal} />
      )}
    </>
  );
}

export function ArrangeView({ facts }: { readonly facts: HealthYear }) {
  const drawer = useRecordDrawer();
  const plan = openPlan(facts);
  if (plan !== undefined) return <Arrange key={plan.id} facts={facts} plan={plan.id} />;
  return (
    <EmptyNote title={`${facts.year}年还没有进行中的体检计划`} hint="先建计划：体检机构、套餐、时间、经费来源。">
      <Button
        mt="xs"
        onClick={() => drawer.open({ register: 'health_plans', values: { year: facts.year, state: 'running' } })}
      >
        新建体检计划
      </Button>
    </EmptyNote>
  );
}
