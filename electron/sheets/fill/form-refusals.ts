/** The refusals of a file that is to be filled: what it is, and how to get one that can be. They never name what stands in it. */
import { DeskError } from '../../desk/errors.ts';

const again = '再重新选择。没有改动任何内容。';
const asWorkbook = `请用 Excel 或 WPS 打开，“另存为”Excel 工作簿（.xlsx）后${again}`;

const sentences = {
  'form-picture': '文件“{file}”里只有图片，没有可以填写的表格。请向发文单位索取 Excel 或 Word 表格。',
  'form-no-table': '文件“{file}”里没有表格。请确认选对了文件，或者把表头复制出来，用“粘贴表头”取数。',
  'form-web-page': `文件“{file}”其实是网页或文本，不能原样填写。${asWorkbook}`,
} as const;

export type FormRefusalCode = keyof typeof sentences;

/** A sentence of its own for a form that is none. */
export function formRefusal(code: FormRefusalCode, fileName: string): DeskError {
  return new DeskError(code, sentences[code].replace('{file}', fileName));
}

/** What the reading of imports says in words of imports. */
const instead: Readonly<Record<string, string>> = {
  'sheet-damaged': `文件“{file}”已损坏或不完整，无法读取。请在 Excel 或 WPS 中打开确认，能打开的话另存为 .xlsx 后再选；打不开的话请向发文单位重新索取。`,
  'sheet-password': `文件“{file}”设有打开密码，无法读取。请用 Excel 或 WPS 打开，在“文件—信息—保护工作簿”中取消密码，保存后${again}`,
  'sheet-word': `文件“{file}”是旧版文字文档，不能直接填写。请用 Word 或 WPS 打开，另存为 .docx 后${again}`,
  'sheet-pdf': `文件“{file}”是 PDF，不能填写。请向发文单位索取 Excel 或 Word 表格，或者把表头复制出来，用“粘贴表头”取数。`,
  'sheet-picture': `文件“{file}”是图片，不能填写。请向发文单位索取 Excel 或 Word 表格，或者照着把表头打出来，用“粘贴表头”取数。`,
  'sheet-archive': `文件“{file}”是压缩包。请先解压，再选择里面的表格。`,
  'sheet-slides': `文件“{file}”是演示文稿，不是表格。请选择 .xlsx、.xls 或 .docx 文件。`,
  'sheet-unknown': `文件“{file}”不是表格文件。请选择 .xlsx、.xls 或 .docx 文件。`,
  'sheet-web-page': `文件“{file}”是网页，其中没有表格。请选择 .xlsx、.xls 或 .docx 文件。`,
  'sheet-old-excel': `文件“{file}”是很旧的 Excel 格式，无法读取。${asWorkbook}`,
  'sheet-binary-excel': `文件“{file}”是二进制工作簿（.xlsb），不能填写。${asWorkbook}`,
  'sheet-xml-excel': `文件“{file}”是 XML 表格，不能填写。${asWorkbook}`,
  'sheet-web-archive': `文件“{file}”是网页格式，不能填写。${asWorkbook}`,
  'sheet-opendocument': `文件“{file}”是 OpenDocument 表格（.ods），不能填写。${asWorkbook}`,
  'sheet-rows': `文件“{file}”的工作表行数太多，不像要填写的表。请删去多余的行，或拆成几个文件后${again}`,
  'sheet-columns': `文件“{file}”的工作表列数太多，不像要填写的表。请删去多余的列后${again}`,
  'sheet-cells': `文件“{file}”的工作表内容过多，不像要填写的表。请拆成几个文件后${again}`,
  'sheet-bytes': `文件“{file}”太大，不能填写。请删去图片等无关内容后${again}`,
};

/** The same refusal in words of forms. */
export function inFormWords(error: DeskError, fileName: string): DeskError {
  const sentence = instead[error.code];
  return sentence === undefined ? error : new DeskError(error.code, sentence.replace('{file}', fileName));
}
