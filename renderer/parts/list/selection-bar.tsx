/** What can be done with the ticked records. */
import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { call } from '../../desk.ts';
import { useSession } from '../../session.tsx';
import { ask } from '../ask.tsx';
import { useBeside } from '../beside.tsx';
import { useRemove } from '../record/use-remove.tsx';
import { toast } from '../toast.tsx';
import { useRefresh } from '../use-desk.ts';
import { BulkEdit } from './bulk-edit.tsx';

interface SelectionBarProps {
  readonly register: Register;
  readonly ids: readonly string[];
  readonly total: number;
  readonly binned: boolean;
  readonly onClear: () => void;
  readonly onAll: () => void;
  /** Further acts of the page. */
  readonly children?: ReactNode;
}

function useBinActs(register: Register, ids: readonly string[], onClear: () => void) {
  const refresh = useRefresh();
  const restore = async () => {
    try {
      const { changeId, count } = await call('records.restore', { register: register.key, ids: [...ids] });
      onClear();
      await refresh();
      toast.saved(`已恢复 ${count} ${register.unit}。`, changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
  const purge = async () => {
    const body = `${ids.length} ${register.unit}${register.label}连同修改历史里的内容一并清除，不能撤销，也不能恢复。`;
    if (!(await ask({ title: '彻底删除', body, confirm: '彻底删除', danger: true }))) return;
    try {
      const { count } = await call('records.purge', { register: register.key, ids: [...ids] });
      onClear();
      await refresh();
      toast.saved(`已彻底删除 ${count} ${register.unit}。`);
    } catch (error) {
      toast.failed(error);
    }
  };
  return { restore, purge };
}

export function SelectionBar({ register, ids, total, binned, onClear, onAll, children }: SelectionBarProps) {
  const session = useSession();
  const beside = useBeside();
  const remove = useRemove(register);
  const { restore, purge } = useBinActs(register, ids, onClear);
  const writable = session.may(register, 'write');
  const button = (label: string, act: () => void, danger = false) => (
    <Button size="compact-sm" variant="default" {...(danger ? { c: 'red.7' } : {})} onClick={act}>
      {label}
    </Button>
  );
  const edit = () => {
    const done = () => {
      beside.close();
      onClear();
    };
    beside.show(`批量修改${register.label}`, <BulkEdit register={register} ids={ids} done={done} />);
  };
  return (
    <Group gap="xs" py={4} px="xs" bg="deepBlue.0" role="region" aria-label="已选中的记录">
      <Text size="sm" fw={600}>
        选中 {ids.length} {register.unit}
      </Text>
      {ids.length < total ? button(`选中全部 ${total} ${register.unit}`, onAll) : null}
      {button('取消选择', onClear)}
      {binned ? null : children}
      {writable && !binned && register.single !== true ? button('批量修改', edit) : null}
      {writable && !binned && register.single !== true
        ? button('删除', () => void remove(ids).then((gone) => gone && onClear()), true)
        : null}
      {writable && binned ? button('恢复', () => void restore()) : null}
      {binned && session.may(register, 'purge') ? button('彻底删除', () => void purge(), true) : null}
    </Group>
  );
}
