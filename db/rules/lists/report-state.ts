import type { CodeList } from '../../registers/model/code-list.ts';

/** 上报状态: the states of a report; only a 定稿 is sent, and what was sent is never edited but 更正. */
export const reportState = {
  key: 'report_state',
  label: '上报状态',
  source: '街道报表报送惯例',
  values: [
    { code: 'draft', label: '草稿' },
    { code: 'final', label: '定稿' },
    { code: 'sent', label: '已上报', synonyms: ['上报'] },
    { code: 'returned', label: '已退回', synonyms: ['退回'] },
    { code: 'corrected', label: '已更正', synonyms: ['更正'] },
    { code: 'archived', label: '已归档', synonyms: ['归档'] },
  ],
} as const satisfies CodeList;
