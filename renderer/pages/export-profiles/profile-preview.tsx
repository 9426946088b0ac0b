/** The first rows as they will stand in the file, read anew a moment after each change. */
import { Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { OutputOf } from '../../desk.ts';
import { FailureNote } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { type Edited, inputOf } from './profile-columns.ts';

export function useProfilePreview(edited: Edited) {
  const profile = useMemo(() => inputOf(edited), [edited]);
  const [settled] = useDebouncedValue(profile, 350);
  return useDesk('exportProfiles.preview', { profile: settled }, { keep: true, enabled: settled.columns.length > 0 });
}

interface ProfilePreviewProps {
  readonly edited: Edited;
  readonly data: OutputOf<'exportProfiles.preview'> | undefined;
  readonly error: unknown;
}

function countText(data: OutputOf<'exportProfiles.preview'>): string {
  const open = data.unmapped.filter((one) => one !== null);
  const words = open.reduce((sum, one) => sum + one.words.length, 0);
  const told = words === 0 ? '' : `；未对应：写原词（${open.length} 列，${words} 个词）`;
  return `这里先看前 ${data.rows.length} 行，共 ${data.total} 行${told}。号码在这里遮盖，文件里按所选写法。`;
}

export function ProfilePreview({ edited, data, error }: ProfilePreviewProps) {
  if (error !== null) return <FailureNote error={error} />;
  if (edited.columns.length === 0 || data === undefined) return null;
  return (
    <div className="profile-preview-place">
      <div className="profile-preview" role="region" aria-label="预览" tabIndex={0}>
        <Table stickyHeader withColumnBorders verticalSpacing={2} aria-label="前几行">
          <Table.Thead>
            <Table.Tr>
              {edited.columns.map(({ key, heading }) => (
                <Table.Th key={key}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.rows.map((row, y) => (
              // Rows have no key of their own here: they are only looked at.
              <Table.Tr key={`${y}-${row.join('|').slice(0, 40)}`}>
                {edited.columns.map(({ key }, x) => (
                  <Table.Td key={key}>{row[x] ?? ''}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm" pt={2} role="status">
        {countText(data)}
      </Text>
    </div>
  );
}
