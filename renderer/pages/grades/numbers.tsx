/** Small inputs of the scheme editor: counts, and amounts that are typed in 元 and kept in 分. */
import { NumberInput } from '@mantine/core';
import { formatMoney } from '../../../db/rules/money.ts';

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly help?: string;
  readonly unit?: string;
  readonly max?: number;
  readonly min?: number;
  readonly width?: number;
}

export function Count({ label, value, onChange, help, unit, max = 60, min = 0, width = 120 }: NumberProps) {
  return (
    <NumberInput
      label={label}
      {...(help === undefined ? {} : { description: help })}
      {...(unit === undefined ? {} : { suffix: ` ${unit}` })}
      value={value}
      min={min}
      max={max}
      allowDecimal={false}
      w={width}
      onChange={(typed) => typeof typed === 'number' && onChange(typed)}
    />
  );
}

export function Amount({ label, value, onChange, help, width = 130 }: Omit<NumberProps, 'unit' | 'max' | 'min'>) {
  return (
    <NumberInput
      label={label}
      {...(help === undefined ? {} : { description: help })}
      suffix=" 元"
      value={value / 100}
      min={0}
      max={1_000_000}
      decimalScale={2}
      w={width}
      onChange={(typed) => typeof typed === 'number' && onChange(Math.round(typed * 100))}
    />
  );
}

/** 3,200 元; with a sign where it is a difference. */
export function moneyWords(fen: number, sign = false): string {
  return `${sign && fen > 0 ? '+' : ''}${formatMoney(fen, { decimals: 'needed' })} 元`;
}
