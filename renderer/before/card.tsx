/** The frame of the pages before signing in. */
import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function Card({
  title,
  intro,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <main className="screen">
      <Paper withBorder p="lg" w={wide ? 640 : 420} maw="100%">
        <Stack gap="sm">
          <div>
            <Text size="sm" c="gray.7">
              社区工作者台账
            </Text>
            <Title order={1}>{title}</Title>
            {intro === undefined ? null : (
              <Text size="sm" mt={4}>
                {intro}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </Paper>
    </main>
  );
}
