import type { CodeList } from '../../registers/model/code-list.ts';

const source = '《关于加强社区工作者队伍建设的意见》第7条、第11条';

/** 问题类别 of a 作风提醒 */
export const styleKind = {
  key: 'style_kind',
  label: '作风问题类别',
  source,
  values: [
    { code: 'discipline', label: '工作纪律', synonyms: ['纪律', '出勤'] },
    { code: 'attitude', label: '服务态度', synonyms: ['态度'] },
    { code: 'efficiency', label: '办事效率', synonyms: ['效率', '推诿拖延'] },
    { code: 'integrity', label: '廉洁自律', synonyms: ['廉洁'] },
    { code: 'formalism', label: '形式主义', synonyms: ['弄虚作假'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;

/** 提醒方式 */
export const styleWay = {
  key: 'style_way',
  label: '作风提醒方式',
  source,
  values: [
    { code: 'spoken', label: '口头提醒', synonyms: ['口头'] },
    { code: 'talk', label: '谈话提醒', synonyms: ['谈话'] },
    { code: 'written', label: '书面提醒', synonyms: ['书面', '提醒函'] },
  ],
} as const satisfies CodeList;
