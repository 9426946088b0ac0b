/** Below a list: how many there are, how many are shown, how many are ticked; the pages. */
import { Group, Pagination, Text } from '@mantine/core';
import type { Register } from '../../../db/registers/model/register.ts';
import { pageSize } from './list-state.ts';

const buttons = { first: '第一页', previous: '上一页', next: '下一页', last: '最后一页' } as const;

interface ListFootProps {
  readonly register: Register;
  /** Of the whole register; undefined until it is known. */
  readonly all: number | undefined;
  readonly found: number;
  readonly selected: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function ListFoot({ register: { unit }, all, found, selected, page, onPage }: ListFootProps) {
  return (
    <Group justify="space-between" pt={6}>
      <Text size="sm" role="status" data-testid="counts">
        在 {all ?? '…'} {unit}中找到 {found} {unit}
        {selected > 0 ? `，选中 ${selected} ${unit}` : ''}
      </Text>
      {found > pageSize ? (
        <Pagination
          size="sm"
          total={Math.ceil(found / pageSize)}
          value={page}
          onChange={onPage}
          getControlProps={(control) => ({ 'aria-label': buttons[control] })}
          getItemProps={(item) => ({ 'aria-label': `第 ${item} 页` })}
        />
      ) : null}
    </Group>
  );
}
