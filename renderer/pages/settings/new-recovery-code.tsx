/** A new recovery code inside the app: shown once, printed, two groups typed back. */
import { Stack } from '@mantine/core';
import { useEffect } from 'react';
import { RecoveryCodeSteps } from '../../before/recovery-code.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';

export function NewRecoveryCode({ code, done }: { readonly code: string; readonly done: () => void }) {
  const offices = useDesk('records.list', { register: 'offices', columns: ['street'], limit: 1 });
  useEffect(() => {
    // The old code is void already: leaving without having noted the new one loses both.
    const guard = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, []);
  return (
    <>
      <PageHead
        title="新恢复码"
        help="旧恢复码已作废。只显示这一次，请打印或抄写两份，与电脑分开保管；记好并输入两组后才算完成。"
      />
      <Stack gap="sm" maw={640}>
        <RecoveryCodeSteps code={code} street={String(offices.data?.rows[0]?.values['street'] ?? '')} done={done} />
      </Stack>
    </>
  );
}
