/** 催报名单 as a message, selected and copied with one click. */
import { Button, Text, Textarea } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';

interface ReminderProps {
  readonly text: string;
  /** What else may be done with it, beside 复制. */
  readonly children?: ReactNode;
}

export function Reminder({ text, children }: ReminderProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without the right to the clipboard the text stays selected: Ctrl+C takes it.
      setCopied(false);
    }
  };
  return (
    <>
      <BesideBody>
        <Textarea ref={field} label="催报名单" readOnly value={text} autosize minRows={6} maxRows={24} />
        <Text size="sm" c="gray.8" mt={6}>
          复制后粘贴到工作群里。社区的电话在“社区名录”里改。
        </Text>
      </BesideBody>
      <BesideFoot>
        <Button leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()} data-autofocus>
          {copied ? '已复制' : '复制'}
        </Button>
        {children}
      </BesideFoot>
    </>
  );
}
