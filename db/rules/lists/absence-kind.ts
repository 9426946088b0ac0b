import type { CodeList } from '../../registers/model/code-list.ts';

/** 不在岗类别: statutory leaves are one value, so that no list of the office tells who expects a child. Who is lent stands in `secondments`. */
export const absenceKind = {
  key: 'absence_kind',
  label: '不在岗类别',
  source: '《劳动合同法》第四十二条、《女职工劳动保护特别规定》第七条及街道考勤惯例',
  values: [
    {
      code: 'statutory',
      label: '法定假期',
      synonyms: ['产假', '哺乳假', '陪产假', '护理假', '育儿假', '产假等法定假'],
    },
    { code: 'sick', label: '长期病假', synonyms: ['病假', '病休', '医疗期'] },
    { code: 'personal', label: '长期事假', synonyms: ['事假', '长假', '停薪留职'] },
    { code: 'injury', label: '工伤停工', synonyms: ['工伤', '停工留薪'] },
    { code: 'study', label: '脱产学习', synonyms: ['学习', '培训', '脱产培训'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
