import type { CodeList } from '../../registers/model/code-list.ts';

/** 报送方式: how a report went. */
export const reportWay = {
  key: 'report_way',
  label: '报送方式',
  source: '街道报表报送惯例',
  values: [
    { code: 'stick', label: 'U盘', synonyms: ['优盘', '移动存储'] },
    { code: 'intranet', label: '政务内网', synonyms: ['内网', '政务网', 'OA'] },
    { code: 'mail', label: '电子邮件', synonyms: ['邮件', '邮箱'] },
    { code: 'message', label: '工作群', synonyms: ['微信', '钉钉', '政务微信'] },
    { code: 'paper', label: '纸质', synonyms: ['送达', '面交'] },
    { code: 'platform', label: '上级平台', synonyms: ['系统填报', '平台录入'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
