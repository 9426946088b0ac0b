/** The log of reading, exporting and accounts in a clerk's words. */
import type { OutputOf } from '../../desk.ts';

export type LogLine = OutputOf<'accounts.log'>[number];

/** What a code is called: a register or an account. */
export interface LogNames {
  readonly register: (key: string) => string;
  /** The register's counting word. */
  readonly unit: (key: string) => string;
  readonly account: (id: string) => string;
}

const styles: Readonly<Record<string, string>> = { full: '完整', masked: '遮盖' };

/** people:full stays:masked → 人员信息（完整）、在册期间（遮盖） */
function disclosureText(note: string, names: LogNames): string {
  return note
    .split(' ')
    .filter((part) => part.includes(':'))
    .map((part) => {
      const [key = '', style = ''] = part.split(':');
      return `${names.register(key)}（${styles[style] ?? style}）`;
    })
    .join('、');
}

/** What was done, in short: the kinds by which the page filters with the eye. */
export const actLabels: Readonly<Record<string, string>> = {
  read: '查看敏感台账',
  reveal: '显示完整信息',
  mask: '恢复遮盖',
  export: '导出完整信息',
  report: '上报',
  purge: '彻底删除',
  'account-create': '新增账号',
  'account-change': '修改账号',
  'account-password': '重设密码',
  'recovery-code': '换新恢复码',
  rekey: '更换密钥',
};

/** One line as a sentence. */
export function logSentence(line: LogLine, names: LogNames): string {
  const { act, register, count, note, record_id: record } = line;
  switch (act) {
    case 'reveal':
      return register === '*' ? '在本次登录期间显示全部台账的完整信息' : `显示${names.register(register)}的完整信息`;
    case 'read':
      return `查看${names.register(register)} ${count} ${names.unit(register)}`;
    case 'mask':
      return '恢复遮盖';
    case 'export':
      return `导出${names.register(register)} ${count} ${names.unit(register)}，不遮盖`;
    case 'report':
      return `上报：${disclosureText(note, names)}`;
    case 'purge':
      return `彻底删除${names.register(register)} ${count} ${names.unit(register)}`;
    case 'account-create':
    case 'account-change':
    case 'account-password':
      return `${actLabels[act] ?? ''}：${names.account(record ?? '')}`;
    case 'recovery-code':
      return '换新恢复码，旧的作废';
    case 'rekey':
      return '更换密钥，恢复码一并换新，旧的作废';
    default:
      return `${names.register(register)} ${count} ${names.unit(register)}${note === '' ? '' : `（${note}）`}`;
  }
}
