import type { CodeList } from '../../registers/model/code-list.ts';

/** 报考进度: how far somebody went toward an examination. */
export const examStage = {
  key: 'exam_stage',
  label: '报考进度',
  source: '街道组织报考惯例',
  values: [
    { code: 'intended', label: '有意向', synonyms: ['意向报考', '拟报考', '意向'] },
    { code: 'registered', label: '已报名', synonyms: ['报名', '已缴费', '报名成功'] },
    { code: 'given_up', label: '不报了', synonyms: ['放弃', '放弃报考'] },
  ],
} as const satisfies CodeList;
