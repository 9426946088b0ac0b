/** 借调(抽调)管理: the register's list, and its 借调审批表 for the ticked ones. */
import { Button } from '@mantine/core';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { RegisterList, type RegisterListProps } from '../../parts/list/register-list.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

function FormsButton({ ids }: { readonly ids: readonly string[] }) {
  const session = useSession();
  const register = useVocabulary().register('secondments');
  if (!session.may(register, 'export')) return null;
  const print = async () => {
    try {
      const { kind, file } = await call('secondments.print', { ids: [...ids] });
      openPaper(await fetchPaper(kind, file), '借调审批表');
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Button size="compact-sm" variant="default" onClick={() => void print()}>
      借调审批表
    </Button>
  );
}

const formsAct: NonNullable<RegisterListProps['acts']> = (ids) => <FormsButton ids={ids} />;

function SecondmentsPage() {
  return <RegisterList register={useVocabulary().register('secondments')} addLabel="新增借调" acts={formsAct} />;
}

export const page: Page = {
  path: '/secondments',
  title: '借调(抽调)管理',
  area: '人员台账',
  order: 44,
  right: 'roster.read',
  register: 'secondments',
  help: '借调',
  component: SecondmentsPage,
};
