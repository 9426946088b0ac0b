/** What follows from a person's record, shown while it is typed: sex, birth day, retirement day. */
import { Group, Paper, Text } from '@mantine/core';
import { formatDay } from '../../../db/rules/day.ts';
import { derivedPerson } from '../../../db/rules/derived-person.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { isMasked } from '../masked.ts';
import type { RecordForm } from './use-record-form.ts';

/** What keeps the retirement day from being computed. */
function lacking(sex: string | null, birth: string | null): string {
  if (birth === null) return '填身份号码后算出';
  return sex === '2' ? '女性请先选原法定退休年龄' : '还算不出';
}

export function PersonPreview({ form }: { readonly form: RecordForm }) {
  const { list } = useVocabulary();
  const id = form.fields.find((field) => field.key === 'id_number');
  const masked = id !== undefined && isMasked({ field: id, value: form.values['id_number'] ?? null });
  // Of a masked number nothing can be derived here; the desk has derived it already.
  const derived = masked
    ? {
        sex: textOf(form.file?.values['sex']),
        birth_day: textOf(form.file?.values['birth_day']),
        retirement_day: textOf(form.file?.values['retirement_day']),
      }
    : derivedPerson(form.values);
  const facts = [
    { label: '性别', text: derived.sex === null ? '' : (labelOf(list('sex'), derived.sex) ?? '') },
    { label: '出生日期', text: derived.birth_day === null ? '' : formatDay(derived.birth_day, '1990年5月1日') },
    {
      label: '退休日期',
      text:
        derived.retirement_day === null
          ? lacking(derived.sex, derived.birth_day)
          : formatDay(derived.retirement_day, '1990年5月1日'),
    },
  ];
  return (
    <Paper withBorder px="sm" py={6} mb="sm" bg="gray.0" aria-live="polite" data-testid="person-preview">
      <Group gap="lg">
        {facts.map(({ label, text }) => (
          <Text key={label} size="sm">
            <Text span inherit c="gray.7">
              {label}{' '}
            </Text>
            {text === '' ? '—' : text}
          </Text>
        ))}
      </Group>
    </Paper>
  );
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
