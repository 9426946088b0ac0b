import type { CodeList } from '../../registers/model/code-list.ts';

/**
 * 人员类别 by measure 1 of 《关于加强社区工作者队伍建设的意见》: community workers are the 两委专职成员 and the 专职工作人员;
 * everybody else who works in a community is kept, but counted in no figure.
 */
export const category = {
  key: 'category',
  label: '人员类别',
  source: '《关于加强社区工作者队伍建设的意见》（2024年3月28日）第1条',
  values: [
    {
      code: 'committee_full',
      label: '两委专职成员',
      synonyms: ['社区两委专职成员', '两委专职', '两委成员（专职）', '专职两委成员', '选任制居委干部'],
    },
    {
      code: 'worker',
      label: '专职工作人员',
      synonyms: ['社区专职工作人员', '专职工作者', '社区专职工作者', '专职社工', '聘任制居委干部'],
    },
    {
      code: 'committee_part',
      label: '两委兼职成员',
      synonyms: ['社区两委兼职成员', '两委兼职', '两委成员（兼职）', '兼职两委成员', '兼职委员'],
    },
    { code: 'seconded', label: '挂职任职干部', synonyms: ['挂职干部', '任职干部', '挂职', '选派干部', '下派干部'] },
    { code: 'rehired', label: '返聘人员', synonyms: ['返聘', '退休返聘', '返聘书记'] },
    { code: 'department', label: '部门设岗人员', synonyms: ['部门聘用人员', '多头设岗人员', '协管员'] },
    { code: 'public_post', label: '公益性岗位人员', synonyms: ['公益岗', '公益性岗位', '公益岗人员'] },
    { code: 'other', label: '其他人员', synonyms: ['其他', '其它'] },
  ],
} as const satisfies CodeList;

/** The categories that are community workers by measure 1: only they count toward 员额, the 18 per 10,000, and every reported figure. */
export const countedCategories: ReadonlySet<string> = new Set(['committee_full', 'worker']);
