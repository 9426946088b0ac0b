/** Short messages in the corner: what was saved, with 撤销; what failed. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { DeskFailure, sentenceOf } from '../desk.ts';
import { onLocked } from '../lock-signal.ts';

/** Takes back a change, with its preview; set by `UndoProvider`. */
let takeBack: ((changeId: string) => void) | null = null;

/** Lets 撤销 in a toast reach the running app; the return value ends that. */
export function onTakeBack(handler: (changeId: string) => void): () => void {
  takeBack = handler;
  return () => {
    takeBack = null;
  };
}

/** Toasts that offer 撤销: they go with the lock, because nobody could take anything back then. */
const undoable = new Set<string>();
onLocked(() => {
  for (const id of undoable) notifications.hide(id);
  undoable.clear();
});

/** The last thing that was saved: the next takes its place, so that no stack covers the page. */
let lastSaved: string | null = null;

function saved(sentence: string, changeId?: string): void {
  if (lastSaved !== null) notifications.hide(lastSaved);
  const id = notifications.show({
    color: 'deepBlue',
    autoClose: 10_000,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': '关闭提示' },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{sentence}</Text>
        {changeId === undefined ? null : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              takeBack?.(changeId);
            }}
          >
            撤销
          </Button>
        )}
      </Group>
    ),
    onClose: () => undoable.delete(id),
  });
  lastSaved = id;
  if (changeId !== undefined) undoable.add(id);
}

function failed(error: unknown): void {
  // A lock shows its own page; a cancelled call was the clerk's wish.
  if (error instanceof DeskFailure && (error.code === 'not-signed-in' || error.code === 'cancelled')) return;
  if (error instanceof DOMException && error.name === 'AbortError') return;
  notifications.show({
    color: 'red',
    title: '没有成功',
    autoClose: 15_000,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': '关闭提示' },
    message: sentenceOf(error),
  });
}

export const toast = { saved, failed } as const;
