import type { CodeList } from '../../registers/model/code-list.ts';

/** 学习形式: 全日制 or 在职, the two lines of 学历学位 on every form. 是 and 否 answer the heading 是否全日制. */
export const studyMode = {
  key: 'study_mode',
  label: '学习形式',
  source: '干部任免审批表“全日制教育”“在职教育”栏',
  values: [
    { code: 'full_time', label: '全日制', synonyms: ['全日制教育', '普通全日制', '统招', '是'] },
    {
      code: 'in_service',
      label: '在职',
      synonyms: [
        '在职教育',
        '非全日制',
        '函授',
        '自考',
        '自学考试',
        '成人教育',
        '成教',
        '业余',
        '夜大',
        '电大',
        '网络教育',
        '远程教育',
        '开放教育',
        '党校',
        '否',
      ],
    },
  ],
} as const satisfies CodeList;
