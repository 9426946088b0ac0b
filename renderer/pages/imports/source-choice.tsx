/** Where the roster comes from: a file dropped or chosen, or cells pasted from Excel or WPS. */
import { Button, Group, Paper, Stack, Textarea, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { FileDrop } from '../../parts/file-drop.tsx';
import { JobBar } from '../../parts/job.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import type { Begin } from './use-begin.ts';

interface SourceProps {
  readonly begin: Begin;
  /** What is imported: 花名册, 任职经历. */
  readonly what: string;
}

function Paste({ begin }: { readonly begin: Begin }) {
  const [text, setText] = useState('');
  return (
    <Stack gap="xs">
      <Textarea
        label="从 Excel、WPS 粘贴"
        description="在表格里选中内容（连同表头）复制，再点这里按 Ctrl+V"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={5}
        spellCheck={false}
        wrap="off"
      />
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={text.trim() === '' || begin.progress !== null}
          onClick={() => begin.paste(text)}
        >
          导入粘贴的内容
        </Button>
      </Group>
    </Stack>
  );
}

export function SourceChoice({ begin, what }: SourceProps) {
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h3" mb="xs">
        选一个{what}文件
      </Title>
      <Stack gap="md">
        <FileDrop
          icon={IconFileSpreadsheet}
          title={`把${what}文件拖到这里`}
          choose="选择文件"
          hint="Excel 或 WPS 表格（.xlsx、.xls）和 .csv 都可以，最大 50 MB。表不用先整理。"
          label={`${what}文件`}
          accept=".xlsx,.xls,.csv"
          busy={begin.progress !== null}
          onFile={begin.file}
        />
        {begin.progress === null ? null : <JobBar progress={begin.progress} onCancel={begin.cancel} />}
        {begin.failure === null ? null : <FailureNote error={begin.failure} />}
        <Paste begin={begin} />
      </Stack>
    </Paper>
  );
}
