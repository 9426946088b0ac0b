/** Long jobs: a bar that says how far they are, and a way to end them. */
import { Button, Group, Progress as Bar, Text } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callWithProgress, type InputOf, type OutputOf, type ProcedureName, type Progress } from '../desk.ts';

export interface Job<Name extends ProcedureName> {
  /** How far it is; null where nothing runs. */
  readonly progress: Progress | null;
  /** Runs it; rejects with the failure, also after `cancel`. */
  readonly run: (input: InputOf<Name>) => Promise<OutputOf<Name>>;
  readonly cancel: () => void;
}

/** One long procedure, run at most once at a time; leaving the page cancels it. */
export function useJob<Name extends ProcedureName>(name: Name): Job<Name> {
  const [progress, setProgress] = useState<Progress | null>(null);
  const abort = useRef<AbortController | null>(null);
  const cancel = useCallback(() => abort.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  const run = useCallback(
    async (input: InputOf<Name>): Promise<OutputOf<Name>> => {
      const controller = new AbortController();
      abort.current = controller;
      setProgress({ done: 0, total: 0, label: '正在准备' });
      try {
        return await callWithProgress(name, input, setProgress, controller.signal);
      } finally {
        setProgress(null);
      }
    },
    [name],
  );
  return { progress, run, cancel };
}

/** The bar of a running job. */
export function JobBar({ progress, onCancel }: { readonly progress: Progress; readonly onCancel?: () => void }) {
  const { done, total, label } = progress;
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  // A few steps are named by their labels; many things are counted.
  const said = total > 10 ? `${label} ${done}/${total}` : label;
  return (
    <Group gap="sm" wrap="nowrap" role="status">
      <Bar.Root size="lg" style={{ flex: 1, minWidth: 120 }}>
        <Bar.Section value={percent} aria-label={label} />
      </Bar.Root>
      <Text size="sm" miw={120}>
        {said}
      </Text>
      {onCancel === undefined ? null : (
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          取消
        </Button>
      )}
    </Group>
  );
}
