/** Where a file is dropped or chosen, one at a time. */
import { Button, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import type { TablerIcon } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import './parts.css';

export interface FileDropProps {
  readonly icon: TablerIcon;
  /** What to drop: 把名单文件拖到这里. */
  readonly title: string;
  /** The button: 选择名单. */
  readonly choose: string;
  readonly hint: string;
  /** What the file is to a screen reader: 名单文件. */
  readonly label: string;
  /** Endings: .xlsx,.xls */
  readonly accept: string;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

export function FileDrop({ icon: Icon, title, choose, hint, label, accept, busy, onFile }: FileDropProps) {
  const open = useRef<() => void>(null);
  const [several, setSeveral] = useState(false);
  const take = (files: readonly File[]) => {
    const [first] = files;
    setSeveral(files.length > 1);
    if (first !== undefined && files.length === 1) onFile(first);
  };
  return (
    <Dropzone
      onDrop={take}
      openRef={open}
      activateOnClick={false}
      activateOnKeyboard={false}
      enablePointerEvents
      disabled={busy}
      tabIndex={-1}
      inputProps={{ 'aria-label': label, accept }}
      className="file-drop"
    >
      <Stack align="center" gap={6}>
        <Icon size={38} stroke={1.3} color="var(--mantine-color-deepBlue-7)" aria-hidden />
        <Text fw={600}>{title}</Text>
        <Button loading={busy} onClick={() => open.current?.()} autoFocus>
          {choose}
        </Button>
        <Text size="sm" c="gray.7">
          {hint}
        </Text>
        {several ? (
          <Text size="sm" c="red.8" role="alert">
            一次只能选一个文件，请只拖一个。
          </Text>
        ) : null}
      </Stack>
    </Dropzone>
  );
}
