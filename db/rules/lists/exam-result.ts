import type { CodeList } from '../../registers/model/code-list.ts';

/** 考试结果: what is known of an examination or a subject of it beside a score. 缺考 and 违纪 are never a score of zero. */
export const examResult = {
  key: 'exam_result',
  label: '考试结果',
  source: '考试成绩单惯例',
  values: [
    { code: 'passed', label: '通过', synonyms: ['合格', '已通过', '及格', '过'] },
    { code: 'failed', label: '未过', synonyms: ['未通过', '不合格', '不及格', '没过', '不通过'] },
    { code: 'absent', label: '缺考', synonyms: ['未考', '弃考'] },
    { code: 'violation', label: '违纪', synonyms: ['作弊', '成绩无效', '违规'] },
  ],
} as const satisfies CodeList;
