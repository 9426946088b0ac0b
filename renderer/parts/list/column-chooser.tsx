/** Which columns a list shows, in which order and width. */
import { ActionIcon, Button, Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { AnyField } from '../../vocabulary.tsx';
import { BesideBody, BesideFoot } from '../beside.tsx';
import type { Columns } from './list-state.ts';

interface ColumnChooserProps {
  readonly fields: readonly AnyField[];
  readonly columns: Columns;
  /** Null goes back to the register's own columns. */
  readonly onSave: (columns: Columns | null) => void;
}

const usualWidth = 110;

export function ColumnChooser({ fields, columns, onSave }: ColumnChooserProps) {
  const [keys, setKeys] = useState<readonly string[]>(columns.keys);
  const [widths, setWidths] = useState(columns.widths);
  const move = (key: string, by: -1 | 1) =>
    setKeys((now) => {
      const place = now.indexOf(key);
      const other = now[place + by];
      return other === undefined ? now : now.with(place, other).with(place + by, key);
    });
  const shown = keys.flatMap((key) => fields.find((field) => field.key === key) ?? []);
  const hidden = fields.filter((field) => !keys.includes(field.key) && field.key !== 'pinyin');
  const row = (field: AnyField, visible: boolean) => (
    <Group key={field.key} gap={4} wrap="nowrap">
      <Checkbox
        size="xs"
        label={field.label}
        checked={visible}
        disabled={visible && keys.length === 1}
        onChange={() => setKeys((now) => (visible ? now.filter((key) => key !== field.key) : [...now, field.key]))}
        style={{ flex: 1 }}
      />
      {visible ? (
        <>
          <NumberInput
            size="xs"
            w={72}
            hideControls
            min={40}
            max={600}
            aria-label={`${field.label}的列宽`}
            value={widths[field.key] ?? field.width ?? usualWidth}
            onChange={(width) => setWidths((now) => (typeof width === 'number' ? { ...now, [field.key]: width } : now))}
          />
          <ActionIcon size="sm" color="gray" aria-label={`${field.label}前移`} onClick={() => move(field.key, -1)}>
            <IconArrowUp size={14} />
          </ActionIcon>
          <ActionIcon size="sm" color="gray" aria-label={`${field.label}后移`} onClick={() => move(field.key, 1)}>
            <IconArrowDown size={14} />
          </ActionIcon>
        </>
      ) : null}
    </Group>
  );
  return (
    <>
      <BesideBody>
        <Text size="sm" c="gray.7" mb={6}>
          勾选要显示的栏目；导出、打印当前列表用同样的栏目和顺序。右边的数字是列宽。
        </Text>
        <Stack gap={4}>
          {shown.map((field) => row(field, true))}
          <Text size="sm" fw={600} mt="xs">
            未显示
          </Text>
          {hidden.map((field) => row(field, false))}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button onClick={() => onSave({ keys, widths })}>按此显示</Button>
        <Button variant="default" onClick={() => onSave(null)}>
          恢复默认栏目
        </Button>
      </BesideFoot>
    </>
  );
}
