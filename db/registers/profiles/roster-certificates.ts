import type { FloatingColumn, ImportTarget, ProfileColumn } from './import-profile.ts';

const none = ['无', '没有', '未取得', '暂无', '否', '/', '-', '—', '——'];

/** 初级, 中级 and 高级 may each have columns of their own, so that one row carries several certificates. */
function ofLevel(key: string, kind: string, title: string, level: string, words: readonly string[]): ImportTarget {
  const all = [title, ...words];
  const column = (field: string, ...ends: readonly string[]): ProfileColumn => {
    const [first = '', ...others] = ends.flatMap((end) => all.map((word) => word + end));
    return { field, heading: first, synonyms: others };
  };
  return {
    key: `certificates#${key}`,
    label: title,
    register: 'certificates',
    owner: 'person',
    columns: [
      column('issued_on', '取得时间', '取得日期', '获得时间', '发证时间', '发证日期', '授予时间'),
      column('number', '证书编号', '编号', '证书号', '管理号'),
      column('registered_on', '登记日期', '登记时间'),
      column('registered_to', '登记有效期至', '登记有效期'),
    ],
    presence: {
      heading: level,
      synonyms: [...all, ...words.filter((word) => word.startsWith(level)).map((word) => `${word}证书`)],
      day: 'issued_on',
      text: 'number',
    },
    speaks: ['issued_on', 'number', 'registered_on', 'registered_to'],
    find: { by: 'values', keys: ['kind'] },
    fixed: { kind },
    change: 'correct',
    begins: ['issued_on'],
    emptyWords: none,
  };
}

/** 证书 in a roster: columns per level, and one column with the highest. */
export const certificateTargets = [
  ofLevel('junior', 'sw_assistant', '助理社会工作师', '初级', [
    '助理社工师',
    '初级社工证',
    '初级社工',
    '初级社工师',
    '初级社会工作师',
  ]),
  ofLevel('middle', 'sw', '社会工作师', '中级', ['社工师', '中级社工证', '中级社工', '中级社工师', '中级社会工作师']),
  ofLevel('senior', 'sw_senior', '高级社会工作师', '高级', ['高级社工证', '高级社工', '高级社工师']),
  {
    key: 'certificates#highest',
    label: '职业水平证书',
    register: 'certificates',
    owner: 'person',
    columns: [
      {
        field: 'kind',
        heading: '职业水平证书',
        synonyms: [
          '社会工作者职业水平证书情况',
          '社会工作者职业水平证书',
          '社会工作者职业资格证书',
          '社会工作者职业资格',
          '社会工作者职业水平',
          '社会工作资格证书获得情况',
          '社会工作资格证书',
          '社会工作职业资格',
          '社会工作职业水平',
          '职业资格证书',
          '职业资格',
          '职业水平',
          '职业资格等级',
          '专业资格',
          '社工证',
          '社工证情况',
          '社工证等级',
          '社工证级别',
          '社工证书',
          '社工资格证',
          '社工职业资格',
          '社会工作师证书',
          '持证情况',
          '持证等级',
          '证书名称',
          '证书类别',
          '证书等级',
          '资格证书',
        ],
      },
      { field: 'level', heading: '证书描述', synonyms: ['证书说明'] },
    ],
    speaks: ['kind'],
    find: { by: 'values', keys: ['kind'] },
    change: 'add',
    begins: ['issued_on'],
    sameAs: ['certificates#junior', 'certificates#middle', 'certificates#senior'],
    emptyWords: none,
  },
] as const satisfies readonly ImportTarget[];

const among = ['certificates#highest', 'certificates#junior', 'certificates#middle', 'certificates#senior'];

export const certificateFloating = [
  {
    among,
    column: {
      field: 'number',
      heading: '证书编号',
      synonyms: ['证书号', '社工证编号', '社工证号', '管理号', '证书管理号'],
    },
  },
  {
    among,
    column: {
      field: 'issued_on',
      heading: '取证时间',
      synonyms: [
        '取得时间',
        '取得证书时间',
        '获取证书时间',
        '证书取得时间',
        '授予时间',
        '发证日期',
        '发证时间',
        '社工证取得时间',
        '职业资格取得时间',
        '证书批准日期',
      ],
    },
  },
  { among, column: { field: 'issuer', heading: '发证机关', synonyms: ['发证单位', '证书颁发机构'] } },
  {
    among,
    column: { field: 'registered_on', heading: '证书登记日期', synonyms: ['登记日期', '登记时间', '证书登记时间'] },
  },
  { among, column: { field: 'registered_to', heading: '登记有效期至', synonyms: ['登记有效期', '登记到期日'] } },
  { among, column: { field: 'valid_to', heading: '证书有效期至', synonyms: ['证书有效期'] } },
  {
    among,
    column: { field: 'allowance_from', heading: '津贴起发日期', synonyms: ['津贴起发时间', '职业津贴起发时间'] },
  },
] as const satisfies readonly FloatingColumn[];
