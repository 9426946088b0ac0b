/** 计划和批次 of the year: what was arranged, each opened beside the page. */
import { Button, Group, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { EmptyNote } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { countedOf, type HealthPlan, type HealthYear } from './health-facts.ts';

function Batches({ facts }: { readonly facts: HealthYear }) {
  const drawer = useRecordDrawer();
  const people = countedOf(facts);
  const plans = new Map(facts.plans.map((plan) => [plan.id, plan]));
  return (
    <Table withColumnBorders verticalSpacing={3} mt="lg" aria-label="体检批次">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={120}>批次日期</Table.Th>
          <Table.Th>地点</Table.Th>
          <Table.Th w={90} ta="right">
            人数
          </Table.Th>
          <Table.Th w={90} ta="right">
            已检
          </Table.Th>
          <Table.Th w={80}>批次</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {facts.batches.map((batch) => {
          const here = people.filter(({ check }) => check?.batch === batch.id);
          return (
            <Table.Tr key={batch.id}>
              <Table.Td>{batch.day}</Table.Td>
              <Table.Td>{batch.place ?? plans.get(batch.plan)?.institution ?? ''}</Table.Td>
              <Table.Td className="number">{here.length}</Table.Td>
              <Table.Td className="number">{here.filter(({ state }) => state === 'done').length}</Table.Td>
              <Table.Td>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`打开 ${batch.day} 这一批`}
                  onClick={() => drawer.open({ register: 'health_batches', id: batch.id })}
                >
                  打开
                </Button>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function PlanRow({ plan }: { readonly plan: HealthPlan }) {
  const drawer = useRecordDrawer();
  const period = [plan.startsOn, plan.endsOn].map((day) => day ?? '').join('—');
  return (
    <Table.Tr>
      <Table.Td>{plan.institution}</Table.Td>
      <Table.Td>{period === '—' ? '未定' : period}</Table.Td>
      <Table.Td>{plan.packages ?? ''}</Table.Td>
      <Table.Td>{plan.stateLabel}</Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`打开${plan.institution}的体检计划`}
          onClick={() => drawer.open({ register: 'health_plans', id: plan.id })}
        >
          打开
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

export function Plans({ facts }: { readonly facts: HealthYear }) {
  const drawer = useRecordDrawer();
  const mayWrite = useSession().may(useVocabulary().register('health_plans'), 'write');
  const add = mayWrite ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => drawer.open({ register: 'health_plans', values: { year: facts.year, state: 'running' } })}
    >
      新建体检计划
    </Button>
  ) : null;
  if (facts.plans.length === 0)
    return (
      <EmptyNote title={`${facts.year}年还没有体检计划`} hint="先建计划：体检机构、套餐、时间、经费来源；再到“分批”。">
        {add}
      </EmptyNote>
    );
  return (
    <div className="table-frame">
      <Table withColumnBorders verticalSpacing={3} aria-label="体检计划">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>体检机构</Table.Th>
            <Table.Th w={220}>时间</Table.Th>
            <Table.Th>套餐</Table.Th>
            <Table.Th w={90}>状态</Table.Th>
            <Table.Th w={80}>计划</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.plans.map((plan) => (
            <PlanRow key={plan.id} plan={plan} />
          ))}
        </Table.Tbody>
      </Table>
      {facts.batches.length === 0 ? null : <Batches facts={facts} />}
      <Group justify="flex-end" p="xs">
        {add}
      </Group>
    </div>
  );
}
