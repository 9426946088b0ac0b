import type { CodeList } from '../../registers/model/code-list.ts';

/** 学科门类 by 研究生教育学科专业目录 (2022): degrees are often written with theirs, 管理学学士. */
const disciplines = [
  '哲学',
  '经济学',
  '法学',
  '教育学',
  '文学',
  '历史学',
  '理学',
  '工学',
  '农学',
  '医学',
  '军事学',
  '管理学',
  '艺术学',
  '交叉学科',
];

function named(level: '学士' | '硕士' | '博士'): string[] {
  return [`${level}学位`, ...disciplines.map((discipline) => `${discipline}${level}`)];
}

/** 学位: GB/T 6864-2003 by its first digit (the lower, the higher the degree), and 0 for people who are known to have none. */
export const degree = {
  key: 'degree',
  label: '学位',
  source: 'GB/T 6864-2003 中华人民共和国学位代码（首位）',
  values: [
    { code: '1', label: '名誉博士' },
    { code: '2', label: '博士', synonyms: named('博士') },
    {
      code: '3',
      label: '硕士',
      synonyms: [
        ...named('硕士'),
        '公共管理硕士',
        '工商管理硕士',
        '社会工作硕士',
        '法律硕士',
        '教育硕士',
        '工程硕士',
        'MPA',
        'MBA',
        'MSW',
      ],
    },
    { code: '4', label: '学士', synonyms: named('学士') },
    { code: '0', label: '无学位', synonyms: ['无', '没有', '未取得'] },
  ],
} satisfies CodeList;
