import type { CodeList } from '../../registers/model/code-list.ts';

/** 在册类型: in which way a person is ours during a stay (在册期间). Whether the person counts is said by 人员类别, not by this list. */
export const stayKind = {
  key: 'stay_kind',
  label: '在册类型',
  source: '街道人员管理惯例',
  values: [
    { code: 'regular', label: '在册', synonyms: ['正式在册', '在岗', '正式', '在职'] },
    { code: 'part_time', label: '兼职', synonyms: ['兼职成员'] },
    { code: 'seconded', label: '挂职任职', synonyms: ['挂职', '任职'] },
    { code: 'rehired', label: '返聘', synonyms: ['退休返聘', '劳务返聘'] },
    { code: 'borrowed_in', label: '借入', synonyms: ['借调进入', '借调'] },
  ],
} as const satisfies CodeList;
