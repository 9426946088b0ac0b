/** Says on every page that a backup is shown and not the office, with the way back. */
import { Button, Group, Text } from '@mantine/core';
import { call } from '../desk.ts';
import { endLooking, useLookedAt } from '../looking.ts';
import { toast } from '../parts/toast.tsx';
import { useReadAnew } from '../parts/use-desk.ts';

export function LookingBar() {
  const at = useLookedAt();
  const readAnew = useReadAnew();
  if (at === null) return null;
  const end = async () => {
    try {
      await call('backups.endLook', {});
    } catch (error) {
      toast.failed(error);
    } finally {
      endLooking();
      await readAnew();
    }
  };
  return (
    <Group bg="orange.1" px="md" py={6} justify="space-between" role="status">
      <Text size="sm" fw={600}>
        正在查看 {at} 的备份：只能看，不能修改；现在的台账没有变动。
      </Text>
      <Button size="compact-sm" onClick={() => void end()}>
        结束查看
      </Button>
    </Group>
  );
}
