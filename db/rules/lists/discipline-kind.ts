import type { CodeList } from '../../registers/model/code-list.ts';

/** 处分类别: each with its own period of effect, so that they are kept apart. */
export const disciplineKind = {
  key: 'discipline_kind',
  label: '处分类别',
  source: '《中国共产党纪律处分条例》《公职人员政务处分法》《中国共产党组织处理规定（试行）》',
  values: [
    { code: 'party', label: '党纪处分', synonyms: ['党纪', '党内处分'] },
    { code: 'state', label: '政务处分', synonyms: ['政务'] },
    { code: 'organisation', label: '组织处理', synonyms: ['组织措施'] },
    { code: 'unit', label: '单位处理', synonyms: ['单位处分', '用人单位处理', '街道处理'] },
  ],
} as const satisfies CodeList;
