/** The exact page on screen: the PDF itself, or the HTML that will be printed where this machine makes no PDF. */
import { Text } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Paper } from './paper.ts';

interface PaperFrameProps {
  readonly paper: Paper;
  /** What the paper is, for screen readers. */
  readonly title: string;
  readonly frame?: RefObject<HTMLIFrameElement | null>;
  /** The paper stands in the frame and can be printed. */
  readonly onReady?: () => void;
}

/** The address of a blob as long as it is shown. */
function useAddress(blob: Blob): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}

export function PaperFrame({ paper, title, frame, onReady }: PaperFrameProps) {
  const own = useRef<HTMLIFrameElement>(null);
  const address = useAddress(paper.blob);
  if (address === null) return null;
  const common = { title, style: { flex: 1, width: '100%', minHeight: 0, border: 0, background: '#fff' } } as const;
  return (
    <>
      {paper.kind === 'html' ? (
        <Text size="xs" c="gray.7" px="xs" py={4}>
          这台电脑没有找到可以生成 PDF 的浏览器，这里显示的是网页样式，分页以打印对话框为准。
        </Text>
      ) : null}
      {paper.kind === 'html' ? (
        <iframe
          ref={frame ?? own}
          src={address}
          onLoad={onReady}
          sandbox="allow-same-origin allow-modals"
          {...common}
        />
      ) : (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- the browser's PDF viewer does not run in a sandbox; the PDF is our own
        <iframe ref={frame ?? own} src={`${address}#toolbar=0&navpanes=0&view=FitH`} onLoad={onReady} {...common} />
      )}
    </>
  );
}

/** Opens the print dialog for what stands in the frame. */
export function printFrame(frame: HTMLIFrameElement | null): void {
  frame?.contentWindow?.focus();
  frame?.contentWindow?.print();
}
