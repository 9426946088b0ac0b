/** 说明.txt, inside the parcel and beside it: how a person without this program opens it. */
import { type ManifestBase, type ManifestFile, noteName } from './manifest.ts';

const meanings: Readonly<Record<ManifestFile['kind'], string>> = {
  workbook: '电子表格，可用 Excel 或 WPS 打开',
  table: '数据表，供数据库导入',
  datapackage: '数据表的结构说明，供数据库导入',
  cover: '报送单，可打印',
  note: '本说明',
};

/**
 * The text, in UTF-8 with BOM and CRLF so that every Windows Notepad shows it.
 *
 * @param files what the parcel holds besides the note and the manifest.
 */
export function noteOf(
  base: ManifestBase,
  fileName: string,
  files: readonly Pick<ManifestFile, 'path' | 'kind'>[],
): Uint8Array {
  const listed = files.filter((file) => file.kind !== 'table').map((file) => `  ${file.path}  ${meanings[file.kind]}`);
  const tables = files.filter((file) => file.kind === 'table').length;
  const lines = [
    '社区工作者台账　上报包说明',
    '',
    `填报单位：${base.office.street}`,
    `收件单位：${base.recipient}`,
    `期　　间：${base.period}（数据截至 ${base.cutOffDay}）`,
    `序　　号：第 ${base.sequence} 份`,
    `文　　件：${fileName}`,
    '',
    '一、怎样打开',
    '  1. 上报包是加密的 ZIP 文件（AES-256）。Windows 自带的资源管理器打不开这种加密，会提示出错，这不是文件损坏。',
    '  2. 请用 7-Zip 或 Bandizip（均免费）：在文件上点右键，选“解压”，再输入密码。',
    '  3. 密码由填报单位用电话等方式另行告知，不写在U盘里。',
    '  4. 也可在“社区工作者台账”的“统计上报 → 校验上报包”中打开，同时核对内容是否完整、是否来自该单位。',
    '',
    '二、里面有什么',
    ...listed,
    ...(tables > 0 ? [`  data/*.csv  ${meanings.table}，共 ${tables} 个`] : []),
    '  manifest.json  文件清单、校验值和填报单位的电子签名',
    `  ${noteName}  ${meanings.note}（不加密）`,
    '',
    '三、请注意',
    '  1. 查看内容请打开电子表格，不要直接双击 csv 文件：Excel 会把身份证号码的后几位变成 0。',
    '  2. 上报包含有个人信息，只供收件单位使用，用完请按规定保管或删除。',
    '  3. 请不要改动后重新压缩，否则校验不能通过。',
    '',
  ];
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}`);
}
