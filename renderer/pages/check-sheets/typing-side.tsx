/** 录入更正: the people at the left, at the right one person's facts with room for what the paper says. */
import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { PeopleBar } from './people-bar.tsx';
import { columnsIn, rollFilters, type SheetChoice } from './sheet-choice.ts';
import { TypingGrid } from './typing-grid.tsx';
import { isTyped, type Typing, useTyping } from './use-typing.ts';
import { useValues } from './use-values.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly community: string;
}

interface PeopleListProps {
  readonly people: readonly Person[];
  readonly shown: string | undefined;
  readonly typing: Typing;
  readonly onShow: (id: string) => void;
}

function PeopleList({ people, shown, typing, onShow }: PeopleListProps) {
  return (
    <div className="collect-scroll">
      <Table stickyHeader verticalSpacing={2} aria-label="人员">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>姓名</Table.Th>
            <Table.Th>社区</Table.Th>
            <Table.Th w={70}>录入</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map(({ id, name, community }) => {
            const pending = isTyped(typing.typed.get(id));
            const color = pending ? 'orange' : 'green';
            return (
              <Table.Tr key={id} className="check-person" {...(id === shown ? { 'data-shown': true } : {})}>
                <Table.Td>
                  <Button size="compact-sm" variant="subtle" onClick={() => onShow(id)}>
                    {name}
                  </Button>
                </Table.Td>
                <Table.Td>{community}</Table.Td>
                <Table.Td>
                  {pending || typing.done.has(id) ? <WordBadge word={pending ? '没存' : '已录'} color={color} /> : null}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** People in the order in which the sheets were handed out. */
function usePeople(choice: SheetChoice) {
  const { today } = useSession();
  const found = useDesk(
    'records.list',
    {
      register: 'people',
      columns: ['name', 'community'],
      filters: rollFilters(choice.filters),
      sort: [{ key: 'community' }, { key: 'name' }],
      day: today,
      limit: 2000,
    },
    { keep: true },
  );
  const people = found.data?.rows.map(({ id, values }): Person => ({
    id,
    name: String(values['name'] ?? ''),
    community: found.data.labels['communities']?.[String(values['community'])] ?? '',
  }));
  return { found, people } as const;
}

/** Whose sheet is typed now, and whose comes next. */
function useSheets(people: readonly Person[] | undefined) {
  const [word, setWord] = useState('');
  const [shown, show] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const listed = (people ?? []).filter(({ name, community }) => `${name}${community}`.includes(word.trim()));
  const found = listed.findIndex(({ id }) => id === shown);
  const at = Math.max(0, found);
  const person = listed[at];
  const next = listed[at + 1];
  /** Sheets in the order of the list follow by themselves; after a search the next name is typed. */
  const goOn = () => {
    if (word.trim() === '') {
      if (next !== undefined) show(next.id);
      return;
    }
    show(person?.id ?? null);
    setWord('');
    search.current?.focus();
  };
  return { word, setWord, search, listed, person, next, show, goOn } as const;
}

type Sheets = ReturnType<typeof useSheets>;

/** A name and Enter: the fields of the first who bears it. */
function SearchField({ sheets, onFound }: { readonly sheets: Sheets; readonly onFound: () => void }) {
  const { word, setWord, search, listed, show } = sheets;
  return (
    <TextInput
      my={6}
      size="xs"
      aria-label="按姓名或社区查找"
      placeholder="打姓名或社区，回车就录"
      ref={search}
      value={word}
      onChange={(event) => setWord(event.currentTarget.value)}
      onKeyDown={(event) => {
        const [first] = listed;
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || first === undefined) return;
        event.preventDefault();
        show(first.id);
        onFound();
      }}
    />
  );
}

export function TypingSide(choice: SheetChoice) {
  const typing = useTyping();
  const { found, people } = usePeople(choice);
  const sheets = useSheets(people);
  const fields = useRef<HTMLElement>(null);
  const items = columnsIn(choice).filter((item) => item.place !== null);
  const { listed, person, next, show, goOn } = sheets;
  // Asked ahead, so that the next sheet's fields stand at once.
  useValues(next?.id, items);
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (people === undefined) return <Waiting />;
  const toFields = () => fields.current?.querySelector<HTMLInputElement>('tbody input')?.focus();
  return (
    <div className="collect-sides">
      <div className="collect-side" style={{ flex: '0 0 330px' }}>
        <PeopleBar filters={choice.filters} onFilters={choice.onFilters} />
        <SearchField sheets={sheets} onFound={toFields} />
        <PeopleList people={listed} shown={person?.id} typing={typing} onShow={show} />
        <Group mt={4}>
          <Text size="sm" role="status">
            {listed.length} 人，本次已录 {typing.done.size} 人
          </Text>
        </Group>
      </div>
      <section ref={fields} className="collect-side" style={{ flex: 1 }} aria-label="更正">
        {person === undefined ? (
          <EmptyNote title="没有符合条件的人" hint="请调整条件或换一个姓名。" />
        ) : (
          <TypingGrid key={person.id} person={person} items={items} typing={typing} onNext={goOn} />
        )}
      </section>
    </div>
  );
}
