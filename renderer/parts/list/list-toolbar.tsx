/** Above a list: search, day, saved views, columns, export and print of what is shown, the bin; below it the filters in words. */
import { Button, Group, Pill, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconColumns, IconSearch, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { ListRequest } from '../../../electron/desk/shapes.ts';
import type { DayField } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { isExactDay } from '../../../db/rules/day.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { TypedInput } from '../inputs/text-input.tsx';
import { FilterText } from './filter-text.tsx';
import './list.css';
import type { ListView } from './list-state.ts';
import { Outputs } from './output-buttons.tsx';
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
        <Group gap="xs" wrap="nowrap" className="list-outputs">
          <Outputs request={request} title={title} register={register} />
        </Group>
        <Filters register={register} view={view} change={change} />
      </div>
    </div>
  );
}
