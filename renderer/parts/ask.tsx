/** A question before what cannot be taken back easily. */
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

export interface Question {
  readonly title: string;
  readonly body: ReactNode;
  /** What the confirming button says: the act itself, never just 确定. */
  readonly confirm: string;
  readonly cancel?: string;
  /** Red: something is lost by it. */
  readonly danger?: boolean;
}

/** Asks; resolves with true where the clerk confirmed. */
export function ask({ title, body, confirm, cancel = '取消', danger = false }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: typeof body === 'string' ? <Text size="sm">{body}</Text> : body,
      labels: { confirm, cancel },
      confirmProps: danger ? { color: 'red' } : {},
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    });
  });
}
