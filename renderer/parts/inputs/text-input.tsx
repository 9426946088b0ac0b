/** The input of every field that is typed: text, days, money, numbers, ID and phone numbers. Shows what it understood. */
import { Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Field } from '../../../db/registers/model/field.ts';
import { useSession } from '../../session.tsx';
import { frameOf, type InputProps } from './input-props.ts';
import { type Read, readText, writeText } from './read-text.ts';

const placeholders: Readonly<Partial<Record<Field['kind'], string>>> = { day: '如 1990.5 或 1990-05-01' };

function unitOf(field: Field): string | undefined {
  if (field.kind === 'money') return '元';
  return field.kind === 'integer' || field.kind === 'decimal' ? field.unit : undefined;
}

export function TypedInput({ field, value, onChange, onBlur, error, disabled, placeholder }: InputProps) {
  const { today } = useSession();
  const [text, setText] = useState(() => writeText(field, value));
  const [read, setRead] = useState<Read | null>(null);
  const [at, setAt] = useState(value);
  // The value was changed from outside (another record, a draft, a conflict settled): the text follows.
  useEffect(() => {
    if (value === at) return;
    setAt(value);
    setText(writeText(field, value));
    setRead(null);
  }, [field, value, at]);
  const take = (typed: string) => {
    const next = readText(field, typed, today);
    setText(typed);
    setRead(next);
    setAt(next.value);
    onChange(next.value);
  };
  const unit = unitOf(field);
  const { description, ...frame } = { description: undefined, ...frameOf({ field, error, disabled }) };
  return (
    <TextInput
      {...frame}
      value={text}
      autoComplete="off"
      spellCheck={false}
      placeholder={placeholder ?? placeholders[field.kind] ?? ''}
      inputMode={unit === undefined ? 'text' : 'decimal'}
      description={
        read !== null && (read.understood !== '' || read.doubt !== '') ? (
          <Text span inherit c={read.doubt === '' ? 'deepBlue.7' : 'orange.7'}>
            {read.understood}
            {read.doubt}
          </Text>
        ) : (
          description
        )
      }
      rightSectionWidth={unit === undefined ? 0 : unit.length * 13 + 18}
      rightSection={
        unit === undefined ? null : (
          <Text size="xs" c="gray.7">
            {unit}
          </Text>
        )
      }
      onChange={(event) => take(event.currentTarget.value)}
      onBlur={() => {
        if (read !== null && read.doubt === '') setText(writeText(field, read.value));
        onBlur?.();
      }}
      onKeyDown={(event) => {
        if (field.kind !== 'day' || !event.ctrlKey || event.key !== ';') return;
        event.preventDefault();
        take(today);
      }}
    />
  );
}
