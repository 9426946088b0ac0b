import type { CodeList } from '../../registers/model/code-list.ts';

/** 上报类别: by which page a report was made; what was made elsewhere is 其他. */
export const reportKind = {
  key: 'report_kind',
  label: '上报类别',
  source: '由程序自动填写',
  values: [
    { code: 'form', label: '按表头取数' },
    { code: 'name_list', label: '给名单取数' },
    { code: 'month_changes', label: '月度变动单' },
    { code: 'parcel', label: '上报包' },
    { code: 'folder', label: '上报文件夹' },
    { code: 'profile', label: '按导出格式导出' },
    { code: 'collection', label: '信息采集' },
    { code: 'other', label: '其他' },
  ],
} as const satisfies CodeList;
