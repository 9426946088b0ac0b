/** Whose forms will be printed: pages each, what goes on continuation pages, which cells are too small. */
import { ActionIcon, ScrollArea, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { continuationText, heedText, overflowText, type Plan, type PlannedForm } from './form-words.ts';

interface FormListProps {
  readonly plan: Plan;
  readonly shown: string | null;
  readonly onShow: (person: string) => void;
  /** Opens the record behind the form, or begins one. */
  readonly onOpen: (form: PlannedForm) => void;
  readonly mayWrite: boolean;
}

function Notes({ form }: { readonly form: PlannedForm }) {
  const continuation = continuationText(form);
  const overflow = overflowText(form);
  const heed = heedText(form);
  return (
    <>
      {form.appraisal === null ? (
        <Text span size="xs" c="gray.7" ml={8} style={{ whiteSpace: 'nowrap' }}>
          无考核记录
        </Text>
      ) : null}
      {continuation === '' ? null : <Text size="xs">{continuation}</Text>}
      {heed === '' ? null : (
        <Text size="xs" c="orange.9">
          {heed}
        </Text>
      )}
      {overflow === '' ? null : (
        <Text size="xs" c="red.8" fw={600}>
          {overflow}
        </Text>
      )}
    </>
  );
}

export function FormList({ plan, shown, onShow, onOpen, mayWrite }: FormListProps) {
  return (
    <ScrollArea
      style={{ flex: 1, minHeight: 0 }}
      type="auto"
      viewportProps={{ tabIndex: 0, 'aria-label': '登记表清单' }}
    >
      <Table stickyHeader highlightOnHover verticalSpacing={4} horizontalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>姓名</Table.Th>
            <Table.Th>社区</Table.Th>
            <Table.Th ta="right" style={{ whiteSpace: 'nowrap' }}>
              页数
            </Table.Th>
            <Table.Th w={36}>
              <VisuallyHidden>考核记录</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.people.map((form) => (
            <Table.Tr key={form.person} {...(form.person === shown ? { bg: 'deepBlue.0', 'aria-current': true } : {})}>
              <Table.Td>
                <button type="button" className="list-cell-link" onClick={() => onShow(form.person)}>
                  {form.name}
                </button>
                <Notes form={form} />
              </Table.Td>
              <Table.Td>{form.community}</Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {form.pages} 页
              </Table.Td>
              <Table.Td>
                <Tooltip label={form.appraisal === null && mayWrite ? '新增考核记录' : '打开考核记录'}>
                  <ActionIcon
                    aria-label={form.appraisal === null ? `新增${form.name}的考核记录` : `打开${form.name}的考核记录`}
                    disabled={form.appraisal === null && !mayWrite}
                    onClick={() => onOpen(form)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                </Tooltip>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
