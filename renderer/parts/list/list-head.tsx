/** A column's head: its title sorts, its button filters. Two buttons with names of their own, which the table's built-in head lacks. */
import { ActionIcon, Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconFilter, IconFilterFilled } from '@tabler/icons-react';
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { AnyField } from '../../vocabulary.tsx';
import { ColumnFilter } from './column-filter.tsx';

interface ListHeadProps {
  readonly field: AnyField;
  readonly sorted: 'up' | 'down' | null;
  readonly onSort: (descending: boolean) => void;
  readonly filters: readonly Filter[];
  readonly onFilter: (filters: readonly Filter[]) => void;
}

export function ListHead({ field, sorted, onSort, filters, onFilter }: ListHeadProps) {
  const [opened, { close, toggle }] = useDisclosure(false);
  const state = sorted === null ? '' : sorted === 'up' ? '，现在从小到大' : '，现在从大到小';
  const Arrow = sorted === 'down' ? IconArrowDown : IconArrowUp;
  const filtered = filters.length > 0;
  return (
    <div className="list-head">
      <UnstyledButton
        fz={13.5}
        fw={600}
        onClick={() => onSort(sorted === 'up')}
        aria-label={`${field.label}，排序${state}`}
        title={field.label}
      >
        {field.label}
        {sorted === null ? null : <Arrow size={13} aria-hidden style={{ verticalAlign: -2 }} />}
      </UnstyledButton>
      <Popover opened={opened} onDismiss={close} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            size={20}
            color={filtered ? 'deepBlue' : 'gray'}
            aria-label={`筛选${field.label}${filtered ? '，已筛选' : ''}`}
            onClick={toggle}
          >
            {filtered ? <IconFilterFilled size={13} /> : <IconFilter size={13} />}
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={`筛选${field.label}`}>
          <ColumnFilter
            field={field}
            filters={filters}
            onApply={(next) => {
              close();
              onFilter(next);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
