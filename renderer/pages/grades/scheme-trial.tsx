/** 试算 beside the switches: asked anew half a second after the last change. */
import { Alert, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import type { SchemeForm } from './scheme-form.ts';
import { TrialView } from './trial-view.tsx';

export function SchemeTrial({ form, against }: { readonly form: SchemeForm; readonly against: string | null }) {
  const [scheme] = useDebouncedValue(form.draft.scheme, 500);
  const found = useDesk('gradeSchemes.try', { scheme, against }, { keep: true });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting label="正在试算……" />;
  const { faults, trial } = found.data;
  return (
    <Stack gap="sm">
      {faults.map(({ level, rule, sentence }) => (
        <Alert
          key={`${rule} ${sentence}`}
          color={level === 'fault' ? 'red' : 'blue'}
          title={`${level === 'fault' ? '要改' : '提醒'}：${rule}`}
        >
          {sentence}
        </Alert>
      ))}
      <Text size="sm" c="gray.8">
        {against === null ? '和登记的等级比：' : '和保存过的比：'}
      </Text>
      <TrialView trial={trial} names={['保存过的', '改后']} />
    </Stack>
  );
}
