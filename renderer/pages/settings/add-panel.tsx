/** The frame of a panel that adds something to the settings: a form, its fault, 新增 and 取消. */
import { Button, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';

interface AddPanelProps {
  readonly label: string;
  /** False where something is still missing: the fields then show what. */
  readonly check: () => boolean;
  /** Saves; the change for 撤销. */
  readonly save: () => Promise<{ readonly sentence: string; readonly changeId: string }>;
  readonly done: () => void;
  readonly children: ReactNode;
}

export function AddPanel({ label, check, save, done, children }: AddPanelProps) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!check()) return;
    setBusy(true);
    setFailure(null);
    try {
      const { sentence, changeId } = await save();
      toast.saved(sentence, changeId);
      await refresh();
      done();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
      <BesideBody>
        <Stack gap="sm">
          {children}
          {failure === null ? null : <FailureNote error={failure} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button type="submit" loading={busy}>
          {label}
        </Button>
        <Button variant="default" onClick={done}>
          取消
        </Button>
      </BesideFoot>
    </form>
  );
}

/** A new key for an own field or option: never typed, never reused. */
export function newKey(): string {
  return `x_${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
}
