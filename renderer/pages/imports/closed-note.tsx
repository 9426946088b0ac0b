/** What an import that cannot be gone on with leaves to do. */
import { Text } from '@mantine/core';
import { Link } from 'wouter';
import { FailureNote } from '../../parts/notes.tsx';
import { importPath } from './shapes.ts';

export function ClosedNote({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  return (
    <>
      <FailureNote error={error} again={again} />
      <Text size="sm">
        <Link href={importPath}>回到导入花名册</Link>
      </Text>
    </>
  );
}
