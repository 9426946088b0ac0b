/** Deleting records to 回收站: says what points at them first, and answers with 撤销. */
import { List, Stack, Text } from '@mantine/core';
import { useCallback } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { call } from '../../desk.ts';
import { ask } from '../ask.tsx';
import { toast } from '../toast.tsx';
import { useRefresh } from '../use-desk.ts';

/** A function that deletes records after a question; true where they are gone. */
export function useRemove(register: Register): (ids: readonly string[]) => Promise<boolean> {
  const refresh = useRefresh();
  return useCallback(
    async (ids) => {
      try {
        const referring = await call('records.referring', { register: register.key, ids: [...ids] });
        const body = (
          <Stack gap="xs">
            <Text size="sm">
              {ids.length} {register.unit}移到回收站，以后可以恢复。
            </Text>
            {referring.length === 0 ? null : (
              <>
                <Text size="sm">还有这些记录与它们相关，不会一起删除：</Text>
                <List size="sm">
                  {referring.map(({ label, count }) => (
                    <List.Item key={label}>
                      {label} {count} 条
                    </List.Item>
                  ))}
                </List>
              </>
            )}
          </Stack>
        );
        const title = `删除${register.label} ${ids.length} ${register.unit}`;
        if (!(await ask({ title, body, confirm: '删除到回收站', danger: true }))) return false;
        const { changeId, count } = await call('records.remove', { register: register.key, ids: [...ids] });
        await refresh();
        toast.saved(`已删除 ${count} ${register.unit}到回收站。`, changeId);
        return true;
      } catch (error) {
        toast.failed(error);
        return false;
      }
    },
    [register, refresh],
  );
}
