/** A backup under another key (made before 更换密钥): its own password or code is asked for beside the page. */
import { Text } from '@mantine/core';
import { RescueSecret } from '../../before/rescue-secret.tsx';
import { BesideBody, useBeside } from '../../parts/beside.tsx';
import { type Backup, timeText } from './backup-table.tsx';
import type { useBackupActs } from './use-backup-acts.ts';

type Acts = ReturnType<typeof useBackupActs>['withSecret'];

const words = {
  look: { title: '查看旧密钥的备份', act: '打开查看', outcome: '只能看，不能修改；现在的台账不变。' },
  restore: {
    title: '恢复旧密钥的备份',
    act: '恢复这个备份',
    outcome:
      '先自动备份现在的数据，再回到备份那天的样子，可以“返回恢复前”。恢复以后用的又是旧密钥和旧恢复码，需要时请再更换一次密钥。',
  },
} as const;

/** Asks for what opens a backup of another key, then looks at it or goes back to it. */
export function useOtherKey(acts: Acts) {
  const beside = useBeside();
  const show = (what: keyof typeof words, place: string, backup: Backup) => {
    const { title, act, outcome } = words[what];
    beside.show(
      `${title}：${timeText(backup.at)}`,
      <BesideBody>
        <Text size="sm" mb="sm">
          这个备份是更换密钥以前做的，请输入做备份那天的密码，或那时的恢复码。
        </Text>
        <RescueSecret
          chosen={{ place, id: backup.id }}
          act={act}
          outcome={outcome}
          open={async (secret) => {
            await acts[what](place, backup, secret);
            beside.close();
          }}
        />
      </BesideBody>,
    );
  };
  return {
    look: (place: string, backup: Backup) => show('look', place, backup),
    restore: (place: string, backup: Backup) => show('restore', place, backup),
  };
}
