import type { CodeList } from '../../registers/model/code-list.ts';

/** 考试类别: the national 社会工作者 examinations under the codes of their certificates, then what a street holds or hears of. */
export const examKind = {
  key: 'exam_kind',
  label: '考试类别',
  source: '《社会工作者职业资格（水平）评价办法》及街道惯例',
  values: [
    {
      code: 'sw_assistant',
      label: '职业资格初级',
      synonyms: ['初级', '助理社会工作师', '社会工作者初级', '初级社工', '社工初级', '助理社工师'],
    },
    {
      code: 'sw',
      label: '职业资格中级',
      synonyms: ['中级', '社会工作师', '社会工作者中级', '中级社工', '社工中级', '社工师'],
    },
    {
      code: 'sw_senior',
      label: '职业资格高级',
      synonyms: ['高级', '高级社会工作师', '社会工作者高级', '高级社工', '社工高级'],
    },
    { code: 'recruitment', label: '公开招聘', synonyms: ['招聘考试', '招聘'] },
    { code: 'training', label: '培训考试', synonyms: ['结业考试', '培训测试'] },
    { code: 'contest', label: '技能竞赛', synonyms: ['竞赛', '技能比武', '大比武'] },
    { code: 'all_posts', label: '全岗通测试', synonyms: ['全岗通', '全岗通考试', '应知应会测试'] },
    { code: 'other', label: '其他考试', synonyms: ['其他', '其它'] },
  ],
} as const satisfies CodeList;
