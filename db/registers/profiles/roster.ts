import type { ImportProfile } from './import-profile.ts';
import { certificateFloating, certificateTargets } from './roster-certificates.ts';
import { educationFloating, educationTargets } from './roster-education.ts';
import { workTargets } from './roster-work.ts';

/**
 * 花名册: one row per person, feeding the person and up to a dozen dated records. Headings come from the column lists of
 * deployed systems, the statutory register of workers (劳动合同法实施条例 article 8) and the spellings that offices use.
 */
export const rosterProfile = {
  key: 'roster',
  label: '花名册',
  base: 'people',
  match: [['id_number'], ['name', 'community']],
  targets: [...workTargets, ...educationTargets, ...certificateTargets],
  floating: [...educationFloating, ...certificateFloating],
  compareOnly: [
    { derived: 'sex', heading: '性别', feeds: 'stated_sex' },
    {
      derived: 'birth_day',
      heading: '出生日期',
      synonyms: ['出生年月', '出生时间', '出生年月日', '出生', '生日'],
      feeds: 'stated_birth',
    },
    { derived: 'age', heading: '年龄', synonyms: ['周岁', '年龄(周岁)', '年龄(岁)', '现年龄', '实足年龄'] },
    {
      derived: 'retirement_day',
      heading: '退休日期',
      synonyms: ['退休时间', '退休年月', '法定退休日期', '法定退休时间', '即将退休日期', '预计退休时间', '到龄时间'],
    },
    { derived: 'service_months', heading: '社区工作年限(月)', synonyms: ['社区工作月数'] },
    {
      derived: 'service_months',
      heading: '社区工作年限',
      synonyms: ['社区工作年限(年)', '从事社区工作年限', '工作年限', '社区工龄', '社龄', '工龄'],
      unit: 'years',
    },
    { derived: 'on_roll', heading: '在册', synonyms: ['是否在册', '在册情况', '是否在岗', '在岗情况'] },
  ],
  ignore: [
    '序号',
    '序',
    '顺序号',
    '街道',
    '街道名称',
    '所属街道',
    '街道(镇)',
    '乡镇(街道)',
    '县(市、区)',
    '姓名拼音',
    '全部职务',
    '职业水平证书编号',
    '职业水平证书取得时间',
    '月工资合计',
    '上年度考核等次',
    '前年度考核等次',
    '大前年度考核等次',
    '拼音',
    '调整前级别',
    '调动前社区',
    '调动人',
    '创建时间',
    '最后修改时间',
    '签名',
    '签字',
  ],
} as const satisfies ImportProfile;
