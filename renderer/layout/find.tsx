/** Ctrl+K: finds a person by name, pinyin, phone or ID tail, or any page. */
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { pinyinOf } from '../../db/rules/pinyin.ts';
import { useDesk } from '../parts/use-desk.ts';
import { formatField } from '../parts/field-value.tsx';
import { useSession } from '../session.tsx';
import { useVocabulary } from '../vocabulary.tsx';
import { allEntries } from './entries.ts';
import { finder, findStore } from './finder.ts';

const mostPages = 8;

/** Pages called exactly what was typed stand first, then those that begin with it, then those that hold it. */
function rank(title: string, wanted: string): number {
  if (title === wanted) return 0;
  return title.startsWith(wanted) ? 1 : title.includes(wanted) ? 2 : 3;
}

interface Found {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly onClick: () => void;
}

/** The people a word finds; `settled` once the answer belongs to the word. */
function usePersons(word: string): { readonly persons: readonly Found[]; readonly settled: boolean } {
  const session = useSession();
  const vocabulary = useVocabulary();
  const [, navigate] = useLocation();
  const found = useDesk(
    'people.search',
    { search: word, limit: 12 },
    { enabled: word !== '' && session.has('roster.read'), keep: true },
  );
  const people = vocabulary.register('people');
  const columns = ['community', 'position', 'phone'].flatMap(
    (key) => vocabulary.columns(people).find((field) => field.key === key) ?? [],
  );
  const rows = word === '' ? [] : (found.data?.rows ?? []);
  const persons = rows.map((row) => ({
    id: `person-${row.id}`,
    label: `${String(row.values['name'] ?? '')}${row.values['on_roll'] === 1 ? '' : '（不在册）'}`,
    description: columns
      .map((field) => formatField(vocabulary, field, row.values[field.key] ?? null, found.data?.labels ?? {}))
      .filter((text) => text !== '')
      .join(' · '),
    onClick: () => navigate(`/people/${row.id}`),
  }));
  return { persons, settled: !found.isFetching };
}

/** The pages whose title, area or spelling holds what was typed. */
function usePlaces(query: string): readonly Found[] {
  const session = useSession();
  const vocabulary = useVocabulary();
  const [, navigate] = useLocation();
  const wanted = query.trim().toLowerCase();
  return allEntries(vocabulary.registers, session)
    .filter(({ title, area }) => {
      const { full, initials } = pinyinOf(title);
      return `${title} ${area} ${full} ${initials}`.includes(wanted);
    })
    .toSorted((one, other) => rank(one.title, wanted) - rank(other.title, wanted))
    .slice(0, mostPages)
    .map(({ title, area, path }) => ({ id: path, label: title, description: area, onClick: () => navigate(path) }));
}

export function Find() {
  const [query, setQuery] = useState('');
  const [word] = useDebouncedValue(query.trim(), 150);
  const { persons, settled } = usePersons(word);
  const places = usePlaces(query);
  const groups: SpotlightActionGroupData[] = [
    { group: '人员', actions: [...persons] },
    { group: '页面', actions: [...places] },
  ].filter((group) => group.actions.length > 0);
  const known = word === query.trim() && settled;
  const first = word === '' || !known ? undefined : [...persons, ...places][0];
  const [awaited, setAwaited] = useState<string | null>(null);
  /** The query in which an arrow key was used: the spotlight marks a first one by itself, which may be of an older answer. */
  const [moved, setMoved] = useState<string | null>(null);
  /** Enter alone takes the first that is found, also where the answer is still on its way; an arrow key chooses another. */
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setMoved(query);
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || moved === query || query.trim() === '') return;
    // The spotlight would open what it marked.
    event.currentTarget.closest('[role=dialog]')?.querySelector('[data-selected]')?.removeAttribute('data-selected');
    setAwaited(query);
  };
  useEffect(() => {
    if (awaited === null) return;
    if (awaited === query && !known) return;
    setAwaited(null);
    if (awaited !== query || first === undefined) return;
    finder.close();
    first.onClick();
  }, [awaited, query, known, first]);
  return (
    <Spotlight
      store={findStore}
      actions={groups}
      filter={(_query, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      nothingFound={word === '' ? '输入姓名、拼音、电话或身份证尾号（至少 4 位）、页面名称' : '没有找到'}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: '姓名、拼音首字母、电话或身份证尾号（至少 4 位）、页面名称',
        'aria-label': '查找人员或页面',
        onKeyDown: takeFirst,
      }}
      attributes={{ content: { 'aria-label': '查找' } }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      maxHeight={420}
    />
  );
}
