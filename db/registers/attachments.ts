import { type Register, rosterRights } from './model/register.ts';

/**
 * 附件: which file belongs to which record. The file itself lies encrypted beside the store, named by its keyed digest.
 * `register` and `record_id` are text, because an attachment may belong to a record of any register.
 */
export const register = {
  key: 'attachments',
  label: '附件',
  unit: '份',
  area: '人员台账',
  measures: [9],
  of: 'office',
  fields: [
    { key: 'register', label: '所属台账', kind: 'text', required: true, maxLength: 60, width: 112 },
    { key: 'record_id', label: '所属记录', kind: 'text', required: true, maxLength: 60, width: 112 },
    {
      key: 'kind',
      label: '材料类别',
      kind: 'choice',
      list: 'attachment_kind',
      width: 112,
      synonyms: ['附件类别', '材料种类', '证照类别'],
    },
    {
      key: 'title',
      label: '材料名称',
      kind: 'text',
      required: true,
      maxLength: 120,
      width: 180,
      synonyms: ['附件名称', '名称'],
    },
    { key: 'file_name', label: '文件名', kind: 'text', required: true, maxLength: 255, width: 180 },
    { key: 'mime', label: '文件类型', kind: 'text', maxLength: 120, width: 96 },
    { key: 'size', label: '文件大小', kind: 'integer', required: true, min: 0, unit: '字节', width: 88 },
    { key: 'digest', label: '文件指纹', kind: 'text', required: true, maxLength: 128, width: 120 },
    { key: 'note', label: '备注', kind: 'text', maxLength: 500, width: 160, synonyms: ['说明'] },
  ],
  listColumns: ['title', 'kind', 'register', 'file_name', 'size', 'note'],
  sort: [{ key: 'kind' }, { key: 'title' }],
  title: ['title'],
  rights: rosterRights,
  leaves: 'never',
  help: '扫描件和照片，每份不超过 20 MB，加密存放在本机，不随上报包外出。',
} as const satisfies Register;
