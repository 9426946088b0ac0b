/** Conditions in a row of words, each removable, with one more to be added: who belongs in, or who is counted. */
import { Button, CloseButton, Group, Pill, Popover, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilterPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Filter } from '../../../electron/desk/shapes.ts';
import { ColumnFilter } from '../../parts/list/column-filter.tsx';
import { FilterText } from '../../parts/list/filter-text.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

interface FiltersEditorProps {
  readonly register: string;
  readonly filters: readonly Filter[];
  readonly onChange: (filters: readonly Filter[]) => void;
  /** What stands there without any. */
  readonly none: string;
  readonly disabled?: boolean;
}

function AddCondition({ register, filters, onChange, disabled }: Omit<FiltersEditorProps, 'none'>) {
  const vocabulary = useVocabulary();
  const fields = vocabulary.columns(vocabulary.register(register)).filter((field) => field.kind !== 'photo');
  const [opened, { close, toggle }] = useDisclosure(false);
  const [key, setKey] = useState<string | null>(null);
  const field = fields.find((one) => one.key === key);
  const apply = (own: readonly Filter[]) => {
    onChange([...filters.filter((filter) => filter.key !== key), ...own]);
    setKey(null);
    close();
  };
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-start" width={260} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-md"
          variant="default"
          disabled={disabled === true}
          leftSection={<IconFilterPlus size={15} aria-hidden />}
          onClick={toggle}
        >
          加条件
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="加条件">
        <Stack gap="xs">
          <Select
            size="xs"
            label="哪一栏"
            searchable
            data={fields.map((one) => ({ value: one.key, label: one.label }))}
            value={key}
            onChange={setKey}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
          />
          {field === undefined ? null : (
            <ColumnFilter
              key={field.key}
              field={field}
              filters={filters.filter((filter) => filter.key === field.key)}
              onApply={apply}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

export function FiltersEditor({ none, ...props }: FiltersEditorProps) {
  const { register, filters, onChange, disabled } = props;
  const vocabulary = useVocabulary();
  const fields = vocabulary.columns(vocabulary.register(register));
  return (
    <Group gap={6}>
      {filters.length === 0 ? <Pill>{none}</Pill> : null}
      {filters.map((filter, place) => {
        const field = fields.find((one) => one.key === filter.key);
        if (field === undefined) return null;
        return (
          <Pill key={`${filter.key}-${filter.op}`} component="div">
            <Group gap={2} wrap="nowrap">
              <FilterText field={field} filter={filter} />
              <CloseButton
                size={16}
                disabled={disabled === true}
                aria-label={`去掉条件：${field.label}`}
                onClick={() => onChange(filters.filter((_, i) => i !== place))}
              />
            </Group>
          </Pill>
        );
      })}
      <AddCondition {...props} />
    </Group>
  );
}
