/** The list of any register: it behaves like the Excel it replaces. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { useBeside } from '../beside.tsx';
import { FailureNote, Waiting } from '../notes.tsx';
import { PageHead } from '../page-head.tsx';
import { useRecordDrawer } from '../record/record-drawer.tsx';
import { toast } from '../toast.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { ListEmpty } from './list-empty.tsx';
import { ListFoot } from './list-foot.tsx';
import { ListTable } from './list-table.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { type Columns, type ListView, useColumns } from './list-state.ts';
import { ExportTicked } from './output-buttons.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { usePaste } from './use-paste.tsx';
import { useList } from './use-list.ts';

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

/** Shows the chooser of columns beside the list. */
function useColumnChooser({ register, columns, saveColumns }: LoadedListProps): () => void {
  const vocabulary = useVocabulary();
  const beside = useBeside();
  const save = (next: Columns | null) => void saveColumns(next).then(beside.close, toast.failed);
  return () =>
    beside.show('显示的栏目', <ColumnChooser fields={vocabulary.columns(register)} columns={columns} onSave={save} />);
}

function LoadedList(props: LoadedListProps) {
  const { register, title = register.label, addLabel = `新增${register.label}`, columns } = props;
  const session = useSession();
  const drawer = useRecordDrawer();
  const chooseColumns = useColumnChooser(props);
  const list = useList(register, columns, props.defaults);
  const { view, change, rows, total, selected, select } = list;
  const open =
    props.onOpen ?? ((id: string) => drawer.open({ register: register.key, id, ids: rows.map((row) => row.id) }));
  const add = props.onAdd ?? (() => drawer.open({ register: register.key }));
  const mayAdd = session.may(register, 'write') && register.single !== true && !view.binned;
  usePaste({ register, view, columns, rows, total, mayAdd });
  const addButton = mayAdd ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {addLabel}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={view.binned ? `${title} · 回收站` : title} note={register.key} help={register.help}>
        {props.head}
        {addButton}
      </PageHead>
      <ListToolbar {...{ register, title, view, change }} request={list.request} onColumns={chooseColumns}>
        {props.controls?.(view, change)}
      </ListToolbar>
      {selected.size === 0 ? null : (
        <SelectionBar
          {...{ register, total, binned: view.binned }}
          ids={[...selected]}
          onClear={() => select(new Set())}
          onAll={() => void list.selectAll()}
        >
          {props.acts?.([...selected])}
          <ExportTicked {...{ register, title }} ids={[...selected]} request={list.request} />
        </SelectionBar>
      )}
      {list.found.isError ? (
        <FailureNote error={list.found.error} again={() => void list.found.refetch()} />
      ) : (
        <ListTable
          {...{ register, rows, view, columns, change, selected }}
          onColumns={session.readOnly ? undefined : (next) => void props.saveColumns(next).catch(toast.failed)}
          labels={list.found.data?.labels ?? {}}
          onSelect={select}
          onOpen={open}
          fetching={list.found.data === undefined}
          empty={<ListEmpty register={register} view={view} change={change} hint={props.emptyHint} add={addButton} />}
        />
      )}
      <ListFoot
        {...{ register, all: list.all, found: total, selected: selected.size, page: view.page }}
        onPage={(page) => change({ page })}
      />
    </>
  );
}
