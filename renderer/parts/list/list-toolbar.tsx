/** Above a list: search, day, saved views, columns, export and print of what is shown, the bin; below it the filters in words. */
import { Button, Group, Menu, Pill, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconColumns, IconDownload, IconPrinter, IconSearch, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { ListRequest } from '../../../electron/desk/shapes.ts';
import type { DayField } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { isExactDay } from '../../../db/rules/day.ts';
import { call, download } from '../../desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { TypedInput } from '../inputs/text-input.tsx';
import { fetchPaper } from '../preview/paper.ts';
import { openPaper } from '../preview/print-paper.tsx';
import { toast } from '../toast.tsx';
import { FilterText } from './filter-text.tsx';
import './list.css';
import type { ListView } from './list-state.ts';
import { SavedViews } from './saved-views.tsx';

interface ListToolbarProps {
  readonly register: Register;
  readonly title: string;
  readonly view: ListView;
  readonly change: (view: Partial<ListView>) => void;
  readonly request: ListRequest;
  readonly onColumns: () => void;
  readonly children?: ReactNode;
}

const dayField: DayField = { key: 'as_of', label: '截至', kind: 'day', exact: true };

function Search({
  register,
  value,
  onChange,
}: {
  readonly register: Register;
  readonly value: string;
  readonly onChange: (word: string) => void;
}) {
  const [text, setText] = useState(value);
  const later = useDebouncedCallback(onChange, 200);
  useEffect(() => setText(value), [value]);
  const ofPeople = register.key === 'people' || register.of === 'person';
  return (
    <TextInput
      size="sm"
      w={250}
      aria-label={`在${register.label}里查找`}
      placeholder={ofPeople ? '姓名、拼音、电话或身份证尾号' : '查找'}
      leftSection={<IconSearch size={15} aria-hidden />}
      value={text}
      maxLength={100}
      onChange={(event) => {
        setText(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
}

type Style = 'masked' | 'full';

/** A button for the usual, masked output; beside it the full one, which the desk logs. */
function OutputButton({
  label,
  icon,
  act,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly act: (style: Style) => Promise<void>;
}) {
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const run = async (style: Style) => {
    setBusy(true);
    await act(style).catch(toast.failed);
    setBusy(false);
  };
  const button = (onClick: (() => void) | null) => (
    <Button
      variant="default"
      size="compact-md"
      leftSection={icon}
      loading={busy}
      {...(onClick === null ? {} : { onClick })}
    >
      {label}
    </Button>
  );
  if (!session.has('private.reveal')) return button(() => void run('masked'));
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>{button(null)}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void run('masked')}>遮盖身份号码、电话等</Menu.Item>
        <Menu.Item onClick={() => void run('full')}>完整信息（记入查看日志）</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Outputs({ request, title, register }: Pick<ListToolbarProps, 'request' | 'title' | 'register'>) {
  const session = useSession();
  if (!session.has(register.rights.export)) return null;
  const query = { ...request, limit: 100_000 };
  return (
    <Group gap="xs" wrap="nowrap" className="list-outputs">
      <OutputButton
        label="打印当前列表"
        icon={<IconPrinter size={15} aria-hidden />}
        act={async (style) => {
          const { kind, file } = await call('prints.list', { query, title, style });
          openPaper(await fetchPaper(kind, file), title);
        }}
      />
      <OutputButton
        label="导出当前列表"
        icon={<IconDownload size={15} aria-hidden />}
        act={async (style) => download(await call('exports.list', { query, title, style }))}
      />
    </Group>
  );
}

/** The filters in words, each with its end. */
function Filters({ register, view, change }: Pick<ListToolbarProps, 'register' | 'view' | 'change'>) {
  const fields = useVocabulary().columns(register);
  if (view.filters.length === 0 && view.among === null) return null;
  return (
    <Group gap={6} className="list-filters">
      {view.among === null ? null : (
        <Pill
          withRemoveButton
          removeButtonProps={{ 'aria-label': `去掉筛选 ${view.among.label}`, tabIndex: 0, 'aria-hidden': false }}
          onRemove={() => change({ among: null })}
        >
          只看{view.among.label}
        </Pill>
      )}
      {view.filters.map((filter, place) => {
        const field = fields.find((one) => one.key === filter.key);
        return field === undefined ? null : (
          <Pill
            key={`${filter.key}/${filter.op}`}
            withRemoveButton
            removeButtonProps={{ 'aria-label': `去掉筛选 ${field.label}`, tabIndex: 0, 'aria-hidden': false }}
            onRemove={() => change({ filters: view.filters.filter((_one, other) => other !== place) })}
          >
            <FilterText field={field} filter={filter} />
          </Pill>
        );
      })}
      <Button size="compact-xs" variant="subtle" onClick={() => change({ filters: [], among: null })}>
        清除全部筛选
      </Button>
    </Group>
  );
}

export function ListToolbar({ register, title, view, change, request, onColumns, children }: ListToolbarProps) {
  const { today } = useSession();
  const hasDay = register.derived?.some((field) => field.derived === 'asOf') === true;
  return (
    <div className="list-tools-place">
      <div className="list-tools">
        <Group gap="xs" align="center">
          <Search register={register} value={view.search} onChange={(search) => change({ search })} />
          {children}
          {hasDay ? (
            <div className="as-of">
              <TypedInput
                field={dayField}
                value={view.day}
                placeholder={`今天 ${today}`}
                onChange={(day) => (day === null || isExactDay(day)) && change({ day })}
              />
            </div>
          ) : null}
          <SavedViews register={register} view={view} onChoose={change} />
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconColumns size={15} aria-hidden />}
            onClick={onColumns}
          >
            栏目
          </Button>
          <Button
            variant={view.binned ? 'filled' : 'default'}
            size="compact-md"
            leftSection={<IconTrash size={15} aria-hidden />}
            aria-pressed={view.binned}
            onClick={() => change({ binned: !view.binned })}
          >
            {view.binned ? '离开回收站' : '回收站'}
          </Button>
        </Group>
        <Outputs request={request} title={title} register={register} />
        <Filters register={register} view={view} change={change} />
      </div>
    </div>
  );
}
