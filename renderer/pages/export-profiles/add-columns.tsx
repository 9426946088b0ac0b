/** Where columns come from: chosen one by one, those of the list, or the heading row of the platform's template. */
import { Button, FileButton, Group, Select } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { call, upload } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { toast } from '../../parts/toast.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { BindingChoices } from '../forms/binding-choice.tsx';
import { bindingFrom, type Items } from '../forms/binding-words.ts';
import { type EditedColumn, keyed } from './profile-columns.ts';

interface AddColumnsProps {
  readonly register: string;
  readonly columns: readonly EditedColumn[];
  readonly items: Items;
  readonly choices: BindingChoices;
  readonly disabled: boolean;
  readonly onChange: (columns: readonly EditedColumn[]) => void;
}

/** Reads a template's headings in place of the present columns. */
export function useTemplate(
  register: string,
  columns: readonly EditedColumn[],
  onChange: (columns: readonly EditedColumn[]) => void,
) {
  const [busy, setBusy] = useState(false);
  const read = async (file: File) => {
    const body = `现有的 ${columns.length} 列换成模板“${file.name}”的表头。保存前不影响原来的格式。`;
    if (columns.length > 0 && !(await ask({ title: '按模板的表头', body, confirm: '换成模板的表头' }))) return;
    setBusy(true);
    try {
      const found = await call('exportProfiles.template', { register, upload: await upload('form', file) });
      onChange(keyed(found.columns));
      const open = found.columns.filter(({ origin }) => origin === 'none' || origin === 'guess').length;
      toast.saved(
        `从“${found.sheet}”读到 ${found.columns.length} 列表头${open === 0 ? '，都已对上。' : `，${open} 列要看一眼。`}`,
      );
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, read } as const;
}

function labelOf(choices: BindingChoices, value: string): string {
  const found = choices.data.flatMap(({ items }) => items).find((choice) => choice.value === value);
  return value === 'blank' ? '' : (found?.label.replace(/（.*）$|……$/gu, '') ?? '');
}

export function AddColumns({ register, columns, items, choices, disabled, onChange }: AddColumnsProps) {
  const vocabulary = useVocabulary();
  const template = useTemplate(register, columns, onChange);
  const add = (value: string | null) => {
    const binding = value === null ? null : bindingFrom(value, null, register);
    if (value === null || binding === null) return;
    onChange([...columns, ...keyed([{ heading: labelOf(choices, value), binding, words: {} }])]);
  };
  const addList = () => {
    const { listColumns } = vocabulary.register(register);
    const own = listColumns.flatMap((field) => items.items.find((item) => item.field === field) ?? []);
    const more = own.map(({ field, label }) => ({
      heading: label,
      binding: { take: 'field', field, style: {} } as const,
      words: {},
    }));
    onChange([...columns, ...keyed(more)]);
  };
  return (
    <Group gap="xs" mb={4} wrap="nowrap">
      <Select
        size="xs"
        w={300}
        aria-label="加一列"
        placeholder="加一列：按名称或拼音查找栏目"
        data={choices.data}
        filter={choices.filter}
        value={null}
        onChange={add}
        disabled={disabled}
        searchable
        selectFirstOptionOnChange
        maxDropdownHeight={320}
      />
      <Button size="compact-md" variant="default" disabled={disabled} onClick={addList}>
        加列表的各栏
      </Button>
      <FileButton
        onChange={(file) => file !== null && void template.read(file)}
        accept=".xlsx,.xlsm,.xls"
        inputProps={{ 'aria-label': '平台的导入模板' }}
        disabled={disabled}
      >
        {(props) => (
          <Button
            {...props}
            size="compact-md"
            variant="default"
            loading={template.busy}
            disabled={disabled}
            leftSection={<IconTableImport size={15} aria-hidden />}
          >
            按平台模板的表头……
          </Button>
        )}
      </FileButton>
    </Group>
  );
}
