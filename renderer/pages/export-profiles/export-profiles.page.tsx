/** 导出格式: the profiles that the office keeps, one for each platform and table. */
import { useLocation } from 'wouter';
import type { Page } from '../../pages.ts';
import { RegisterList } from '../../parts/list/register-list.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

function ExportProfilesPage() {
  const register = useVocabulary().register('export_profiles');
  const [, navigate] = useLocation();
  return (
    <RegisterList
      register={register}
      addLabel="新建导出格式"
      onOpen={(id) => navigate(`/export-profiles/${id}`)}
      onAdd={() => navigate('/export-profiles/new')}
    />
  );
}

export const page: Page = {
  path: '/export-profiles',
  title: '导出格式',
  area: '统计上报',
  order: 3,
  right: 'report.read',
  register: 'export_profiles',
  help: '导出格式',
  component: ExportProfilesPage,
};
