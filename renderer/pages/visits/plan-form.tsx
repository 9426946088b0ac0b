/** What a plan says: occasion, day, whom it is for, the money, who goes, who approved. */
import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { groupLabels, visitGroups, type VisitGroup } from '../../../db/rules/visit-recipients.ts';
import { FieldInput } from '../../parts/field-input.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { VisitPlan } from './use-visit-plan.ts';

const before = ['occasion', 'day'] as const;
const after = ['limited_to', 'per_head', 'budget', 'funding', 'gift', 'leader', 'visitors'] as const;
const approval = ['state', 'approval', 'approved_on', 'exception'] as const;

function Fields({ plan, keys }: { readonly plan: VisitPlan; readonly keys: readonly string[] }) {
  const register = useVocabulary().register('visit_plans');
  return keys.map((key) => {
    const field = register.fields.find((one) => one.key === key);
    if (field === undefined) return null;
    return (
      <FieldInput
        key={key}
        field={field}
        value={plan.head.values[key] ?? null}
        onChange={(value) => plan.set(key, value)}
        error={plan.faults[key]}
      />
    );
  });
}

export function PlanForm({ plan }: { readonly plan: VisitPlan }) {
  const session = useSession();
  const mayNeed = session.may(useVocabulary().register('difficulties'), 'read');
  const groups = visitGroups.filter((group) => mayNeed || group !== 'difficulty');
  return (
    <div className="visits-form">
      <Stack gap="xs">
        <Fields plan={plan} keys={before} />
        <Checkbox.Group
          label="慰问对象"
          value={[...plan.head.groups]}
          onChange={(chosen) =>
            plan.setHead({ ...plan.head, groups: visitGroups.filter((group: VisitGroup) => chosen.includes(group)) })
          }
        >
          <Group gap="sm" mt={4}>
            {groups.map((group) => (
              <Checkbox key={group} value={group} size="sm" label={groupLabels[group]} />
            ))}
          </Group>
        </Checkbox.Group>
        <Fields plan={plan} keys={after} />
        <Text size="sm" fw={600} mt={4}>
          审批
        </Text>
        <Fields plan={plan} keys={approval} />
      </Stack>
    </div>
  );
}
