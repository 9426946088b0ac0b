/** One person's facts, each with a field for what the paper says instead: Enter goes down, after the last to the next person. */
import { Button, Group, Radio, Table, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type KeyboardEvent, useRef } from 'react';
import type { CollectItem } from '../../../electron/desk/collections/shapes.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useSession } from '../../session.tsx';
import type { Person } from './typing-side.tsx';
import type { Dated, TypedView, Typing } from './use-typing.ts';
import { useValues } from './use-values.ts';

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
        {mode === undefined ? (
          <Text size="xs" c="gray.8">
            方向键选，回车保存
          </Text>
        ) : null}
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
    <Table stickyHeader withColumnBorders layout="fixed" verticalSpacing={2} aria-label="更正">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={150}>栏目</Table.Th>
          <Table.Th w={200}>现有内容</Table.Th>
          <Table.Th className="check-new">更正为</Table.Th>
          <Table.Th>说明</Table.Th>
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

/** The first question about dated facts that has no answer yet. */
function focusQuestion(place: HTMLElement | null): void {
  const groups = [...(place?.querySelectorAll('[role="radiogroup"]') ?? [])];
  const open = groups.find((group) => group.querySelector('input:checked') === null);
  open?.querySelector('input')?.focus();
}

/** Enter goes to the field below; true where there is none. */
function goDown(event: KeyboardEvent<HTMLElement>): boolean {
  const inputs = [...event.currentTarget.querySelectorAll<HTMLInputElement>('tbody input')];
  const at = inputs.findIndex((input) => input === event.target);
  if (at < 0) return false;
  const next = inputs[at + 1];
  next?.focus();
  return next === undefined;
}

export function TypingGrid({ person, items, typing, onNext }: TypingGridProps) {
  const place = useRef<HTMLDivElement>(null);
  const found = useValues(person.id, items);
  const view = typing.views.get(person.id);
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const save = async () => {
    if (await typing.save(person.id, person.name)) onNext();
    // What is still asked stands above the fields by then.
    else setTimeout(() => focusQuestion(place.current));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (event.ctrlKey || event.target.type === 'radio' || goDown(event)) void save();
  };
  return (
    <div ref={place} className="check-typing" onKeyDown={onKeyDown} role="presentation">
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text fw={600}>
          {person.name}　{person.community}
        </Text>
        <Button loading={typing.busy} onClick={() => void save()}>
          保存并录下一人
        </Button>
      </Group>
      <Text size="sm" c="gray.8" mb={4}>
        只填纸上改了的栏目，没改的空着；要去掉的填“无”。回车到下一栏，Ctrl+Enter（或最后一栏回车）保存并到下一人。
      </Text>
      {view?.faults.map((fault) => (
        <Text key={fault} size="sm" c="red.8" role="alert">
          {fault}
        </Text>
      ))}
      {view === undefined || view.asks.length === 0 ? null : (
        <DatedQuestions view={view} person={person.id} typing={typing} />
      )}
      <div className="collect-scroll">
        <Lines person={person} items={items} typing={typing} texts={found.data.texts} />
      </div>
    </div>
  );
}
