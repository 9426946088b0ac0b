/**
 * A second set of blank forms, as ugly as offices make them: nobody wrote the matcher with these in mind. Each is a script of
 * another program, with what may stand in which cell once it is filled.
 */

export interface UnseenForm {
  readonly name: string;
  readonly kind: 'xlsx' | 'xlsm' | 'xls';
  /** Python that fills `wb` and `ws`; `heads` and `ruled` stand ready. */
  readonly script: string;
  /** The place of the form among the sheets. */
  readonly sheet?: number;
  /** The rows of the blank that wait, 1-based; more people than that make the last one grow. */
  readonly waiting: readonly number[];
  /** By letter: the fact below the heading; null where the ledger has none or the heading leaves it open. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** Words of what the clerk is told. */
  readonly note?: string;
  /** Columns that the form asks the clerk to confirm. */
  readonly asked?: readonly string[];
  /** Other cells that are filled, by their place in the blank. */
  readonly texts?: Readonly<Record<string, string>>;
}

export const unseenForms: readonly UnseenForm[] = [
  {
    name: '基本情况一览表',
    kind: 'xlsx',
    waiting: [5],
    texts: { A2: '填报单位（公章）：青禾街道                填报日期：    年  月  日', A8: '截至2025年6月30日，共2人' },
    columns: {
      A: 'sequence',
      B: 'name',
      C: 'sex',
      D: 'birthMonth',
      E: 'age',
      F: 'fullTime',
      G: 'politicalShort',
      H: null,
      I: 'address',
      J: 'phone',
      K: null,
    },
    script: `
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
ws.title = '一览表'
ws['A1'] = '社区工作者基本情况\\n一　览　表'; ws.merge_cells('A1:K1'); ws['A1'].alignment = Alignment(wrap_text=True, horizontal='center'); ws['A1'].font = Font(name='方正小标宋简体', size=22)
ws['A2'] = '填报单位（公章）：                        填报日期：    年  月  日'; ws.merge_cells('A2:K2')
heads(3, ['序\\n号', '姓　　名', '性　别', '出生年月（如：1990.05）', '年龄（岁）', '学历（全日制）', '政治面貌（党员/团员/群众）', '组别代码', '家庭住址（填写至门牌号）', '联系电话\\n（11位手机号）', '备　注'])
heads(4, [str(i) for i in range(1, 12)])
ruled(5, 1, 5, 11)
ws['A6'] = '合　计'; ws['E6'] = '=AVERAGE(E5:E5)'; ruled(6, 1, 6, 11)
ws['A8'] = '截至    年  月  日，共    人'
ws['D3'].comment = Comment('只填到月', '组织科')
ws.column_dimensions['H'].hidden = True
ws.row_dimensions[3].height = 42; ws.column_dimensions['I'].width = 33
ws.freeze_panes = 'C5'; ws.auto_filter.ref = 'A4:K5'
ws.conditional_formatting.add('E5:E5', CellIsRule(operator='greaterThan', formula=['60'], fill=PatternFill('solid', bgColor='FFC7CE')))
ws.print_title_rows = '3:4'; ws.print_area = 'A1:K8'; ws.page_setup.orientation = 'landscape'; ws.page_setup.paperSize = 8
name = DefinedName('年龄', attr_text="'一览表'!$E$5:$E$5")
if hasattr(wb.defined_names, 'append'): wb.defined_names.append(name)
else: wb.defined_names['年龄'] = name
logo = True
ws['B5'].font = Font(name='仿宋_GB2312', size=14, color='FF0000'); ws['D5'].number_format = '@'
`,
  },
  {
    name: '持证情况统计表',
    kind: 'xlsx',
    waiting: [4, 5],
    columns: {
      A: 'sequence',
      B: 'name',
      C: 'community',
      D: 'certificate',
      E: 'certificate',
      F: 'certificateNumber',
      G: 'certificateOn',
      H: null,
      I: null,
      J: null,
    },
    asked: ['I'],
    script: `
ws['A1'] = '社工人才持证情况统计表'; ws.merge_cells('A1:J1')
for x, text in ((1, '序号'), (2, '姓名'), (3, '所属社区（村）')): ws.cell(2, x, text); ws.merge_cells(start_row=2, end_row=3, start_column=x, end_column=x)
ws['D2'] = '持证情况'; ws.merge_cells('D2:G2'); ws['H2'] = '专业技术职称'; ws.merge_cells('H2:I2')
for x, text in enumerate(['证书名称', '等级', '证书编号', '取得时间', '职称', '取得时间'], 4): ws.cell(3, x, text)
ws['J2'] = '是否享受津贴'; ws.merge_cells('J2:J3')
ruled(2, 1, 5, 10)
ws['A6'] = '填表人：'; ws['F6'] = '审核人：'
`,
  },
  {
    name: '两委成员信息采集表',
    kind: 'xlsx',
    sheet: 7,
    waiting: [3, 4, 5],
    columns: {
      A: 'name',
      B: 'sex',
      C: 'nation',
      D: 'politicalShort',
      E: 'educationBand',
      F: 'birthCell',
      G: 'veteran',
      H: 'position',
      I: 'workStart',
      J: null,
    },
    asked: ['J'],
    script: `
from openpyxl.worksheet.datavalidation import DataValidation
ws.title = '填表须知'; ws['A1'] = '一、请如实填写。二、于本周五前报送。'
for i in range(6): wb.create_sheet('说明%d' % i)['A1'] = '第%d条' % i
form = wb.create_sheet('采集表')
for i in range(11): wb.create_sheet('空白%d' % i)
words = wb.create_sheet('字典'); words.sheet_state = 'hidden'
for y, row in enumerate([['学历', '政治面貌', '性别'], ['研究生', '党员', '男'], ['本科', '团员', '女'], ['大专', '群众', None], ['大专以下', None, None]], 1):
    for x, text in enumerate(row, 1): words.cell(y, x, text)
ws = form
ws['A1'] = '社区“两委”成员信息采集表'; ws.merge_cells('A1:J1')
heads(2, ['姓名（必填）', '性别', '民族', '政治面貌', '学历', '出生日期', '退役军人', '现任职务', '参加工作年月', '是否党员'])
ruled(3, 1, 5, 10)
def limit(cells, formula, kind='list'):
    one = DataValidation(type=kind, formula1=formula, allow_blank=True, **({'operator': 'greaterThan'} if kind == 'date' else {}))
    ws.add_data_validation(one); one.add(cells)
limit('B3:B500', '"男,女"'); limit('D3:D5', '"党员,预备党员,团员,群众"'); limit('E3:E500', '字典!$A$2:$A$5')
limit('F3:F5', '1', 'date'); limit('G3:G5', '"是,否"'); limit('J3:J5', '"是,否"')
for y in (3, 4, 5): ws.cell(y, 6).number_format = 'yyyy/mm/dd'
`,
  },
  {
    name: '职业津贴发放花名册',
    kind: 'xlsx',
    waiting: [4],
    columns: {
      A: 'sequence',
      B: 'name',
      C: 'community',
      D: 'idNumber',
      E: 'certificate',
      F: null,
      G: null,
      H: null,
      I: null,
      J: null,
      K: null,
    },
    script: `
ws['A1'] = '2025年第二季度社会工作者职业津贴发放花名册'; ws.merge_cells('A1:K1')
ws['A2'] = '单位：元'; ws.merge_cells('A2:K2'); ws['A2'].alignment = Alignment(horizontal='right')
heads(3, ['序号', '姓 名', '工作单位', '身份证号', '证书级别', '津贴标准（元/月）', '发放月数', '应发金额（元）', '银行卡号', '开户行', '领取人签字'])
heads(4, [None] * 11)
ws['H4'] = '=F4*G4'; ws['F4'].number_format = '#,##0.00'
ws['A5'] = '合计'; ws.merge_cells('A5:E5'); ws['F5'] = '=SUM(F4:F4)'; ws['H5'] = '=SUM(H4:H4)'; ruled(5, 1, 5, 11)
ws['A6'] = '合计金额（大写）：'; ws.merge_cells('A6:K6')
ws['A7'] = '单位负责人：                财务审核：                制表：'; ws.merge_cells('A7:K7')
`,
  },
  {
    name: '体检人员名单',
    kind: 'xls',
    waiting: [3, 4, 5, 6],
    columns: {
      A: 'sequence',
      B: 'name',
      C: 'sex',
      D: 'age',
      E: 'idNumber',
      F: 'marital',
      G: 'phone',
      H: null,
      I: null,
      J: 'politicalShort',
      K: 'education',
    },
    asked: ['F'],
    script: `
from openpyxl.worksheet.datavalidation import DataValidation
for cells, formula in (('J3:J6', '"党员,团员,群众"'), ('K3:K6', '$N$1:$N$3')):
    one = DataValidation(type='list', formula1=formula, allow_blank=True); ws.add_data_validation(one); one.add(cells)
for y, text in enumerate(['大学本科', '大学专科', '其他'], 1): ws.cell(y, 14, text)
ws['A1'] = '二〇二五年度参加体检人员名单'; ws.merge_cells('A1:I1')
heads(2, ['序号', '姓　名', '性别', '年龄（周岁）', '身份证号码（18位）', '婚否', '本人联系方式', '体检套餐（A/B）', '备注', '政治面貌', '学历'])
ruled(3, 1, 6, 11)
for y in range(3, 7): ws.cell(y, 5).number_format = '@'; ws.row_dimensions[y].height = 28
ws.page_setup.orientation = 'landscape'; ws.page_setup.paperSize = 8; ws.print_title_rows = '2:2'
ws['A7'] = '注：请于体检前一日晚8时后禁食。'; ws.merge_cells('A7:I7')
`,
  },
  {
    name: '三岗十八级核定表',
    kind: 'xlsx',
    waiting: [5, 6],
    texts: { A2: '填报单位：青禾街道      截止日期：2025年6月30日' },
    columns: {
      A: 'name',
      B: 'idNumber',
      C: 'community',
      D: 'position',
      E: 'mainSince',
      F: 'grade',
      G: 'gradeSince',
      H: 'education',
      I: 'serviceYears',
      J: null,
      K: null,
      L: null,
    },
    asked: ['J', 'K'],
    script: `
ws['A1'] = '社区工作者“三岗十八级”岗位等级核定表'; ws.merge_cells('A1:L1')
ws['A2'] = '填报单位：              截止日期：'; ws.merge_cells('A2:L2')
for ref, text, area in (('A3', '姓名', 'A3:A4'), ('B3', '居民身份证\\n号码', 'B3:B4'), ('C3', '任职信息', 'C3:E3'), ('F3', '岗位等级', 'F3:G3'), ('H3', '文化\\n程度', 'H3:H4'), ('I3', '社区工作年限\\n（整年）', 'I3:I4'), ('J3', '工龄\\n（年）', 'J3:J4'), ('K3', '拟定等级', 'K3:K4'), ('L3', '核定意见', 'L3:L4')):
    ws[ref] = text; ws.merge_cells(area)
for x, text in ((3, '所在社区'), (4, '担任职务'), (5, '任现职时间'), (6, '现等级'), (7, '执行时间')): ws.cell(4, x, text)
ruled(3, 1, 6, 12)
ws['A7'] = '街道党工委意见：                         （盖章）'; ws.merge_cells('A7:L7')
`,
  },
  {
    name: '党员名册',
    kind: 'xlsx',
    waiting: [3, 4],
    columns: {
      A: 'sequence',
      B: 'name',
      C: 'sex',
      D: 'nationShort',
      E: 'birthDash',
      F: 'education',
      G: 'joinedDay',
      H: null,
      I: 'branch',
      J: null,
      K: null,
    },
    asked: ['J'],
    script: `
ws['A1'] = '在职党员名册'; ws.merge_cells('A1:K1')
heads(2, ['编号序号', '姓名', '性别', '民族（汉/回/满）', '出生日期（YYYY-MM-DD）', '学历', '加入中国共产党日期（如2005年7月1日）', '转为正式党员日期', '所在党支部', '人员类别（正式党员/预备党员）', '入党介绍人'])
ruled(3, 1, 4, 11)
`,
  },
  {
    name: '宏表',
    note: '宏原样保留',
    kind: 'xlsm',
    waiting: [3, 4],
    columns: { A: 'sequence', B: 'name', C: 'community', D: 'phone', E: 'contractStart', F: 'contractEnd' },
    script: `
ws['A1'] = '劳动合同台账'
heads(2, ['序号', '姓名', '社区', '手机', '劳动合同起始日期', '劳动合同终止日期']); ruled(3, 1, 4, 6)
`,
  },
  {
    name: '有示例的表',
    kind: 'xlsx',
    waiting: [6, 8],
    columns: { A: 'sequence', B: 'name', C: 'sex', D: 'nativePlace', E: 'birthMonth', F: 'schoolMajor', G: 'entered' },
    script: `
ws['A1'] = '附件3'; ws['A2'] = '新进社区工作者信息表'; ws.merge_cells('A2:G2')
heads(3, ['序号', '姓  名', '性 别', '籍贯\\n（省市县）', '出生\\n年月', '毕业院校\\n及专业', '到岗时间'])
heads(4, ['示例', '张三', '男', '某省某市', '1990.05', '某大学法学', '2020.01'])
heads(5, ['1', '例：李四', '女', '某省某市', '1991.06', '某大学中文', '2021.02'])
heads(6, [None] * 7); heads(7, [None] * 7); heads(8, [None] * 7)
ws.row_dimensions[7].hidden = True
`,
  },
  {
    name: '上下两张表',
    note: '第 7 行起还有一张表',
    kind: 'xlsx',
    waiting: [3, 4],
    columns: { A: 'sequence', B: 'name', C: 'position', D: 'phone' },
    script: `
ws['A1'] = '一、在岗人员'
heads(2, ['序号', '姓名', '职务', '联系电话']); ruled(3, 1, 4, 4)
ws['A6'] = '二、离岗人员'
heads(7, ['序号', '姓名', '离岗时间', '离岗原因']); ruled(8, 1, 10, 4)
`,
  },
  {
    name: '紧挨着的两张表',
    note: '第 4 行起还有一张表',
    kind: 'xlsx',
    waiting: [2, 3],
    columns: { A: 'name', B: 'sex', C: 'phone' },
    script: `
heads(1, ['姓名', '性别', '联系电话']); ruled(2, 1, 3, 3)
heads(4, ['所在社区', '人数', '联系电话']); ruled(5, 1, 6, 3)
`,
  },
  {
    name: '每页重复表头',
    kind: 'xlsx',
    waiting: [3, 5],
    columns: { A: 'sequence', B: 'name', C: 'health', D: null },
    script: `
from openpyxl.worksheet.pagebreak import Break
ws['A1'] = '健康情况登记表'; ws.merge_cells('A1:D1')
heads(2, ['序号', '姓名', '健康状况', '血压']); ruled(3, 1, 3, 4)
heads(4, ['序号', '姓名', '健康状况', '血压']); ruled(5, 1, 5, 4)
ws.row_breaks.append(Break(id=3))
`,
  },
  {
    name: '合并的格子',
    kind: 'xlsx',
    waiting: [3],
    columns: { A: 'sequence', B: 'name', D: null, H: 'community', I: null },
    asked: ['D'],
    script: `
ws['A1'] = '志愿者登记表'; ws.merge_cells('A1:I1')
heads(2, ['序号', '姓名', None, '身份证号码', None, None, None, '社区', '志愿者编号']); ws.merge_cells('B2:C2'); ws.merge_cells('D2:G2')
ruled(3, 1, 3, 9); ws.merge_cells('B3:C3')
ws['A4'] = '合计'; ws['B4'] = '=COUNTA(B3:B3)'
`,
  },
  {
    name: '花名册带汇总页',
    kind: 'xlsx',
    waiting: [2, 3],
    columns: { A: 'name', B: 'idNumber', C: 'community', D: 'employment' },
    script: `
ws.title = '花名册'
heads(1, ['人员姓名', '公民身份证号', '任职社区', '用工形式']); ruled(2, 1, 3, 4)
other = wb.create_sheet('汇总表')
for x, text in enumerate(['社区名称', '核定人数', '实有人数', '其中：女'], 1): other.cell(1, x, text)
for y, text in enumerate(['海棠里社区', '银杏社区'], 2): other.cell(y, 1, text)
other['B4'] = '=SUM(B2:B3)'; other['A4'] = '合计'; other['C4'] = "=COUNTA('花名册'!A2:A3)"
`,
  },
];
