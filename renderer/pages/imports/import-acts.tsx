/** What can be done with a finished import: its rejected rows fetched, taken back. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { call, download } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';
import { useTakeBack } from '../../parts/undo.tsx';
import type { ImportLine } from './shapes.ts';

interface ActProps {
  readonly line: ImportLine;
  readonly size?: 'sm' | 'compact-sm';
}

export function RejectedButton({ line, size = 'sm' }: ActProps) {
  const [busy, setBusy] = useState(false);
  if (line.rejected === 0) return null;
  const take = async () => {
    setBusy(true);
    try {
      download(await call('imports.rejected', { run: line.run }));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      size={size}
      loading={busy}
      aria-label={`下载退回的 ${line.rejected} 行`}
      leftSection={<IconDownload size={15} aria-hidden />}
      onClick={() => void take()}
    >
      {size === 'sm' ? `下载退回的 ${line.rejected} 行` : '退回的行'}
    </Button>
  );
}

export function UndoButton({ line, size = 'sm' }: ActProps) {
  const takeBack = useTakeBack();
  const { change } = line;
  if (change === null || line.state !== 'committed') return null;
  return (
    <Button
      variant="default"
      size={size}
      leftSection={<IconArrowBackUp size={15} aria-hidden />}
      onClick={() => void takeBack(change)}
    >
      撤销{size === 'sm' ? '这次导入' : ''}
    </Button>
  );
}
