import type { FloatingColumn, ImportTarget, ProfileColumn } from './import-profile.ts';

const none = ['无', '没有', '/', '-', '—', '——'];

/** The columns that stand beside an education under a qualified heading: 第一学历毕业院校 … */
function beside(words: readonly [string, ...string[]]): ProfileColumn[] {
  const [first, ...others] = words;
  const all = (...ends: readonly string[]) => ends.flatMap((end) => words.map((word) => word + end));
  const column = (field: string, end: string, ...more: readonly string[]): ProfileColumn => ({
    field,
    heading: first + end,
    synonyms: [...others.map((word) => word + end), ...all(...more)],
  });
  return [
    column('degree', '学位'),
    column('school', '毕业院校', '毕业学校', '院校'),
    column('major', '专业', '所学专业'),
    column('enrolled_on', '入学时间'),
    column('graduated_on', '毕业时间', '毕业日期', '毕业年月'),
  ];
}

/** 学历 in a roster: the first, the highest, and the two lines 全日制教育 and 在职教育 of the personnel forms. */
export const educationTargets = [
  {
    key: 'educations#first',
    label: '第一学历',
    register: 'educations',
    owner: 'person',
    columns: [
      { field: 'level', heading: '第一学历', synonyms: ['初始学历', '原始学历', '第一学历层次'] },
      ...beside(['第一学历', '初始学历']),
      { field: 'study_mode', heading: '第一学历学习形式' },
    ],
    speaks: ['level'],
    find: { by: 'values', keys: ['is_first'] },
    fixed: { is_first: 1 },
    change: 'correct',
    begins: ['graduated_on'],
    emptyWords: none,
  },
  {
    key: 'educations#fulltime',
    label: '全日制教育',
    register: 'educations',
    owner: 'person',
    columns: [
      {
        field: 'level',
        heading: '全日制学历',
        synonyms: [
          '全日制教育学历',
          '全日制教育',
          '全日制文化程度',
          '学历全日制',
          '学历全日制教育',
          '学历学位全日制教育',
        ],
      },
      ...beside(['全日制', '全日制教育']),
    ],
    splits: [
      {
        heading: '全日制学历学位',
        synonyms: ['全日制教育学历学位'],
        fields: ['level', 'degree'],
        split: 'levelAndDegree',
      },
      {
        heading: '全日制毕业院校及专业',
        synonyms: [
          '全日制教育毕业院校及专业',
          '全日制毕业院校系及专业',
          '全日制教育毕业院校系及专业',
          '全日制院校及专业',
        ],
        fields: ['school', 'major'],
        split: 'schoolAndMajor',
      },
    ],
    speaks: ['level'],
    find: { by: 'values', keys: ['level', 'study_mode'] },
    fixed: { study_mode: 'full_time' },
    change: 'add',
    begins: ['graduated_on'],
    sameAs: ['educations#first'],
    emptyWords: none,
  },
  {
    key: 'educations#inservice',
    label: '在职教育',
    register: 'educations',
    owner: 'person',
    columns: [
      {
        field: 'level',
        heading: '在职学历',
        synonyms: ['在职教育学历', '在职教育', '非全日制学历', '学历在职', '学历在职教育', '学历学位在职教育'],
      },
      ...beside(['在职', '在职教育', '非全日制']),
    ],
    splits: [
      {
        heading: '在职学历学位',
        synonyms: ['在职教育学历学位'],
        fields: ['level', 'degree'],
        split: 'levelAndDegree',
      },
      {
        heading: '在职毕业院校及专业',
        synonyms: ['在职教育毕业院校及专业', '在职毕业院校系及专业', '在职教育毕业院校系及专业', '在职院校及专业'],
        fields: ['school', 'major'],
        split: 'schoolAndMajor',
      },
    ],
    speaks: ['level'],
    find: { by: 'values', keys: ['level', 'study_mode'] },
    fixed: { study_mode: 'in_service' },
    change: 'add',
    begins: ['graduated_on'],
    sameAs: ['educations#first'],
    emptyWords: none,
  },
  {
    key: 'educations#highest',
    label: '最高学历',
    register: 'educations',
    owner: 'person',
    columns: [
      {
        field: 'level',
        heading: '最高学历',
        synonyms: ['学历', '文化程度', '学历层次', '现学历', '现有学历', '教育程度', '最终学历', '受教育程度'],
      },
      ...beside(['最高学历', '现学历']).filter((column) => column.field !== 'degree'),
      { field: 'degree', heading: '最高学位', synonyms: ['现学位', '最高学位层次'] },
    ],
    splits: [
      {
        heading: '学历学位',
        synonyms: ['学历及学位', '最高学历学位', '最高学历及学位'],
        fields: ['level', 'degree'],
        split: 'levelAndDegree',
      },
    ],
    speaks: ['level'],
    find: { by: 'best', field: 'level' },
    change: 'add',
    begins: ['graduated_on'],
    sameAs: ['educations#first', 'educations#fulltime', 'educations#inservice'],
    emptyWords: none,
  },
] as const satisfies readonly ImportTarget[];

const among = ['educations#highest', 'educations#first', 'educations#fulltime', 'educations#inservice'];

/** Bare headings: in “第一学历 毕业院校 所学专业 最高学历” the school is that of the first education. */
export const educationFloating = [
  { among, column: { field: 'degree', heading: '学位', synonyms: ['学位层次', '所获学位'] } },
  {
    among,
    column: {
      field: 'school',
      heading: '毕业院校',
      synonyms: ['毕业学校', '院校', '毕业院校名称', '毕业学校名称', '学校'],
    },
  },
  { among, column: { field: 'major', heading: '所学专业', synonyms: ['专业', '专业名称', '毕业专业'] } },
  {
    among,
    column: {
      field: 'study_mode',
      heading: '学习形式',
      synonyms: ['是否全日制', '全日制/在职', '学习方式', '学历性质', '学历类型', '教育类型', '教育类别'],
    },
  },
  { among, column: { field: 'graduated_on', heading: '毕业时间', synonyms: ['毕业日期', '毕业年月'] } },
  {
    among,
    column: {
      heading: '毕业院校及专业',
      synonyms: ['毕业院校系及专业', '毕业院校专业', '毕业学校及专业', '毕业院校及所学专业', '院校及专业'],
      fields: ['school', 'major'],
      split: 'schoolAndMajor',
    },
  },
] as const satisfies readonly FloatingColumn[];
