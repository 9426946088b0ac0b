/** What can be done with backups: making, looking, going back, removing, and where the second one lies. */
import { useState } from 'react';
import type { Secret } from '../../before/rescue-secret.tsx';
import { call } from '../../desk.ts';
import { signalLocked } from '../../lock-signal.ts';
import { beginLooking } from '../../looking.ts';
import { ask } from '../../parts/ask.tsx';
import { toast } from '../../parts/toast.tsx';
import { useReadAnew, useRefresh } from '../../parts/use-desk.ts';
import { type Backup, timeText } from './backup-table.tsx';

/** An act that answers with what to say, or null where a page says it. */
type Act = () => Promise<string | null>;
type Doing = (act: Act) => Promise<void>;

/** Runs one act at a time, says what came of it and reads everything anew. */
function useDoing(): { readonly busy: boolean; readonly doing: Doing } {
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const doing: Doing = async (act) => {
    setBusy(true);
    try {
      const said = await act();
      if (said !== null) toast.saved(said);
      await refresh();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, doing };
}

/** Goes back to a backup and to the sign-in. @param secret for a backup under another key */
async function restoreAndLock(place: string, backup: Backup, secret?: Secret): Promise<void> {
  const input = { place, id: backup.id, ...(secret === undefined ? {} : { secret }) };
  const { accounts, keptAside } = await call('backups.restore', input);
  const aside = keptAside === null ? '' : `原来打不开的数据保存在“${keptAside}”文件夹里。`;
  toast.saved(`已恢复到 ${timeText(backup.at)}。请用当时的密码登录：${accounts.join('、')}。${aside}`);
  signalLocked();
}

/** Acts after which everybody signs in again. */
function goingBack(doing: Doing) {
  return {
    restore: async (place: string, backup: Backup) => {
      const body = `台账将回到 ${timeText(backup.at)} 的样子，之后的修改不在其中。现在的数据会先自动备份，恢复后可以“返回恢复前”。恢复后要重新登录，用的是做备份那天的账号和密码。`;
      if (!(await ask({ title: '恢复到这个备份？', body, confirm: '恢复', danger: true }))) return;
      await doing(async () => {
        await restoreAndLock(place, backup);
        return null;
      });
    },
    goBack: async () => {
      const body = '台账将回到上次恢复之前的样子；现在的数据也会先备份。之后要重新登录。';
      if (!(await ask({ title: '返回恢复前？', body, confirm: '返回恢复前', danger: true }))) return;
      await doing(async () => {
        await call('backups.undoRestore', {});
        signalLocked();
        return '已返回恢复前，请重新登录。';
      });
    },
  };
}

export function useBackupActs() {
  const readAnew = useReadAnew();
  const { busy, doing } = useDoing();
  const lookAt = async (place: string, backup: Backup, secret?: Secret): Promise<void> => {
    await call('backups.look', { place, id: backup.id, ...(secret === undefined ? {} : { secret }) });
    beginLooking(timeText(backup.at));
    await readAnew();
  };
  return {
    busy,
    ...goingBack(doing),
    /** With a secret of the backup's day; what they throw belongs at its field. */
    withSecret: { look: lookAt, restore: restoreAndLock },
    make: (place?: string) =>
      doing(async () => {
        await call('backups.make', place === undefined ? {} : { place });
        return '已备份并核对无误。';
      }),
    remove: async (place: string, backup: Backup) => {
      const body = `${timeText(backup.at)} 的备份删除后不能找回。`;
      if (!(await ask({ title: '删除这个备份？', body, confirm: '删除备份', danger: true }))) return;
      await doing(async () => {
        await call('backups.remove', { place, id: backup.id });
        return '已删除备份。';
      });
    },
    look: (place: string, backup: Backup) =>
      doing(async () => {
        await lookAt(place, backup);
        return null;
      }),
    setSecond: (place: string | null) =>
      doing(async () => {
        await call('backups.setSecondPlace', { place });
        return place === null ? '不再存第二份备份。' : '以后每天的备份也会存到这个位置。';
      }),
  };
}
