import type { CodeList } from '../../registers/model/code-list.ts';

/** 性别: the two values of GB/T 2261.1-2003 that an ID number can say; 未知 is an empty field. */
export const sex = {
  key: 'sex',
  label: '性别',
  source: 'GB/T 2261.1-2003 个人基本信息分类与代码 第1部分：人的性别代码',
  values: [
    { code: '1', label: '男', synonyms: ['男性', '男士', 'M', 'male'] },
    { code: '2', label: '女', synonyms: ['女性', '女士', 'F', 'female'] },
  ],
} as const satisfies CodeList;
