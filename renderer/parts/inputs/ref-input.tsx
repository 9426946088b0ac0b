/** A reference to a record of another register, searched in the desk by name, pinyin or tail of a number. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { RefField } from '../../../db/registers/model/field.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { useDesk } from '../use-desk.ts';
import { frameOf, type InputProps } from './input-props.ts';

export function RefInput({ field, value, onChange, onBlur, error, disabled }: InputProps<RefField>) {
  const { find } = useVocabulary();
  const [focused, setFocused] = useState(false);
  const [typed, setTyped] = useState('');
  const chosen = typeof value === 'string' ? value : null;
  const { register } = field;
  const present = useDesk('records.choices', { register, ids: [chosen ?? ''], limit: 1 }, { enabled: chosen !== null });
  const label = present.data?.[0]?.label ?? '';
  const [word] = useDebouncedValue(typed === label ? '' : typed.trim(), 200);
  const found = useDesk('records.choices', { register, search: word, limit: 50 }, { enabled: focused, keep: true });
  const options = (found.data ?? []).map(({ id, label: text }) => ({
    value: id,
    label: text === '' ? '（未命名）' : text,
  }));
  if (chosen !== null && !options.some((option) => option.value === chosen)) options.push({ value: chosen, label });
  return (
    <Select
      {...frameOf({ field, error, disabled })}
      data={options}
      // The desk has found them already, also by pinyin.
      filter={({ options: all }) => all}
      value={chosen}
      onChange={(id) => onChange(id)}
      searchValue={typed}
      onSearchChange={setTyped}
      searchable
      clearable
      openOnFocus={false}
      selectFirstOptionOnChange
      maxDropdownHeight={280}
      autoComplete="off"
      placeholder={register === 'people' ? '姓名、拼音或身份证尾号' : ''}
      nothingFoundMessage={found.isFetching ? '正在查找……' : `没有找到，请先在“${find(register)?.label ?? ''}”里新增`}
      clearButtonProps={{ 'aria-label': '清空', tabIndex: -1 }}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        onBlur?.();
      }}
    />
  );
}
