/** What one column takes and how it is written. */
import {
  Button,
  MultiSelect,
  type ComboboxParsedItem,
  type OptionsFilter,
  Popover,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { useMemo, useState } from 'react';
import { pinyinOf } from '../../../db/rules/pinyin.ts';
import type { Binding, FormItem } from '../../../electron/desk/forms/shapes.ts';
import { choiceFilter } from '../../parts/inputs/choice-input.tsx';
import { bindingFrom, choiceOf, choicesOf, type Items, styleChoice } from './binding-words.ts';
import { FiltersEditor } from './filters-editor.tsx';

/** The choices of a register's forms, found by characters or pinyin. */
export function useBindingChoices(items: Items, register: string) {
  return useMemo(() => {
    const data = choicesOf(items.items, register);
    const words = new Map(
      data.flatMap(({ items: own }) =>
        own.map(({ value, label }) => {
          const { full, initials } = pinyinOf(label);
          return [value, `${label} ${full} ${initials}`.toLowerCase()] as const;
        }),
      ),
    );
    const plain = choiceFilter(words);
    const filter: OptionsFilter = ({ options, ...input }) =>
      options.flatMap((option): ComboboxParsedItem[] => {
        if (!('group' in option)) return [...plain({ ...input, options: [option] })];
        const own = plain({ ...input, options: option.items }).flatMap((item) => ('group' in item ? [] : [item]));
        return own.length === 0 ? [] : [{ ...option, items: own }];
      });
    return { data, filter };
  }, [items, register]);
}

export type BindingChoices = ReturnType<typeof useBindingChoices>;

interface BindingProps {
  /** How the column is called to who cannot see the table: B 列“姓名”. */
  readonly name: string;
  readonly binding: Binding | null;
  readonly register: string;
  readonly items: Items;
  readonly disabled: boolean;
  readonly onChange: (binding: Binding | null) => void;
}

export function BindingChoice({ choices, ...props }: BindingProps & { readonly choices: BindingChoices }) {
  const { name, binding, register, disabled, onChange } = props;
  return (
    <Select
      size="xs"
      aria-label={`${name}取什么`}
      data={choices.data}
      filter={choices.filter}
      value={choiceOf(binding)}
      placeholder="选择取什么"
      onFocus={(event) => event.currentTarget.select()}
      onClick={(event) => event.currentTarget.select()}
      onChange={(value) => value !== null && onChange(bindingFrom(value, binding, register))}
      disabled={disabled}
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      maxDropdownHeight={320}
    />
  );
}

/** A text that is saved when the clerk leaves it. */
function ConstantText({
  name,
  text,
  disabled,
  onSave,
}: {
  readonly name: string;
  readonly text: string;
  readonly disabled: boolean;
  readonly onSave: (text: string) => void;
}) {
  const [now, setNow] = useState(text);
  return (
    <TextInput
      size="xs"
      aria-label={`${name}的固定内容`}
      placeholder="每行都填这个"
      value={now}
      disabled={disabled}
      maxLength={500}
      onChange={(event) => setNow(event.currentTarget.value)}
      onBlur={() => now !== text && onSave(now)}
    />
  );
}

function JoinedParts({
  name,
  binding,
  items,
  disabled,
  onChange,
}: BindingProps & { readonly binding: Extract<Binding, { take: 'joined' }> }) {
  const keep = (fields: readonly string[]) =>
    fields.map((field) => binding.parts.find((part) => part.field === field) ?? { field, style: {} });
  return (
    <Popover position="bottom-end" width={320} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default" disabled={disabled}>
          {binding.parts
            .map((part) => items.items.find((item) => item.field === part.field)?.label ?? part.field)
            .join(binding.by === '' ? '＋' : binding.by)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`${name}由哪几栏合成`}>
        <Stack gap="xs">
          <MultiSelect
            size="xs"
            label="依次取"
            searchable
            maxValues={6}
            data={items.items.map(({ field, label }) => ({ value: field, label }))}
            value={binding.parts.map((part) => part.field)}
            onChange={(fields) => fields.length > 0 && onChange({ ...binding, parts: keep(fields) })}
            comboboxProps={{ withinPortal: false }}
          />
          <TextInput
            size="xs"
            label="中间用什么隔开"
            description="不填就直接连起来"
            maxLength={10}
            value={binding.by}
            onChange={(event) => onChange({ ...binding, by: event.currentTarget.value })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** 写法: of a field its style, of the others what they need. */
export function BindingDetail(props: BindingProps) {
  const { name, binding, items, disabled, onChange } = props;
  switch (binding?.take) {
    case 'constant':
      return (
        <ConstantText
          key={binding.text}
          name={name}
          text={binding.text}
          disabled={disabled}
          onSave={(text) => onChange({ ...binding, text })}
        />
      );
    case 'joined':
      return <JoinedParts {...props} binding={binding} />;
    case 'count':
      return (
        <FiltersEditor
          register="people"
          filters={binding.filters}
          onChange={(filters) => onChange({ ...binding, filters })}
          none="全部在册"
          disabled={disabled}
        />
      );
    case 'field': {
      const item: FormItem | undefined = items.items.find((one) => one.field === binding.field);
      const choice = item === undefined ? null : styleChoice(item, binding.style, items.words);
      if (choice === null) return null;
      return (
        <Select
          size="xs"
          aria-label={`${name}的${choice.label}`}
          data={choice.options.map(({ value, label }) => ({ value, label }))}
          value={choice.value}
          onChange={(value) => {
            const chosen = choice.options.find((option) => option.value === value);
            if (chosen !== undefined) onChange({ ...binding, style: { ...binding.style, ...chosen.style } });
          }}
          disabled={disabled}
          allowDeselect={false}
        />
      );
    }
    default:
      return null;
  }
}
