/** What the sheets of a collection's workbook and its hidden column are called; whoever reads them back looks for these. */
export const collectionSheets = {
  form: '填报表',
  notes: '填报说明',
  lists: '下拉选项',
  marks: '采集标记',
  codeHeading: '编号（勿改）',
} as const;
