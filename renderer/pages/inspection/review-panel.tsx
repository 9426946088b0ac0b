/** 自查 of one measure: written beside its figures, begun from them where the clerk asks. */
import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot, useBeside } from '../../parts/beside.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { useTextFields } from '../../parts/use-text-fields.ts';
import type { MeasureLine } from './measure-table.tsx';

export function ReviewPanel({ year, measure }: { readonly year: number; readonly measure: MeasureLine }) {
  const { review, draft, number } = measure;
  const refresh = useRefresh();
  const { close } = useBeside();
  const [achieved, setAchieved] = useState(review?.achieved ?? '');
  const { values, field } = useTextFields({ problems: review?.problems ?? '', nextSteps: review?.nextSteps ?? '' });
  const [failure, setFailure] = useState<unknown>(null);
  const save = async () => {
    setFailure(null);
    try {
      const { changeId } = await call('inspection.review', { year, measure: number, achieved, ...values });
      await refresh();
      toast.saved(`已保存措施${number}的自查。`, changeId);
      close();
    } catch (error) {
      setFailure(error);
    }
  };
  const begin = () => setAchieved((now) => (now === '' ? draft : `${now}\n${draft}`).slice(0, 2000));
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <Textarea
            label="完成情况"
            autosize
            minRows={6}
            maxLength={2000}
            value={achieved}
            onChange={(event) => setAchieved(event.currentTarget.value)}
          />
          {draft === '' ? null : (
            <Button variant="default" size="compact-md" style={{ alignSelf: 'flex-start' }} onClick={begin}>
              按数字起草
            </Button>
          )}
          <Textarea label="存在问题" autosize minRows={3} maxLength={2000} {...field('problems')} />
          <Textarea label="下一步打算" autosize minRows={3} maxLength={2000} {...field('nextSteps')} />
          {failure === null ? null : <FailureNote error={failure} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button onClick={() => void save()}>保存</Button>
      </BesideFoot>
    </>
  );
}
