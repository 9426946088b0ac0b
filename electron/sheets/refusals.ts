/** The refusals of a file that cannot be imported. They name the file, never what stands in its cells. */
import { DeskError } from '../desk/errors.ts';

/** What is still read. Bytes, rows, columns and cells of one file. */
export interface SheetLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Filled cells of one sheet. */
  readonly cells: number;
  /** Bytes of all parts of an .xlsx once inflated. */
  readonly inflatedBytes: number;
}

export const sheetLimits: SheetLimits = {
  bytes: 50 * 1024 * 1024,
  rows: 100_000,
  columns: 500,
  cells: 4_000_000,
  inflatedBytes: 400 * 1024 * 1024,
};

const advice = '请用 Excel 或 WPS 打开，“另存为”Excel 工作簿（.xlsx）后再导入。';

/** The stable codes of refusals and their sentences; `{file}` becomes the file's name. */
const sentences = {
  'sheet-damaged': `文件“{file}”已损坏或不完整，无法读取。请在 Excel 或 WPS 中打开确认，能打开的话另存为 .xlsx 后再导入；打不开的话请重新拷贝或重新下载。`,
  'sheet-password': `文件“{file}”设有打开密码，无法读取。请用 Excel 或 WPS 打开，在“文件—信息—保护工作簿”中取消密码，保存后再导入。`,
  'sheet-bytes': `文件“{file}”超过 {limit} MB，不能导入。请删去图片等无关内容，或拆成几个文件分别导入。`,
  'sheet-rows': `文件“{file}”的工作表超过 {limit} 行，不能导入。请拆成几个文件分别导入。`,
  'sheet-columns': `文件“{file}”的工作表超过 {limit} 列，不能导入。请删去多余的列后再导入。`,
  'sheet-cells': `文件“{file}”的工作表内容过多，超过 {limit} 个单元格，不能导入。请拆成几个文件分别导入。`,
  'sheet-inflates': `文件“{file}”解压后超过 {limit} MB，不像正常的表格，已停止读取。请用 Excel 或 WPS 打开，把需要的内容复制到新的工作簿，保存后再导入。`,
  'sheet-empty': `文件“{file}”里没有任何内容。请确认选对了文件。`,
  'sheet-old-excel': `文件“{file}”是很旧的 Excel 格式，无法读取。${advice}`,
  'sheet-binary-excel': `文件“{file}”是二进制工作簿（.xlsb），无法读取。${advice}`,
  'sheet-xml-excel': `文件“{file}”是 XML 表格，无法读取。${advice}`,
  'sheet-web-archive': `文件“{file}”是网页格式，无法读取。${advice}`,
  'sheet-opendocument': `文件“{file}”是 OpenDocument 表格（.ods），无法读取。${advice}`,
  'sheet-numbers': `文件“{file}”是苹果 Numbers 表格，无法读取。请在 Numbers 中“文件—导出为—Excel”后再导入。`,
  'sheet-word': `文件“{file}”是文字文档，不是表格。请打开它，把其中的表格复制到 Excel，另存为 .xlsx 后再导入，或者用“粘贴”导入。`,
  'sheet-slides': `文件“{file}”是演示文稿，不是表格。请选择 .xlsx、.xls 或 .csv 文件。`,
  'sheet-pdf': `文件“{file}”是 PDF，不是表格。请向提供的人索取 Excel 文件。`,
  'sheet-picture': `文件“{file}”是图片，不是表格。请选择 .xlsx、.xls 或 .csv 文件。`,
  'sheet-archive': `文件“{file}”是压缩包。请先解压，再选择里面的 .xlsx、.xls 或 .csv 文件。`,
  'sheet-web-page': `文件“{file}”是网页，其中没有表格。请选择 .xlsx、.xls 或 .csv 文件。`,
  'sheet-unknown': `文件“{file}”不是表格文件。请选择 .xlsx、.xls 或 .csv 文件。`,
  'sheet-text-code': `文件“{file}”的文字编码无法识别。${advice}`,
  'sheet-memory': `文件“{file}”内容过多，这台电脑的内存不够读取。请拆成几个文件分别导入。`,
  'sheet-cancelled': `已取消读取文件“{file}”，什么都没有写入。`,
} as const;

export type RefusalCode = keyof typeof sentences;

/** A refusal with its stable code. @param limit the number that the sentence names, in its own unit. */
export function refusal(code: RefusalCode, fileName: string, limit?: number): DeskError {
  const sentence = sentences[code].replace('{file}', fileName).replace('{limit}', (limit ?? 0).toLocaleString('en-US'));
  return new DeskError(code, sentence);
}
