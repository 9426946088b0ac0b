/** A dated fact is edited: was it recorded wrongly (更正), or did it change on a day (自某日起变动)? */
import { Group, Paper, Radio, Stack } from '@mantine/core';
import type { DayField, FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { isExactDay } from '../../../db/rules/day.ts';
import { FieldInput } from '../field-input.tsx';
import type { Mode, RecordForm } from './use-record-form.ts';

/** What was chosen; `from` may still be incomplete. */
export interface ModeChoice {
  readonly mode: Mode['mode'] | null;
  readonly from: FieldValue;
}

export const noChoice: ModeChoice = { mode: null, from: null };

/** Whether the question must be asked: an open period whose content, not its ends, was touched. */
export function asksMode(register: Register, form: RecordForm): boolean {
  const { dated } = register;
  if (dated?.to === undefined || form.file === undefined || form.file.binned) return false;
  const ends: readonly string[] = [dated.from, dated.to];
  const isOpen = (form.file.values[dated.to] ?? null) === null;
  return isOpen && Object.keys(form.patch).some((key) => !ends.includes(key));
}

/** The choice as the desk takes it; a sentence where it is not complete. */
export function modeOf(choice: ModeChoice): Mode | string {
  if (choice.mode === null) return '请选择是更正，还是自某日起变动。';
  if (choice.mode === 'correct') return { mode: 'correct' };
  return isExactDay(choice.from) ? { mode: 'change', from: choice.from } : '请填写从哪一天起变动，要写到日。';
}

const fromField: DayField = { key: 'change_from', label: '从哪一天起', kind: 'day', exact: true, required: true };

interface DatedModeProps {
  readonly choice: ModeChoice;
  readonly onChange: (choice: ModeChoice) => void;
  readonly fault: string | null;
}

export function DatedMode({ choice, onChange, fault }: DatedModeProps) {
  return (
    <Paper withBorder p="xs" mb="sm" bg="deepBlue.0">
      <Stack gap="xs">
        <Radio.Group
          label="这次修改是"
          value={choice.mode}
          onChange={(mode) => onChange({ ...choice, mode: mode === 'change' ? 'change' : 'correct' })}
          error={choice.mode === 'change' ? null : fault}
        >
          <Group mt={4} gap="md">
            <Radio value="correct" label="更正（原来记错了）" />
            <Radio value="change" label="自某日起变动（保留原来这一段）" />
          </Group>
        </Radio.Group>
        {choice.mode === 'change' ? (
          <FieldInput
            field={fromField}
            value={choice.from}
            onChange={(from) => onChange({ ...choice, from })}
            error={fault}
          />
        ) : null}
      </Stack>
    </Paper>
  );
}
