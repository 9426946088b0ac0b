/** 更正: why; a draft of its own is begun, and the report stays as it went out. */
import { Button, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { usePanelAct } from '../../parts/panel-act.ts';

interface CorrectPanelProps {
  readonly report: string;
  /** How the clerk goes on with the draft. */
  readonly said: string;
  /** Opens the draft; without it the page stays. */
  readonly onBegun?: (id: string) => void;
  /** What is to be known before, above the question. */
  readonly children?: ReactNode;
}

export function CorrectPanel({ report, said, onBegun, children }: CorrectPanelProps) {
  const [reason, setReason] = useState('');
  const { busy, failure, act } = usePanelAct();
  const begin = () =>
    act(async () => {
      const { id, changeId } = await call('reports.correct', { id: report, reason });
      return { said, changeId, after: () => onBegun?.(id) };
    });
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          {children}
          <Text size="sm">原来那份留着不动，另建一份更正的草稿；收件单位、所属期和截止日期照抄。</Text>
          <Textarea
            label="更正原因"
            required
            autosize
            minRows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {failure === null ? null : <FailureNote error={failure} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button loading={busy} disabled={reason.trim() === ''} onClick={() => void begin()}>
          开始更正
        </Button>
      </BesideFoot>
    </>
  );
}
