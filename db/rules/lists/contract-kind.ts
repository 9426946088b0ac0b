import type { CodeList } from '../../registers/model/code-list.ts';

/** 合同类型: the three terms of a 劳动合同, and what is signed instead of one. */
export const contractKind = {
  key: 'contract_kind',
  label: '合同类型',
  source: '《劳动合同法》第十二条；第四十四条第（二）项以后改签的劳务协议',
  values: [
    {
      code: 'fixed_term',
      label: '固定期限劳动合同',
      synonyms: ['固定期限', '固定期', '有固定期限', '劳动合同', '劳动合同（固定期限）'],
    },
    {
      code: 'open_ended',
      label: '无固定期限劳动合同',
      synonyms: ['无固定期限', '无固定期', '长期', '长期合同', '劳动合同（无固定期限）'],
    },
    { code: 'task', label: '以完成一定工作任务为期限的劳动合同', synonyms: ['以完成一定工作任务为期限', '任务期限'] },
    { code: 'service', label: '劳务协议', synonyms: ['劳务合同', '返聘协议'] },
    { code: 'appointment', label: '聘用协议', synonyms: ['聘用合同', '聘任协议', '聘任合同', '聘书'] },
    { code: 'dispatch', label: '劳务派遣合同', synonyms: ['派遣合同', '劳务派遣协议'] },
    { code: 'none', label: '未签订', synonyms: ['未签', '没有签订'] },
  ],
} as const satisfies CodeList;
