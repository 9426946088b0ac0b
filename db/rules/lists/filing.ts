import type { CodeList } from '../../registers/model/code-list.ts';

/** 备案类型: whether the county is told before or after the decision. */
export const filingKind = {
  key: 'filing_kind',
  label: '备案类型',
  source: '《关于加强社区工作者队伍建设的意见》第9条；换届任前、平时任后备案的惯例',
  values: [
    { code: 'before', label: '任前备案', synonyms: ['任前'] },
    { code: 'after', label: '任后备案', synonyms: ['任后'] },
    { code: 'removal', label: '免职备案', synonyms: ['免职', '离任备案'] },
  ],
} as const satisfies CodeList;

/** 备案结果 */
export const filingResult = {
  key: 'filing_result',
  label: '备案结果',
  source: '《关于加强社区工作者队伍建设的意见》第9条及县级备案惯例',
  values: [
    { code: 'pending', label: '待答复', synonyms: ['待备案', '已报送', '审核中'] },
    { code: 'filed', label: '已备案', synonyms: ['同意备案', '同意', '通过'] },
    { code: 'returned', label: '退回补正', synonyms: ['退回', '补正'] },
    { code: 'objected', label: '不予备案', synonyms: ['不同意', '不同意备案'] },
  ],
} as const satisfies CodeList;
