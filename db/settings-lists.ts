/**
 * Lists that nobody edits: what the office's registers, code lists and pages are called. Settings that name one of them
 * store its key, and are chosen, filtered, imported and exported under its name like any other choice.
 */
import type { CodeList, CodeValue } from './registers/model/code-list.ts';
import type { Register } from './registers/model/register.ts';

export const settingsListKeys = ['register_name', 'code_list_name', 'page_name'] as const;
export type SettingsListKey = (typeof settingsListKeys)[number];

/** The pages with 填报说明 of their own that are not the list of a register; the key is the page's `note`. */
const ownPages: Readonly<Record<string, string>> = {
  appraisal_forms: '年度考核登记表',
  completeness: '信息完整度',
  parcels: '上报包',
  parcel_check: '校验上报包',
  backups: '备份与恢复',
  accounts: '账号',
  history: '操作记录',
  read_log: '查看与导出记录',
  'import-roster': '导入花名册',
  'name-lists': '给名单取数',
  'month-changes': '月度变动单',
  'grade-standing': '等级测算',
  'grade-compare': '方案对比',
  'exam-standing': '考试情况',
  'certificates-due': '证书登记到期',
  'contract-warnings': '合同预警',
  staffing: '员额与配备',
  'staffing-plan': '模拟调配',
  'eligible-secretaries': '优秀书记招录资格',
  'visit-plans': '慰问安排',
  'holidays-year': '放假安排',
  'request-board': '诉求办理看板',
  leaving: '离岗(退出)办理',
  health: '体检安排',
  joining: '入职办理',
  todo: '待办',
  'joining-receive': '报到接收',
  overview: '总览',
  handover: '工作交接',
  inspection: '迎检材料包',
};

const source = '由程序自动列出';

function pagesOf(registers: readonly Register[]): readonly CodeValue[] {
  return [
    ...registers.map(({ key, label }) => ({ code: key, label })),
    ...Object.entries(ownPages).map(([code, label]) => ({ code, label })),
    ...registers
      .filter(({ key, single }) => single !== true && key !== 'people')
      .map(({ key, label }) => ({ code: `import-${key}`, label: `导入${label}` })),
  ];
}

/** The three lists. @param lists the code lists of the office, its own ones included */
export function settingsLists(
  registers: ReadonlyMap<string, Register>,
  lists: readonly CodeList[],
): Readonly<Record<SettingsListKey, CodeList>> {
  const all = [...registers.values()];
  const list = (key: SettingsListKey, label: string, values: readonly CodeValue[]): CodeList => ({
    key,
    label,
    source,
    values,
  });
  return {
    register_name: list(
      'register_name',
      '台账',
      all.map(({ key, label }) => ({ code: key, label })),
    ),
    code_list_name: list(
      'code_list_name',
      '代码表',
      lists.map(({ key, label }) => ({ code: key, label })),
    ),
    page_name: list('page_name', '页面', pagesOf(all)),
  };
}
