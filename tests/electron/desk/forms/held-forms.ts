/** Thirty-odd blank forms as upper offices send them, and what stands in each of their columns once they are filled. */

/** A heading from top to bottom, and the fact below it; null: nobody can answer, it stays empty. */
export type HeldColumn = readonly [heading: readonly string[], fact: string | null];

export interface HeldForm {
  readonly name: string;
  readonly kind: 'xlsx' | 'xls' | 'docx';
  readonly columns: readonly HeldColumn[];
  /** Rows that wait; more people than that make it grow. */
  readonly rows: number;
  readonly title?: string;
  /** A total below with this formula over the rows, in the second column. */
  readonly total?: boolean;
  readonly foot?: string;
  /** The same table a second time at the right. */
  readonly twice?: boolean;
  readonly isProtected?: boolean;
  readonly landscapeA3?: boolean;
  /** A row below the heading that counts the columns. */
  readonly numbered?: boolean;
  /** Another sheet that is no table. */
  readonly notes?: boolean;
  /** Vertical text in the heading of a Word table. */
  readonly vertical?: boolean;
  readonly numbersWritten?: boolean;
}

const one = (heading: string, fact: string | null): HeldColumn => [[heading], fact];
const no = one('序号', 'sequence');

export const heldForms: readonly HeldForm[] = [
  {
    name: '基本情况表',
    kind: 'xlsx',
    rows: 1,
    total: true,
    foot: '填报单位（盖章）：',
    columns: [
      no,
      one('姓名', 'name'),
      one('性别', 'sex'),
      one('出生年月', 'birthMonth'),
      one('民族', 'nation'),
      one('政治面貌', 'political'),
      one('学历', 'education'),
      one('身份证号码', 'idNumber'),
      one('联系电话', 'phone'),
      one('备注', null),
    ],
  },
  {
    name: '换行的表头',
    kind: 'xlsx',
    rows: 4,
    columns: [
      one('序\n号', 'sequence'),
      one('姓 名', 'name'),
      one('性\n别', 'sex'),
      one('出生\n年月', 'birthMonth'),
      one('政治\n面貌', 'political'),
      one('文化\n程度', 'education'),
      one('现任\n职务', 'position'),
      one('任现职\n时间', 'mainSince'),
    ],
  },
  {
    name: '两行表头',
    kind: 'xlsx',
    rows: 2,
    columns: [
      [['序号'], 'sequence'],
      [['基本情况', '姓名'], 'name'],
      [['基本情况', '性别'], 'sex'],
      [['基本情况', '年龄'], 'age'],
      [['学历情况', '学历'], 'education'],
      [['学历情况', '学位'], 'degree'],
      [['联系方式', '手机号码'], 'phone'],
      [['备注'], null],
    ],
  },
  {
    name: '三行表头',
    kind: 'xlsx',
    rows: 2,
    landscapeA3: true,
    columns: [
      [['姓名'], 'name'],
      [['学历学位', '全日制教育', '学历'], 'fullTime'],
      [['学历学位', '全日制教育', '毕业院校及专业'], 'fullTimeSchool'],
      [['学历学位', '在职教育', '学历'], 'inService'],
      [['学历学位', '在职教育', '毕业院校及专业'], 'inServiceSchool'],
      [['任职情况', '职务'], 'position'],
      [['任职情况', '任现职时间'], 'mainSince'],
      [['身高'], null],
    ],
  },
  {
    name: '没有空行',
    kind: 'xlsx',
    rows: 0,
    columns: [
      no,
      one('姓名', 'name'),
      one('公民身份号码', 'idNumber'),
      one('所在社区', 'community'),
      one('岗位等级', 'grade'),
    ],
  },
  {
    name: '很多空行',
    kind: 'xlsx',
    rows: 30,
    numbersWritten: true,
    total: true,
    columns: [no, one('姓名', 'name'), one('职务', 'position'), one('从事社区工作年限', 'service')],
  },
  {
    name: '左右两栏',
    kind: 'xlsx',
    rows: 1,
    twice: true,
    columns: [no, one('姓名', 'name'), one('联系电话', 'phone')],
  },
  {
    name: '受保护',
    kind: 'xlsx',
    rows: 3,
    isProtected: true,
    columns: [no, one('姓名', 'name'), one('性别', 'sex'), one('工作单位及职务', 'unitPost')],
  },
  {
    name: '编号行',
    kind: 'xlsx',
    rows: 2,
    numbered: true,
    columns: [
      no,
      one('姓名', 'name'),
      one('入党时间', 'joined'),
      one('所在党支部', 'branch'),
      one('政治面貌', 'political'),
    ],
  },
  {
    name: '附说明页',
    kind: 'xlsx',
    rows: 2,
    notes: true,
    columns: [
      no,
      one('姓名', 'name'),
      one('社工证等级', 'certificate'),
      one('证书编号', 'certificateNumber'),
      one('取证时间', 'certificateOn'),
    ],
  },
  {
    name: '没有的栏目',
    kind: 'xlsx',
    rows: 2,
    columns: [
      one('姓名', 'name'),
      one('身高（cm）', null),
      one('血型', null),
      one('配偶姓名', null),
      one('子女情况', null),
      one('紧急情况处置', null),
    ],
  },
  {
    name: '家庭成员',
    kind: 'xlsx',
    rows: 2,
    columns: [
      one('姓名', 'name'),
      [['配偶', '姓名'], null],
      [['配偶', '工作单位'], null],
      [['家庭成员', '政治面貌'], null],
      one('联系电话', 'phone'),
    ],
  },
  {
    name: '写法在括号里',
    kind: 'xlsx',
    rows: 2,
    columns: [
      one('姓名', 'name'),
      one('出生日期（1990.05.01）', 'birthDay'),
      one('身份证号后六位', 'idTail'),
      one('民族（XX族）', 'nation'),
      one('手机号码（11位）', 'phone'),
    ],
  },
  {
    name: '花名册长表',
    kind: 'xlsx',
    rows: 2,
    landscapeA3: true,
    columns: [
      no,
      one('姓名', 'name'),
      one('性别', 'sex'),
      one('民族', 'nation'),
      one('籍贯', 'nativePlace'),
      one('出生年月', 'birthMonth'),
      one('参加工作时间', 'workStart'),
      one('入党时间', 'joined'),
      one('学历', 'education'),
      one('学位', 'degree'),
      one('毕业院校及专业', 'schoolMajor'),
      one('身份证号', 'idNumber'),
      one('户籍地址', 'household'),
      one('家庭住址', 'address'),
      one('联系方式', 'phone'),
      one('所属社区', 'community'),
      one('职务', 'position'),
      one('备注', null),
    ],
  },
  {
    name: '合同情况',
    kind: 'xlsx',
    rows: 2,
    columns: [
      no,
      one('姓名', 'name'),
      one('用工形式', 'employment'),
      [['合同期限', '起始日'], 'contractStart'],
      [['合同期限', '终止日'], 'contractEnd'],
      one('入职时间', 'entered'),
    ],
  },
  {
    name: '考核结果',
    kind: 'xlsx',
    rows: 2,
    columns: [
      no,
      one('姓名', 'name'),
      one('2024年度考核等次', 'appraisal'),
      one('岗位等级', 'grade'),
      one('分管工作', 'duties'),
    ],
  },
  {
    name: '退役军人',
    kind: 'xlsx',
    rows: 2,
    columns: [
      no,
      one('姓名', 'name'),
      one('是否退役军人', 'veteran'),
      one('婚姻状况', 'marital'),
      one('健康状况', 'health'),
      one('特长', 'speciality'),
    ],
  },
  {
    name: '毕业院校分列',
    kind: 'xlsx',
    rows: 2,
    columns: [
      one('姓名', 'name'),
      one('第一学历', 'first'),
      one('最高学历', 'education'),
      one('毕业院校', 'school'),
      one('所学专业', 'major'),
    ],
  },
  {
    name: '签收表',
    kind: 'xlsx',
    rows: 2,
    columns: [
      no,
      one('姓名', 'name'),
      one('身份证号码', 'idNumber'),
      one('金额（元）', null),
      one('领取人签字', null),
      one('备注', null),
    ],
  },
  {
    name: '竖排标题行',
    kind: 'xlsx',
    rows: 2,
    title: '',
    columns: [one('姓名', 'name'), one('性别', 'sex'), one('年龄', 'age')],
  },
  {
    name: '旧版一',
    kind: 'xls',
    rows: 2,
    columns: [
      no,
      one('姓名', 'name'),
      one('性别', 'sex'),
      one('出生年月', 'birthMonth'),
      one('身份证号码', 'idNumber'),
    ],
  },
  {
    name: '旧版加行',
    kind: 'xls',
    rows: 1,
    total: true,
    columns: [no, one('姓名', 'name'), one('政治面貌', 'political'), one('联系电话', 'phone')],
  },
  {
    name: '旧版两行表头',
    kind: 'xls',
    rows: 3,
    columns: [
      [['姓名'], 'name'],
      [['学历', '全日制'], 'fullTime'],
      [['学历', '在职'], 'inService'],
      [['社区'], 'community'],
    ],
  },
  {
    name: '旧版左右两栏',
    kind: 'xls',
    rows: 1,
    twice: true,
    columns: [no, one('姓名', 'name'), one('职务', 'position')],
  },
  {
    name: '旧版带落款',
    kind: 'xls',
    rows: 2,
    foot: '填报单位：',
    columns: [no, one('姓名', 'name'), one('现住址', 'address'), one('体重', null)],
  },
  {
    name: '文档一',
    kind: 'docx',
    rows: 2,
    columns: [no, one('姓名', 'name'), one('性别', 'sex'), one('出生年月', 'birthMonth'), one('职务', 'position')],
  },
  {
    name: '文档加行',
    kind: 'docx',
    rows: 1,
    columns: [no, one('姓名', 'name'), one('身份证号码', 'idNumber'), one('联系电话', 'phone')],
  },
  {
    name: '文档两行表头',
    kind: 'docx',
    rows: 2,
    columns: [
      [['姓名'], 'name'],
      [['学历', '全日制'], 'fullTime'],
      [['学历', '在职'], 'inService'],
      [['备注'], null],
    ],
  },
  {
    name: '文档竖排',
    kind: 'docx',
    rows: 2,
    vertical: true,
    columns: [one('姓名', 'name'), one('政治面貌', 'political'), one('民族', 'nation'), one('入党时间', 'joined')],
  },
  {
    name: '文档没有的栏目',
    kind: 'docx',
    rows: 3,
    columns: [one('姓名', 'name'), one('鞋码', null), one('学历', 'education')],
  },
  {
    name: '文档长表',
    kind: 'docx',
    rows: 2,
    columns: [
      no,
      one('姓名', 'name'),
      one('性别', 'sex'),
      one('民族', 'nation'),
      one('学历', 'education'),
      one('毕业院校', 'school'),
      one('专业', 'major'),
      one('所在社区', 'community'),
      one('联系电话', 'phone'),
    ],
  },
  {
    name: '文档签到表',
    kind: 'docx',
    rows: 2,
    columns: [no, one('姓名', 'name'), one('所在社区', 'community'), one('签到', null)],
  },
];

/** How many rows the heading of a form has. */
export function headingDepth(form: HeldForm): number {
  return Math.max(...form.columns.map(([heading]) => heading.length));
}
