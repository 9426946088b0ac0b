/** Carrying the import out: asked once, cancelled until it begins to write. */
import { Stack, Text } from '@mantine/core';
import { useLocation } from 'wouter';
import { call, DeskFailure } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { useJob } from '../../parts/job.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { donePath, type Preview, type Settings } from './shapes.ts';

function Summary({ counts, unit }: Pick<Preview, 'counts'> & { readonly unit: string }) {
  return (
    <Stack gap={4}>
      <Text>
        新增 {counts.new} {unit}，更新 {counts.update} {unit}。
      </Text>
      {counts.problem > 0 ? (
        <Text>还有问题的 {counts.problem} 行不导入，退回成一个 Excel 文件，改好后可以再导入。</Text>
      ) : null}
      {counts.skipped > 0 ? <Text>跳过的 {counts.skipped} 行不导入，也不退回。</Text> : null}
      <Text size="sm">导入前自动备份，导入后可以整批撤销。</Text>
    </Stack>
  );
}

/** @param unit by what the lines are counted */
export function useCommit(run: string, unit: string, settle: (settings: Settings) => Promise<boolean>) {
  const { run: write, progress, cancel } = useJob('imports.commit');
  const refresh = useRefresh();
  const [, navigate] = useLocation();
  /** Cancelling may come after the writing began: what the records say holds. */
  const isWritten = async (): Promise<boolean> => {
    const { imports } = await call('imports.list', {});
    return imports.some((line) => line.run === run && line.state === 'committed');
  };
  const finish = async () => {
    navigate(donePath(run));
    await refresh();
  };
  const commit = async ({ counts }: Preview) => {
    const writes = counts.new + counts.update > 0;
    if (
      writes &&
      !(await ask({ title: '确认导入', body: <Summary counts={counts} unit={unit} />, confirm: '开始导入' }))
    )
      return;
    try {
      await write({ run });
      await finish();
    } catch (error) {
      if (await isWritten().catch(() => false)) {
        await finish();
        return;
      }
      toast.failed(error);
      if (error instanceof DeskFailure && error.code === 'plan-stale') await settle({});
    }
  };
  // The desk's second step is the writing itself, which is whole or not at all.
  const mayCancel = progress !== null && progress.done === 0;
  return { commit, progress, cancel: mayCancel ? cancel : undefined } as const;
}
