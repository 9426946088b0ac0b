/** The import of any single register, reached from its list. */
import { useParams } from 'wouter';
import { NotFound } from '../../layout/not-found.tsx';
import type { Page } from '../../pages.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { BeginPage } from './begin-page.tsx';

function RegisterImportPage() {
  const { register: key } = useParams<{ register: string }>();
  const register = useVocabulary().find(key);
  const session = useSession();
  if (register === undefined || !session.may(register, 'write')) return <NotFound />;
  const help = `每行一${register.unit}${register.label}；已有的按起期、名称对上后更新，对不上的新增。先预览，确认了才写入，可以整批撤销。`;
  return <BeginPage profile={register.key} what={register.label} help={help} />;
}

export const page: Page = {
  path: '/import-into/:register',
  title: '导入',
  area: '人员台账',
  right: 'roster.write',
  help: '导入花名册',
  component: RegisterImportPage,
};
