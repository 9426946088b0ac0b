/** A paper in a window of its own, with 打印 and 另存. */
import { Button, Group, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useRef } from 'react';
import { type Paper, savePaper } from './paper.ts';
import { PaperFrame, printFrame } from './paper-frame.tsx';

function PrintPaper({ paper, title }: { readonly paper: Paper; readonly title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <Stack gap="xs">
      <Group justify="flex-end" gap="xs">
        {paper.kind === 'pdf' ? (
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => savePaper(paper)}
          >
            另存为 PDF
          </Button>
        ) : null}
        <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => printFrame(frame.current)}>
          打印
        </Button>
      </Group>
      <div
        style={{
          height: '70vh',
          display: 'flex',
          flexDirection: 'column',
          border: '1px solid var(--mantine-color-gray-4)',
        }}
      >
        <PaperFrame paper={paper} title={title} frame={frame} />
      </div>
    </Stack>
  );
}

/** Shows a paper over the page. */
export function openPaper(paper: Paper, title: string): void {
  modals.open({ title, size: 860, children: <PrintPaper paper={paper} title={title} /> });
}
