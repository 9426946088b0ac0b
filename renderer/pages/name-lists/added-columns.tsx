/** The columns that are asked for: empty ones of the list itself, and those added at its right. */
import { Button, MultiSelect, Popover } from '@mantine/core';
import { IconColumnInsertRight } from '@tabler/icons-react';
import type { NameListView } from '../../../electron/desk/name-lists/shapes.ts';
import type { Items } from '../forms/binding-words.ts';

interface AddColumnsProps {
  readonly list: NameListView;
  readonly items: Items;
  readonly disabled: boolean;
  readonly onChange: (added: NameListView['added']) => void;
}

export function AddColumns({ list, items, disabled, onChange }: AddColumnsProps) {
  const choose = (fields: readonly string[]) =>
    onChange(
      fields.map((field) => {
        const known = list.added.find((one) => one.field === field);
        return known ?? { field, heading: items.items.find((item) => item.field === field)?.label ?? field, style: {} };
      }),
    );
  return (
    <Popover position="bottom-end" width={340} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          disabled={disabled || !list.mayAdd}
          leftSection={<IconColumnInsertRight size={16} aria-hidden />}
        >
          加栏目{list.added.length === 0 ? '' : `（${list.added.length}）`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="在右边加栏目">
        <MultiSelect
          label="在名单右边依次加上"
          description="选上就加，写法与“按表头取数”的默认写法相同"
          searchable
          data={items.items.map(({ field, label }) => ({ value: field, label }))}
          value={list.added.map(({ field }) => field)}
          onChange={choose}
          maxDropdownHeight={260}
          comboboxProps={{ withinPortal: false }}
          data-autofocus
        />
      </Popover.Dropdown>
    </Popover>
  );
}
