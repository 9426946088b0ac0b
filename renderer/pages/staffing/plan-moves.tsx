/** What the plan moves, with the day, the reason and the approval; to paper, or into the book. */
import { CloseButton, Group, Pill, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { StaffMember } from './staff-figure.tsx';
import type { Plan } from './use-plan.ts';

interface PlanMovesProps {
  readonly plan: Plan;
  readonly people: ReadonlyMap<string, StaffMember>;
  readonly places: ReadonlyMap<string, string>;
}

export function PlanMoves({ plan, people, places }: PlanMovesProps) {
  const { head, setHead, moves, names, faults, drop } = plan;
  return (
    <>
      <Group gap="sm" align="flex-end" mb={6}>
        <DateInput
          label="调动日期"
          w={140}
          valueFormat="YYYY-MM-DD"
          value={head.day}
          onChange={(value) => value !== null && setHead({ ...head, day: value.slice(0, 10) })}
        />
        <TextInput
          label="调动原因"
          w={260}
          maxLength={200}
          value={head.reason}
          onChange={({ currentTarget: { value } }) => setHead({ ...head, reason: value })}
        />
        <TextInput
          label="审批文号"
          w={200}
          maxLength={80}
          placeholder="审批后填写"
          value={head.approval}
          onChange={({ currentTarget: { value } }) => setHead({ ...head, approval: value })}
        />
      </Group>
      <Group gap={6} mb={6} role="list" aria-label="拟调动人员">
        {moves.size === 0 ? (
          <Text size="sm" c="gray.7">
            还没有安排。勾选人员后选“调往”，或把人拖到左边的社区上；写入之前台账不变。
          </Text>
        ) : null}
        {[...moves].map(([id, to]) => {
          const name = people.get(id)?.name ?? names.get(id) ?? '';
          const fault = faults.get(id);
          return (
            <Pill key={id} role="listitem" size="md" component="div" {...(fault === undefined ? {} : { c: 'red.8' })}>
              {name} → {places.get(to)}
              {fault === undefined ? '' : `：${fault}`}
              <CloseButton size="xs" aria-label={`不调${name}`} onClick={() => drop(id)} />
            </Pill>
          );
        })}
      </Group>
    </>
  );
}
