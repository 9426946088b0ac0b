/** 导入花名册. */
import type { Page } from '../../pages.ts';
import { BeginPage } from './begin-page.tsx';

const help = '把现有的花名册导进台账。先看清每个人会怎样变，确认了才写入；导入后可以整批撤销。';

function ImportPage() {
  return <BeginPage profile="roster" what="花名册" help={help} />;
}

export const page: Page = {
  path: '/import',
  title: '导入花名册',
  area: '人员台账',
  order: 1.5,
  right: 'roster.write',
  help: '导入花名册',
  component: ImportPage,
};
