/** What the clerk should look at before filling: headings that changed, guesses, what nobody can answer. */
import { Alert, Button, Group, Text } from '@mantine/core';
import type { FormTable, FormView } from '../../../electron/desk/forms/shapes.ts';
import { call } from '../../desk.ts';
import type { FormPage } from './use-form.ts';

const names = (list: readonly string[]): string => list.map((one) => `“${one.replaceAll('/', '·')}”`).join('、');

export function FormNotes({ form, page }: { readonly form: FormView; readonly page: FormPage }) {
  const columns = form.tables.filter((table: FormTable) => table.used).flatMap((table) => table.columns);
  const guessed = columns.filter((column) => column.origin === 'guess');
  const missing = columns.filter((column) => column.origin === 'none');
  const { gone, new: fresh } = form.changed;
  return (
    <>
      {gone.length + fresh.length === 0 ? null : (
        <Alert color="orange" p="xs" mb={6} title="与上次填的表相比，表头有变化">
          <Text size="sm">
            {fresh.length === 0 ? '' : `新增 ${names(fresh)}。`}
            {gone.length === 0 ? '' : `不再有 ${names(gone)}。`}其余各列沿用上次的取法。
          </Text>
        </Alert>
      )}
      {form.notes.map((note) => (
        <Alert key={note} p="xs" mb={6}>
          {note}
        </Alert>
      ))}
      {guessed.length === 0 ? null : (
        <Alert color="orange" p="xs" mb={6}>
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">
              {names(guessed.map((column) => column.heading))}是按相近的表头猜的，请看一眼，不对的改选。
            </Text>
            <Button
              size="compact-md"
              disabled={page.busy}
              onClick={() => void page.change(() => call('forms.confirm', { id: form.id }))}
            >
              都对，确认
            </Button>
          </Group>
        </Alert>
      )}
      {missing.length === 0 ? null : (
        <Text size="sm" mb={6} role="status">
          {names(missing.map((column) => column.heading))}台账里没有，会留空；可以在下面改选。
        </Text>
      )}
    </>
  );
}
