/** 等级方案: what the county laid down, one scheme after the other. */
import { useLocation } from 'wouter';
import type { Page } from '../../pages.ts';
import { RegisterList } from '../../parts/list/register-list.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

function SchemesPage() {
  const register = useVocabulary().register('grade_schemes');
  const [, navigate] = useLocation();
  return (
    <RegisterList
      register={register}
      addLabel="新建方案"
      onOpen={(id) => navigate(`/grade-schemes/${id}`)}
      onAdd={() => navigate('/grade-schemes/new')}
    />
  );
}

export const page: Page = {
  path: '/grade-schemes',
  title: '等级方案',
  area: '岗位待遇',
  order: 1.2,
  right: 'roster.read',
  register: 'grade_schemes',
  help: '等级方案',
  component: SchemesPage,
};
