/** The bindings of a form in the words of its page. */
import type {
  Binding,
  CellStyle,
  FormColumn,
  FormItem,
  OfficeFact,
  Origin,
} from '../../../electron/desk/forms/shapes.ts';
import type { OutputOf } from '../../desk.ts';

export type Items = OutputOf<'forms.items'>;

export const officeFacts: Readonly<Record<OfficeFact, string>> = {
  street: '街道名称',
  county: '上级县(市、区)',
  head: '负责人',
  preparer: '填表人',
  phone: '联系电话',
  cut_off: '截止日期',
  recipient: '收件单位',
  period: '所属期',
};

export const origins = {
  none: { word: '没有对上', color: 'red' },
  guess: { word: '请确认', color: 'orange' },
  chosen: { word: '已选定', color: 'deepBlue' },
  remembered: { word: '上次这样', color: 'deepBlue' },
  sure: { word: '已对上', color: 'green' },
} as const satisfies Record<Origin, unknown>;

/** Whether a column waits for the clerk's eye. */
export const isOpen = (column: FormColumn): boolean => column.origin === 'none' || column.origin === 'guess';

/** The value of the choice that stands for a binding. */
export function choiceOf(binding: Binding | null): string | null {
  if (binding === null) return null;
  switch (binding.take) {
    case 'field':
      return `field:${binding.field}`;
    case 'office':
      return `office:${binding.fact}`;
    case 'sequence':
      return binding.perGroup ? 'sequence:group' : 'sequence';
    default:
      return binding.take;
  }
}

const isFact = (text: string): text is OfficeFact => text in officeFacts;

/** The binding that a choice begins with; what it had in common with the former one is kept. */
export function bindingFrom(choice: string, before: Binding | null, register: string): Binding | null {
  const [take = '', detail = ''] = choice.split(':');
  switch (take) {
    case 'field':
      return { take: 'field', field: detail, style: before?.take === 'field' ? before.style : {} };
    case 'office':
      return isFact(detail) ? { take: 'office', fact: detail } : null;
    case 'sequence':
      return { take: 'sequence', perGroup: detail === 'group' };
    case 'constant':
      return { take: 'constant', text: before?.take === 'constant' ? before.text : '' };
    case 'count':
      return { take: 'count', filters: before?.take === 'count' ? before.filters : [] };
    case 'joined':
      return before?.take === 'joined'
        ? before
        : {
            take: 'joined',
            parts: [
              before?.take === 'field'
                ? { field: before.field, style: before.style }
                : { field: firstOf(register), style: {} },
            ],
            by: '',
          };
    case 'blank':
      return { take: 'blank' };
    default:
      return null;
  }
}

const firstOf = (register: string): string => (register === 'people' ? 'community' : 'name');

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Everything that a column may take, in groups. */
export function choicesOf(items: readonly FormItem[], register: string) {
  const byGroup = Map.groupBy(items, (item) => item.group);
  const special: Choice[] = [
    { value: 'blank', label: '留空' },
    { value: 'constant', label: '固定内容……' },
    { value: 'sequence', label: '序号（连续）' },
    { value: 'sequence:group', label: '序号（每个社区从 1 起）' },
    { value: 'joined', label: '几栏合成一格……' },
    ...(register === 'communities' ? [{ value: 'count', label: '统计人数……' }] : []),
  ];
  return [
    { group: '不取台账', items: special },
    ...[...byGroup].map(([group, own]) => ({
      group,
      items: own.map(({ field, label }): Choice => ({ value: `field:${field}`, label })),
    })),
    {
      group: '本单位',
      items: Object.entries(officeFacts).map(([fact, label]): Choice => ({ value: `office:${fact}`, label })),
    },
  ];
}

const days = {
  '1990.05': '1990.05',
  '1990.5': '1990.5',
  '1990年5月': '1990年5月',
  '1990-05': '1990-05',
  '199005': '199005',
  '1990.05.01': '1990.05.01',
  '1990-05-01': '1990-05-01',
  '1990/5/1': '1990/5/1',
  '1990年5月1日': '1990年5月1日',
  '19900501': '19900501',
  '1990': '只写年份 1990',
  date: '真正的日期（可计算）',
} as const;

const numbers = {
  full: '完整',
  masked: '遮盖',
  last6: '后六位',
  spaced: '分段空格',
  quoted: '文本（前面带引号）',
} as const;
const months = { text: '6年3个月', years: '满几年：6', decimal: '小数：6.25', months: '共几个月：75' } as const;

export interface StyleChoice {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly style: CellStyle }[];
  readonly value: string;
}

/** The desk checks the style, whose values are the keys of the words. */
const optionsOf = (key: keyof CellStyle, words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label, style: { [key]: value } as CellStyle }));

/** How the values of a field may be written; null where there is only one way. */
export function styleChoice(item: FormItem, style: CellStyle, words: Items['words']): StyleChoice | null {
  if (item.styles.includes('day'))
    return { label: '日期写法', options: optionsOf('day', days), value: style.day ?? '1990.05.01' };
  if (item.styles.includes('number')) {
    return { label: '号码写法', options: optionsOf('number', numbers), value: style.number ?? 'full' };
  }
  if (item.styles.includes('months')) {
    return { label: '年限写法', options: optionsOf('months', months), value: style.months ?? 'text' };
  }
  if (item.styles.includes('padded')) {
    const options = [
      { value: 'plain', label: '张三', style: { padded: false } },
      { value: 'padded', label: '张　三（对齐三字）', style: { padded: true } },
    ];
    return { label: '姓名写法', options, value: style.padded === true ? 'padded' : 'plain' };
  }
  if (!item.styles.includes('words')) return null;
  const sets = words.filter((set) => set.list === item.list);
  const plain = item.list === 'flag' ? '是、否' : '台账原词';
  const options = [
    { value: '', label: plain, style: { words: undefined } },
    ...sets.map((set) => ({ value: set.key, label: set.label, style: { words: set.key } })),
  ];
  return { label: '用词', options, value: style.words ?? '' };
}
