/**
 * A column's head: its title sorts, its button filters, its edge sets the width, and it can be dragged to another place.
 * Two buttons with names of their own, which the table's built-in head lacks.
 */
import { ActionIcon, Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconFilter, IconFilterFilled } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { AnyField } from '../../vocabulary.tsx';
import type { Side } from './arrange.ts';
import { ColumnFilter } from './column-filter.tsx';
import { ResizeEdge } from './resize-edge.tsx';
import type { Sorted } from './sort-keys.ts';

export interface ListHeadProps {
  readonly field: AnyField;
  readonly sorted: Sorted | null;
  /** @param add keeps the order by the other columns */
  readonly onSort: (add: boolean) => void;
  readonly filters: readonly Filter[];
  readonly onFilter: (filters: readonly Filter[]) => void;
  /** Undefined where columns cannot be arranged. */
  readonly onWidth: ((width: number) => void) | undefined;
  /** Another column was dropped beside this one. */
  readonly onDropped: ((key: string, side: Side) => void) | undefined;
}

/** What a dragged heading is called on its way; nothing else that is dragged bears it. */
const dragged = 'application/x-list-column';

/** The half of a heading that the mouse is over. */
function sideOf(event: DragEvent<HTMLElement>): Side {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return event.clientX < left + width / 2 ? 'before' : 'after';
}

/** What makes a heading move, and others take it. */
function useDragging({ field, onDropped }: ListHeadProps) {
  const [side, setSide] = useState<Side | null>(null);
  if (onDropped === undefined) return {};
  const over = (event: DragEvent<HTMLElement>) => {
    if (!event.dataTransfer.types.includes(dragged)) return;
    event.preventDefault();
    setSide(sideOf(event));
  };
  return {
    draggable: true,
    ...(side === null ? {} : { 'data-drop': side }),
    onDragStart: (event: DragEvent<HTMLElement>) => {
      event.dataTransfer.setData(dragged, field.key);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: over,
    onDragLeave: () => setSide(null),
    onDrop: (event: DragEvent<HTMLElement>) => {
      const key = event.dataTransfer.getData(dragged);
      setSide(null);
      if (key === '') return;
      event.preventDefault();
      onDropped(key, sideOf(event));
    },
  };
}

function SortButton({ field, sorted, onSort }: ListHeadProps) {
  const place = sorted?.place ?? null;
  const order = place === null ? '' : `第 ${place} `;
  const state = sorted === null ? '' : `，现在${order}${sorted.way === 'up' ? '从小到大' : '从大到小'}`;
  const Arrow = sorted?.way === 'down' ? IconArrowDown : IconArrowUp;
  return (
    <UnstyledButton
      className="list-sort"
      fz={13.5}
      fw={600}
      onClick={(event) => onSort(event.shiftKey)}
      aria-label={`${field.label}，排序${state}`}
      title={`${field.label}：单击排序，按住 Shift 单击再加一栏`}
    >
      <span>{field.label}</span>
      {sorted === null ? null : <Arrow size={13} aria-hidden />}
      {/* Drawn, not written: the button's name says it in words. */}
      {place === null ? null : <small data-place={place} aria-hidden />}
    </UnstyledButton>
  );
}

export function ListHead(props: ListHeadProps) {
  const { field, filters, onFilter, onWidth } = props;
  const [opened, { close, toggle }] = useDisclosure(false);
  const filtered = filters.length > 0;
  return (
    <div className="list-head" {...useDragging(props)}>
      <SortButton {...props} />
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
      {onWidth === undefined ? null : <ResizeEdge onWidth={onWidth} />}
    </div>
  );
}
