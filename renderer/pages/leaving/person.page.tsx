/** 离岗(退出)办理 of somebody who is known already: from the person, from 合同预警. */
import type { Page } from '../../pages.ts';
import { LeavingPage } from './leaving.page.tsx';

export const page: Page = {
  path: '/leaving/:person',
  title: '离岗(退出)办理',
  area: '人员台账',
  right: 'roster.read',
  help: '离岗',
  component: LeavingPage,
};
