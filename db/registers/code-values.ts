import type { Register } from './model/register.ts';

/** 代码: what the office adds to, renames in or hides from a built-in code list. The code itself never changes. */
export const register = {
  key: 'code_values',
  label: '代码',
  unit: '项',
  area: '系统设置',
  order: 2,
  measures: [16],
  of: 'office',
  fields: [
    { key: 'list', label: '代码表', kind: 'text', required: true, maxLength: 60, width: 120, help: '所属代码表的标识' },
    {
      key: 'code',
      label: '代码',
      kind: 'text',
      required: true,
      maxLength: 60,
      width: 96,
      help: '存储用，启用后不再改动',
    },
    { key: 'label', label: '显示名称', kind: 'text', required: true, maxLength: 60, width: 140, synonyms: ['名称'] },
    {
      key: 'synonyms',
      label: '其他写法',
      kind: 'text',
      maxLength: 500,
      width: 200,
      help: '导入时一并认作此项，多个用顿号隔开',
      synonyms: ['别名', '同义词'],
    },
    { key: 'sort', label: '排列顺序', kind: 'integer', min: 0, max: 9999, width: 80, synonyms: ['排序', '顺序号'] },
    { key: 'hidden', label: '停用', kind: 'flag', width: 64, help: '不再供选择；已有记录照常显示' },
  ],
  listColumns: ['list', 'code', 'label', 'synonyms', 'sort', 'hidden'],
  sort: [{ key: 'list' }, { key: 'sort' }, { key: 'code' }],
  title: ['label'],
  unique: [['list', 'code']],
  rights: {
    read: 'settings.read',
    write: 'settings.write',
    reveal: 'private.reveal',
    export: 'settings.read',
    purge: 'office.manage',
  },
  leaves: 'never',
  help: '下拉选项可以增加、改名、停用；停用的选项在旧记录里照常显示。',
} as const satisfies Register;
