import type { CodeList } from '../../registers/model/code-list.ts';

/** 婚姻状况: GB/T 2261.2-2003; 21–23 are kinds of 已婚. */
export const marital = {
  key: 'marital',
  label: '婚姻状况',
  source: 'GB/T 2261.2-2003 个人基本信息分类与代码 第2部分：婚姻状况代码',
  values: [
    { code: '10', label: '未婚' },
    { code: '20', label: '已婚', synonyms: ['结婚', '有配偶'] },
    { code: '21', label: '初婚' },
    { code: '22', label: '再婚' },
    { code: '23', label: '复婚' },
    { code: '30', label: '丧偶' },
    { code: '40', label: '离婚', synonyms: ['离异'] },
    { code: '90', label: '未说明', synonyms: ['未说明的婚姻状况'] },
  ],
} as const satisfies CodeList;
