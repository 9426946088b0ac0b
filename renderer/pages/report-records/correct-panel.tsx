/** 更正: why; then the page that makes the report anew. */
import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot, useBeside } from '../../parts/beside.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import type { ReportLine } from './report-line.ts';

export function CorrectPanel({ line }: { readonly line: ReportLine }) {
  const refresh = useRefresh();
  const beside = useBeside();
  const [, navigate] = useLocation();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const begin = async () => {
    setFailure(null);
    try {
      const { id, changeId } = await call('reports.correct', { id: line.id, reason });
      await refresh();
      toast.saved('已建更正草稿。重新生成后，内容归到这一份；报出后原来那份标为“已更正”。', changeId);
      beside.close();
      navigate(`/reports/${id}`);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
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
        <Button disabled={reason.trim() === ''} onClick={() => void begin()}>
          开始更正
        </Button>
      </BesideFoot>
    </>
  );
}
