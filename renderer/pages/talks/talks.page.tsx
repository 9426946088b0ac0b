/** 谈心谈话: the register's list, and its 谈心谈话记录表 for the ticked ones. */
import { Button } from '@mantine/core';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { RegisterList, type RegisterListProps } from '../../parts/list/register-list.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

function PaperButton({ ids }: { readonly ids: readonly string[] }) {
  const session = useSession();
  const register = useVocabulary().register('talks');
  if (!session.may(register, 'export')) return null;
  const print = async () => {
    try {
      const { kind, file } = await call('talks.print', { ids: [...ids] });
      openPaper(await fetchPaper(kind, file), '谈心谈话记录表');
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Button size="compact-sm" variant="default" onClick={() => void print()}>
      谈心谈话记录表
    </Button>
  );
}

const paperAct: NonNullable<RegisterListProps['acts']> = (ids) => <PaperButton ids={ids} />;

function TalksPage() {
  return <RegisterList register={useVocabulary().register('talks')} addLabel="新增谈话" acts={paperAct} />;
}

export const page: Page = {
  path: '/talks',
  title: '谈心谈话',
  area: '关心关爱',
  order: 3.3,
  right: 'roster.read',
  register: 'talks',
  help: '谈心谈话',
  component: TalksPage,
};
