/** What stands in place of content: waiting, nothing there, something failed. */
import { Alert, Button, Center, EmptyState, Group, Loader, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { DeskFailure, sentenceOf } from '../desk.ts';

/** Shown while something is read. */
export function Waiting({ label = '正在读取……' }: { readonly label?: string }) {
  return (
    <Center p="lg" role="status">
      <Group gap="xs">
        <Loader size="xs" />
        <Text size="sm" c="gray.7">
          {label}
        </Text>
      </Group>
    </Center>
  );
}

/** A failure with its sentence and a way on. */
export function FailureNote({ error, again }: { readonly error: unknown; readonly again?: (() => void) | undefined }) {
  const title = error instanceof DeskFailure && error.code === 'forbidden' ? '没有权限' : '没有成功';
  return (
    <Alert color="red" title={title} my="xs" role="alert">
      <Text size="sm">{sentenceOf(error)}</Text>
      {again === undefined ? null : (
        <Button mt="xs" size="xs" variant="default" onClick={again}>
          重试
        </Button>
      )}
    </Alert>
  );
}

/** An empty list says what to do next. */
export function EmptyNote({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) {
  return (
    <EmptyState
      size="sm"
      title={title}
      {...(hint === undefined ? {} : { description: hint })}
      style={{ pointerEvents: 'auto' }}
    >
      {children === undefined ? null : <EmptyState.Actions>{children}</EmptyState.Actions>}
    </EmptyState>
  );
}
