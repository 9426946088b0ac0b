/** What an empty list says: what to do next. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { EmptyNote } from '../notes.tsx';
import type { ListView } from './list-state.ts';

interface ListEmptyProps {
  readonly register: Register;
  readonly view: ListView;
  readonly change: (view: Partial<ListView>) => void;
  readonly hint: ReactNode;
  readonly add: ReactNode;
}

export function ListEmpty({ register, view, change, hint, add }: ListEmptyProps) {
  if (view.search !== '' || view.filters.length > 0) {
    return (
      <EmptyNote title="没有符合条件的记录" hint="换一个词查找，或去掉一些筛选。">
        <Button size="compact-md" variant="default" onClick={() => change({ search: '', filters: [] })}>
          清除查找和筛选
        </Button>
      </EmptyNote>
    );
  }
  if (view.binned) return <EmptyNote title="回收站是空的" hint="删除的记录先放到这里，可以恢复。" />;
  return (
    <EmptyNote title={`还没有${register.label}`} hint={register.help ?? ''}>
      {hint}
      {add}
    </EmptyNote>
  );
}
