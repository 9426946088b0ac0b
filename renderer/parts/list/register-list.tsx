/** The list of any register: it behaves like the Excel it replaces. */
import { Button, Group, Pagination, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { call } from '../../desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { useBeside } from '../beside.tsx';
import { EmptyNote, FailureNote, Waiting } from '../notes.tsx';
import { PageHead } from '../page-head.tsx';
import { useRecordDrawer } from '../record/record-drawer.tsx';
import { toast } from '../toast.tsx';
import { useDesk } from '../use-desk.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { ListTable } from './list-table.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { type Columns, type ListView, pageSize, requestOf, useColumns, useListView } from './list-state.ts';
import { SelectionBar } from './selection-bar.tsx';

const pageButtons = { first: '第一页', previous: '上一页', next: '下一页', last: '最后一页' } as const;

export interface RegisterListProps {
  readonly register: Register;
  /** The register's label unless told. */
  readonly title?: string;
  /** What the adding button says. */
  readonly addLabel?: string;
  /** What the list begins with when it is first opened. */
  readonly defaults?: Partial<ListView>;
  /** Opens a record; beside the list unless told. */
  readonly onOpen?: (id: string) => void;
  /** Begins a new record; beside the list unless told. */
  readonly onAdd?: () => void;
  /** More controls between the search and the saved views. */
  readonly controls?: (view: ListView, change: (view: Partial<ListView>) => void) => ReactNode;
  /** More acts on the ticked records. */
  readonly acts?: (ids: readonly string[]) => ReactNode;
  /** More buttons in the page's head. */
  readonly head?: ReactNode;
  /** What to do where there is not one record yet. */
  readonly emptyHint?: ReactNode;
}

export function RegisterList(props: RegisterListProps) {
  const { register } = props;
  const { columns, save, isRead } = useColumns(register);
  // A new register begins with a fresh state; the columns are known before the first question is asked.
  return isRead ? <LoadedList key={register.key} {...props} columns={columns} saveColumns={save} /> : <Waiting />;
}

interface LoadedListProps extends RegisterListProps {
  readonly columns: Columns;
  readonly saveColumns: (columns: Columns | null) => Promise<void>;
}

function LoadedList({ register, title = register.label, addLabel = `新增${register.label}`, defaults, onOpen, onAdd, controls, acts, head, emptyHint, columns, saveColumns }: LoadedListProps) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const beside = useBeside();
  const drawer = useRecordDrawer();
  const [view, change] = useListView(register, defaults);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const request = requestOf(register, view, columns.keys);
  const found = useDesk('records.list', { ...request, limit: pageSize, offset: (view.page - 1) * pageSize }, { keep: true });
  const all = useDesk('records.list', { register: register.key, columns: [], binned: view.binned, limit: 0 });
  const rows = found.data?.rows ?? [];
  const total = found.data?.total ?? 0;
  const writable = session.may(register, 'write') && register.single !== true;
  const open = onOpen ?? ((id: string) => drawer.open({ register: register.key, id, ids: rows.map((row) => row.id) }));
  const add = onAdd ?? (() => drawer.open({ register: register.key }));
  const changeView = (next: Partial<ListView>) => {
    if (next.binned !== undefined && next.binned !== view.binned) setSelected(new Set());
    change(next);
  };
  const selectAll = async () => {
    try {
      const every = await call('records.list', { ...request, columns: [], limit: 100_000 });
      setSelected(new Set(every.rows.map((row) => row.id)));
    } catch (error) {
      toast.failed(error);
    }
  };
  const chooseColumns = () =>
    beside.show(
      '显示的栏目',
      <ColumnChooser
        fields={vocabulary.columns(register)}
        columns={columns}
        onSave={(next) => void saveColumns(next).then(beside.close, toast.failed)}
      />,
    );
  const addButton = writable ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {addLabel}
    </Button>
  ) : null;
  const narrowed = view.search !== '' || view.filters.length > 0;
  return (
    <>
      <PageHead title={view.binned ? `${title} · 回收站` : title} note={register.key} help={register.help}>
        {head}
        {addButton}
      </PageHead>
      <ListToolbar register={register} title={title} view={view} change={changeView} request={request} onColumns={chooseColumns}>
        {controls?.(view, changeView)}
      </ListToolbar>
      {selected.size === 0 ? null : (
        <SelectionBar register={register} ids={[...selected]} total={total} binned={view.binned} onClear={() => setSelected(new Set())} onAll={() => void selectAll()}>
          {acts?.([...selected])}
        </SelectionBar>
      )}
      {found.isError ? (
        <FailureNote error={found.error} again={() => void found.refetch()} />
      ) : (
        <ListTable
          register={register}
          rows={rows}
          labels={found.data?.labels ?? {}}
          view={view}
          columns={columns}
          change={changeView}
          selected={selected}
          onSelect={setSelected}
          onOpen={open}
          fetching={found.data === undefined}
          empty={<Empty binned={view.binned} narrowed={narrowed} register={register} clear={() => change({ search: '', filters: [] })} hint={emptyHint} add={addButton} />}
        />
      )}
      <Group justify="space-between" pt={6}>
        <Text size="sm" role="status" data-testid="counts">
          在 {all.data?.total ?? '…'} {register.unit}中找到 {total} {register.unit}
          {selected.size > 0 ? `，选中 ${selected.size} ${register.unit}` : ''}
        </Text>
        {total > pageSize ? (
          <Pagination size="sm" total={Math.ceil(total / pageSize)} value={view.page} onChange={(page) => change({ page })} getControlProps={(control) => ({ 'aria-label': pageButtons[control] })} getItemProps={(page) => ({ 'aria-label': `第 ${page} 页` })} />
        ) : null}
      </Group>
    </>
  );
}

interface EmptyProps {
  readonly binned: boolean;
  readonly narrowed: boolean;
  readonly register: Register;
  readonly clear: () => void;
  readonly hint: ReactNode;
  readonly add: ReactNode;
}

function Empty({ binned, narrowed, register, clear, hint, add }: EmptyProps) {
  if (narrowed) {
    return (
      <EmptyNote title="没有符合条件的记录" hint="换一个词查找，或去掉一些筛选。">
        <Button size="compact-md" variant="default" onClick={clear}>
          清除查找和筛选
        </Button>
      </EmptyNote>
    );
  }
  if (binned) return <EmptyNote title="回收站是空的" hint="删除的记录先放到这里，可以恢复。" />;
  return (
    <EmptyNote title={`还没有${register.label}`} hint={register.help ?? ''}>
      {hint}
      {add}
    </EmptyNote>
  );
}
