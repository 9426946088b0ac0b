import type { CodeList } from '../../registers/model/code-list.ts';

/** How an office's own field is masked; empty is shown in full. */
export const privacy = {
  key: 'privacy',
  label: '遮盖方式',
  source: '《个人信息保护法》第六条（最小必要）',
  values: [
    { code: 'id', label: '按身份证号遮盖' },
    { code: 'phone', label: '按电话遮盖' },
    { code: 'address', label: '按住址遮盖' },
    { code: 'name', label: '按姓名遮盖' },
    { code: 'number', label: '按号码遮盖' },
    { code: 'text', label: '全部遮盖' },
  ],
} as const satisfies CodeList;
