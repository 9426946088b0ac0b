/** One value of a code list, found by its characters, other spellings or pinyin initials. */
import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core';
import { useMemo } from 'react';
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import type { ChoiceField, FlagField } from '../../../db/registers/model/field.ts';
import { pinyinOf } from '../../../db/rules/pinyin.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { frameOf, type InputProps } from './input-props.ts';

/** What each value is found by. */
function wordsOf(list: CodeList): ReadonlyMap<string, string> {
  return new Map(
    list.values.map(({ code, label, synonyms = [] }) => {
      const { full, initials } = pinyinOf(label);
      return [code, [label, ...synonyms, full, initials, code].join(' ').toLowerCase()];
    }),
  );
}

/** Keeps the options in which the word is found; those that begin with it stand first. */
export function choiceFilter(words: ReadonlyMap<string, string>): OptionsFilter {
  return ({ options, search }) => {
    const wanted = search.trim().toLowerCase();
    const items = options as ComboboxItem[];
    const found = items.filter((item) => (words.get(item.value) ?? item.label.toLowerCase()).includes(wanted));
    return found.toSorted(
      (one, other) => Number(other.label.startsWith(wanted)) - Number(one.label.startsWith(wanted)),
    );
  };
}

/** The options of a list: what may be chosen now, and what is chosen although it is hidden or unknown. */
export function useChoices(listKey: string, chosen: string | null) {
  const vocabulary = useVocabulary();
  const list = vocabulary.list(listKey);
  return useMemo(() => {
    const data = list.values
      .filter((value) => value.hidden !== true || value.code === chosen)
      .map(({ code, label }) => ({ value: code, label }));
    if (chosen !== null && !data.some((option) => option.value === chosen)) data.push({ value: chosen, label: chosen });
    return { data, filter: choiceFilter(wordsOf(list)) };
  }, [list, chosen]);
}

const selectProps = {
  searchable: true,
  clearable: true,
  openOnFocus: false,
  selectFirstOptionOnChange: true,
  autoSelectOnBlur: true,
  maxDropdownHeight: 280,
  autoComplete: 'off',
  clearButtonProps: { 'aria-label': '清空', tabIndex: -1 },
} as const;

export function ChoiceInput({ field, value, onChange, onBlur, error, disabled }: InputProps<ChoiceField>) {
  const chosen = value === null ? null : String(value);
  const { data, filter } = useChoices(field.list, chosen);
  return (
    <Select
      {...frameOf({ field, error, disabled })}
      {...selectProps}
      data={data}
      filter={filter}
      value={chosen}
      onChange={(code) => onChange(code)}
      {...(onBlur === undefined ? {} : { onBlur })}
    />
  );
}

const flags = [
  { value: '1', label: '是' },
  { value: '0', label: '否' },
];
const flagFilter = choiceFilter(
  new Map([
    ['1', '是 shi s y 1'],
    ['0', '否 fou f n 0'],
  ]),
);

export function FlagInput({ field, value, onChange, onBlur, error, disabled }: InputProps<FlagField>) {
  return (
    <Select
      {...frameOf({ field, error, disabled })}
      {...selectProps}
      data={flags}
      filter={flagFilter}
      value={value === null ? null : String(value)}
      onChange={(flag) => onChange(flag === null ? null : Number(flag))}
      {...(onBlur === undefined ? {} : { onBlur })}
    />
  );
}
