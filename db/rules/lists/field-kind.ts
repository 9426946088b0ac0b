import type { CodeList } from '../../registers/model/code-list.ts';

/** What an office's own field (自设栏目) can hold. */
export const fieldKind = {
  key: 'field_kind',
  label: '栏目类型',
  source: '本程序',
  values: [
    { code: 'text', label: '文字' },
    { code: 'longText', label: '多行文字' },
    { code: 'day', label: '日期' },
    { code: 'integer', label: '整数' },
    { code: 'decimal', label: '小数' },
    { code: 'money', label: '金额(元)' },
    { code: 'flag', label: '是否' },
    { code: 'phone', label: '电话' },
    { code: 'choice', label: '选项' },
  ],
} as const satisfies CodeList;
