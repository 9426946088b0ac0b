/** Which columns a list shows, in which order and width. */
import { ActionIcon, Button, Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { AnyField } from '../../vocabulary.tsx';
import { BesideBody, BesideFoot } from '../beside.tsx';
import { narrowest, usualWidth, widest } from './arrange.ts';
import type { Columns } from './list-state.ts';

interface ColumnChooserProps {
  readonly fields: readonly AnyField[];
  readonly columns: Columns;
  /** Null goes back to the register's own columns. */
  readonly onSave: (columns: Columns | null) => void;
}

interface ColumnRowProps {
  readonly field: AnyField;
  /** Null where the column is not shown. */
  readonly width: number | null;
  /** The only column left: it stays. */
  readonly isLast: boolean;
  readonly onToggle: () => void;
  readonly onWidth: (width: number) => void;
  readonly onMove: (by: -1 | 1) => void;
}

function ColumnRow({ field: { label }, width, isLast, onToggle, onWidth, onMove }: ColumnRowProps) {
  const visible = width !== null;
  return (
    <Group gap={4} wrap="nowrap">
      <Checkbox
        size="xs"
        label={label}
        checked={visible}
        disabled={visible && isLast}
        onChange={onToggle}
        style={{ flex: 1 }}
      />
      {width === null ? null : (
        <>
          <NumberInput
            size="xs"
            w={72}
            hideControls
            min={narrowest}
            max={widest}
            aria-label={`${label}的列宽`}
            value={width}
            onChange={(value) => typeof value === 'number' && onWidth(value)}
          />
          <ActionIcon size="sm" color="gray" aria-label={`${label}前移`} onClick={() => onMove(-1)}>
            <IconArrowUp size={14} />
          </ActionIcon>
          <ActionIcon size="sm" color="gray" aria-label={`${label}后移`} onClick={() => onMove(1)}>
            <IconArrowDown size={14} />
          </ActionIcon>
        </>
      )}
    </Group>
  );
}

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
  const toggle = (key: string) =>
    setKeys((now) => (now.includes(key) ? now.filter((other) => other !== key) : [...now, key]));
  const row = (field: AnyField) => (
    <ColumnRow
      key={field.key}
      field={field}
      width={keys.includes(field.key) ? (widths[field.key] ?? usualWidth(field)) : null}
      isLast={keys.length === 1}
      onToggle={() => toggle(field.key)}
      onWidth={(width) => setWidths((now) => ({ ...now, [field.key]: width }))}
      onMove={(by) => move(field.key, by)}
    />
  );
  return (
    <>
      <BesideBody>
        <Text size="sm" c="gray.7" mb={6}>
          勾选要显示的栏目；导出、打印当前列表用同样的栏目和顺序。右边的数字是列宽。
        </Text>
        <Stack gap={4}>
          {shown.map(row)}
          <Text size="sm" fw={600} mt="xs">
            未显示
          </Text>
          {hidden.map(row)}
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
