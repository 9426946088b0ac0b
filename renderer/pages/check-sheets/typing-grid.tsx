/** One person's facts, each with a field for what the paper says instead: Enter goes down, after the last to the next person. */
import { Button, Group, Radio, Table, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type KeyboardEvent, useRef } from 'react';
import type { CollectItem } from '../../../electron/desk/collections/shapes.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import type { Person } from './typing-side.tsx';
import type { Dated, TypedView, Typing } from './use-typing.ts';

interface TypingGridProps {
  readonly person: Person;
  readonly items: readonly CollectItem[];
  readonly typing: Typing;
  readonly onNext: () => void;
}

/** 更正 or 自某日起, for each kind of dated fact that was corrected. */
function DatedQuestions({
  view,
  person,
  typing,
}: {
  readonly view: TypedView;
  readonly person: string;
  readonly typing: Typing;
}) {
  const { today } = useSession();
  const chosen = typing.typed.get(person)?.dated ?? {};
  const set = (register: string, mode: Dated) =>
    typing.change(person, (now) => ({ ...now, dated: { ...now.dated, [register]: mode } }));
  return view.asks.map(({ register, label }) => {
    const mode = chosen[register];
    return (
      <Group key={register} gap="md" my={4}>
        <Text size="sm" fw={600}>
          “{label}”不同，是：
        </Text>
        <Radio.Group
          aria-label={`${label}的不同是`}
          value={mode?.mode ?? ''}
          onChange={(value) =>
            set(register, value === 'change' ? { mode: 'change', from: today } : { mode: 'correct' })
          }
        >
          <Group gap="sm">
            <Radio value="correct" label="更正（原来记错了）" />
            <Radio value="change" label="自某日起变动" />
          </Group>
        </Radio.Group>
        {mode?.mode === 'change' ? (
          <DateInput
            aria-label={`${label}自哪天起变动`}
            size="xs"
            w={130}
            valueFormat="YYYY-MM-DD"
            value={mode.from ?? today}
            onChange={(day) => day !== null && set(register, { mode: 'change', from: day.slice(0, 10) })}
          />
        ) : null}
      </Group>
    );
  });
}

/** What a correction will do, beside it. */
function noteOf({ fault, note, old, value }: TypedView['cells'][number]): string {
  if (fault !== '') return '';
  return old === value ? note : `将改为：${value}${note === '' ? '' : `（${note}）`}`;
}

interface LineProps {
  readonly item: CollectItem;
  readonly text: string;
  readonly value: string;
  readonly view: TypedView | undefined;
  readonly first: boolean;
  readonly onChange: (value: string) => void;
  readonly onLeave: () => void;
}

function Line({ item, text, value, view, first, onChange, onLeave }: LineProps) {
  const cell = value === '' ? undefined : view?.cells.find((one) => one.column === item.column);
  return (
    <Table.Tr>
      <Table.Td>{item.label}</Table.Td>
      <Table.Td>
        {text === '' ? (
          <Text c="gray.7" size="sm">
            未登记
          </Text>
        ) : (
          text
        )}
      </Table.Td>
      <Table.Td>
        <TextInput
          size="xs"
          aria-label={`${item.label}更正为`}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={onLeave}
          error={cell === undefined || cell.fault === '' ? null : cell.fault}
          autoComplete="off"
          {...(first ? { autoFocus: true } : {})}
        />
      </Table.Td>
      <Table.Td>
        <Text size="xs" c="gray.8">
          {cell === undefined ? '' : noteOf(cell)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

interface LinesProps extends Pick<TypingGridProps, 'person' | 'items' | 'typing'> {
  /** By the order of the items. */
  readonly texts: readonly string[];
}

function Lines({ person, items, typing, texts }: LinesProps) {
  const typed = typing.typed.get(person.id);
  const view = typing.views.get(person.id);
  return (
    <Table stickyHeader withColumnBorders verticalSpacing={2} aria-label="更正">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={170}>栏目</Table.Th>
          <Table.Th w={220}>现有内容</Table.Th>
          <Table.Th>更正为</Table.Th>
          <Table.Th w={200}>说明</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item, i) => (
          <Line
            key={item.column}
            item={item}
            text={texts[i] ?? ''}
            value={typed?.cells[item.column] ?? ''}
            view={view}
            first={i === 0}
            onChange={(value) =>
              typing.change(person.id, (now) => ({ ...now, cells: { ...now.cells, [item.column]: value } }))
            }
            onLeave={() => void typing.check(person.id)}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Enter goes to the field below; true where there is none. */
function goDown(event: KeyboardEvent<HTMLElement>): boolean {
  const inputs = [...event.currentTarget.querySelectorAll<HTMLInputElement>('tbody input')];
  const next = inputs[inputs.findIndex((input) => input === event.target) + 1];
  next?.focus();
  return next === undefined;
}

export function TypingGrid({ person, items, typing, onNext }: TypingGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const found = useDesk(
    'checkSheets.values',
    { person: person.id, columns: items.map(({ column }) => column) },
    { enabled: items.length > 0 },
  );
  const view = typing.views.get(person.id);
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const save = async () => {
    if (await typing.save(person.id, person.name)) onNext();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    if (!grid.current?.contains(event.target)) return;
    event.preventDefault();
    if (event.ctrlKey || goDown(event)) void save();
  };
  return (
    <>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text fw={600}>
          {person.name}　{person.community}
        </Text>
        <Button loading={typing.busy} onClick={() => void save()}>
          保存并录下一人
        </Button>
      </Group>
      <Text size="sm" c="gray.8" mb={4}>
        只填纸上改了的栏目，没改的空着；要去掉的填“无”。回车到下一栏，最后一栏回车或 Ctrl+Enter 保存并到下一人。
      </Text>
      {view?.faults.map((fault) => (
        <Text key={fault} size="sm" c="red.8" role="alert">
          {fault}
        </Text>
      ))}
      {view === undefined || view.asks.length === 0 ? null : (
        <DatedQuestions view={view} person={person.id} typing={typing} />
      )}
      <div ref={grid} className="collect-scroll" onKeyDown={onKeyDown} role="presentation">
        <Lines person={person} items={items} typing={typing} texts={found.data.texts} />
      </div>
    </>
  );
}
