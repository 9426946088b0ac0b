import type { CodeList } from '../../registers/model/code-list.ts';

/** 岗位层次: the class of post that sets the band of grades; the fourth is used by 四岗 schemes only. */
export const postClass = {
  key: 'post_class',
  label: '岗位层次',
  source: '各地社区工作者岗位等级序列（三岗十八级、四岗十八级等）',
  values: [
    { code: 'chief', label: '正职', synonyms: ['社区正职', '负责人', '正职岗'] },
    { code: 'deputy', label: '副职', synonyms: ['社区副职', '主管', '副职岗'] },
    { code: 'member', label: '专职委员', synonyms: ['委员', '委员岗'] },
    {
      code: 'staff',
      label: '工作人员',
      synonyms: ['一般工作人员', '普通社工', '其他工作人员', '专职工作人员', '工作人员岗', '社工'],
    },
  ],
} as const satisfies CodeList;
