/** A blank form as a county sends it: two heading rows, four ruled rows with formulas, a total, a foot, and all that refers to them. */
import { makeWorkbook } from './office-files.ts';

export const rosterForm = `
from openpyxl.styles import Font, Border, Side, Alignment, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.formatting.rule import FormulaRule
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.hyperlink import Hyperlink
ws.title = '花名册 (2024)'
ruled = Border(*[Side(style='thin')] * 4)
ws.merge_cells('A1:I1'); ws['A1'] = '某街道社区工作者花名册'
ws['A1'].font = Font(name='方正小标宋简体', size=18); ws['A1'].alignment = Alignment(horizontal='center')
ws['A2'] = '填报单位：'; ws.merge_cells('A2:C2'); ws['H2'] = '=COUNTA(B5:B8)&"人"'
for i, head in enumerate(['序号', '姓名', '身份证号', '出生\\n年月', '联系方式', None, '月工资', '奖金', '合计', '备注']):
    ws.cell(3, 1 + i, head)
    for row in (3, 4):
        cell = ws.cell(row, 1 + i); cell.border = ruled; cell.font = Font(name='黑体', bold=True)
        cell.alignment = Alignment(wrap_text=True, horizontal='center', vertical='center')
ws['E4'] = '手机'; ws['F4'] = '微信'; ws.merge_cells('E3:F3')
for column in 'ABCDGHI': ws.merge_cells(f'{column}3:{column}4')
for row in range(5, 9):
    ws.row_dimensions[row].height = 24.5
    for column in range(1, 12):
        cell = ws.cell(row, column); cell.border = ruled; cell.font = Font(name='仿宋', size=12)
        cell.protection = Protection(locked=False)
    ws.cell(row, 4).number_format = 'yyyy"年"m"月"'
    ws.cell(row, 1).value = '=ROW()-4'; ws.cell(row, 9).value = f'=G{row}+H{row}'
    ws.merge_cells(start_row=row, end_row=row, start_column=10, end_column=11)
ws['A9'] = '合计'; ws.merge_cells('A9:F9')
for column in 'GHI': ws[f'{column}9'] = f'=SUM({column}5:{column}8)'
ws['A10'] = '填表人：            审核人：'; ws.merge_cells('A10:I10')
sexes = DataValidation(type='list', formula1='"男,女"'); sexes.add('B5:B8'); ws.add_data_validation(sexes)
words = DataValidation(type='list', formula1="='字典'!$A$1:$A$3"); words.add('J8:J8'); ws.add_data_validation(words)
ws.conditional_formatting.add('G5:G8', FormulaRule(formula=['$G5>$G$9'], fill=PatternFill(bgColor='FFFF0000')))
ws['A10'].comment = Comment('落款', '某人'); ws['B5'].comment = Comment('姓名', '某人')
ws.print_area = 'A1:K10'; ws.print_title_rows = '3:4'
ws.page_setup.orientation = 'landscape'; ws.page_setup.paperSize = 8
ws.auto_filter.ref = 'A4:I8'; ws.row_breaks.append(Break(id=9)); ws.freeze_panes = 'A5'
ws.protection.sheet = True; ws.protection.password = 'abc'
for i, width in enumerate([6, 12, 22, 10, 14, 14, 10, 10, 10]): ws.column_dimensions['ABCDEFGHI'[i]].width = width
words = wb.create_sheet('字典')
for i, word in enumerate(['甲', '乙', '丙']): words.cell(1 + i, 1, word)
words['C1'] = "=SUM('花名册 (2024)'!G5:G8)"; words['C2'] = "='花名册 (2024)'!A10"; words['C3'] = '=A1&"花名册!A10"'
words['C4'] = "='花名册 (2024)'!G5:G5"
wb.defined_names.append(DefinedName('总额', attr_text="'花名册 (2024)'!$G$9"))
chart = BarChart(); chart.add_data(Reference(ws, min_col=7, min_row=4, max_row=8), titles_from_data=True)
ws.add_chart(chart, 'A13')
`;

let made: Uint8Array | undefined;

/** Made once, because Python takes its time. */
export function makeRosterForm(): Uint8Array {
  made ??= makeWorkbook(rosterForm);
  return made;
}
