/** Whose sheets: conditions and saved views. */
import { Group, Text } from '@mantine/core';
import type { Filter } from '../../../electron/desk/shapes.ts';
import { SavedViews } from '../../parts/list/saved-views.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { FiltersEditor } from '../forms/filters-editor.tsx';

interface PeopleBarProps {
  readonly filters: readonly Filter[];
  readonly onFilters: (filters: readonly Filter[]) => void;
}

export function PeopleBar({ filters, onFilters }: PeopleBarProps) {
  const register = useVocabulary().register('people');
  const view = { search: '', filters, sort: [], day: null, binned: false, among: null, page: 1 };
  return (
    <Group gap="xs">
      <Text size="sm" fw={600}>
        哪些人
      </Text>
      <SavedViews register={register} view={view} onChoose={(chosen) => onFilters(chosen.filters ?? [])} />
      <FiltersEditor register="people" filters={filters} onChange={onFilters} none="全部在册人员" />
    </Group>
  );
}
