/** A whole day, typed as clerks write it. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDay, isExactDay } from '../../../db/rules/day.ts';
import { parseDay } from '../../../db/rules/parse-day.ts';
import { useSession } from '../../session.tsx';

interface DayInputProps {
  readonly label: string;
  readonly description?: string;
  /** YYYY-MM-DD. */
  readonly value: string;
  /** Only called with a whole day. */
  readonly onChange: (day: string) => void;
  readonly autoFocus?: boolean;
}

/** Reads 2026.1.5, 2026年1月5日 and the like; null where it is no whole day. */
function wholeDay(text: string): string | null {
  const read = parseDay(text);
  return 'error' in read || read.day === null || !isExactDay(read.day) ? null : read.day;
}

export function DayInput({ label, description, value, onChange, autoFocus = false }: DayInputProps) {
  const { today } = useSession();
  const [text, setText] = useState(() => formatDay(value, '1990-05-01'));
  const wrong = wholeDay(text) === null;
  const take = (typed: string) => {
    setText(typed);
    const day = wholeDay(typed);
    if (day !== null) onChange(day);
  };
  return (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      maw={260}
      value={text}
      error={wrong ? '请写到日，如 2026-01-01。' : null}
      autoComplete="off"
      autoFocus={autoFocus}
      onChange={(event) => take(event.currentTarget.value)}
      onBlur={() => {
        const day = wholeDay(text);
        if (day !== null) setText(formatDay(day, '1990-05-01'));
      }}
      onKeyDown={(event) => {
        if (!event.ctrlKey || event.key !== ';') return;
        event.preventDefault();
        take(today);
      }}
    />
  );
}
