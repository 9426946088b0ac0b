import type { CodeList, CodeValue } from '../../registers/model/code-list.ts';

/** Number, name, further names met in office tables; the name without 族 is always one of them. */
const nations: readonly (readonly [string, string, ...string[]])[] = [
  ['01', '汉族'],
  ['02', '蒙古族', '蒙族'],
  ['03', '回族'],
  ['04', '藏族'],
  ['05', '维吾尔族', '维族'],
  ['06', '苗族'],
  ['07', '彝族'],
  ['08', '壮族', '僮族'],
  ['09', '布依族'],
  ['10', '朝鲜族', '朝族'],
  ['11', '满族'],
  ['12', '侗族'],
  ['13', '瑶族'],
  ['14', '白族'],
  ['15', '土家族'],
  ['16', '哈尼族'],
  ['17', '哈萨克族', '哈族'],
  ['18', '傣族'],
  ['19', '黎族'],
  ['20', '傈僳族'],
  ['21', '佤族'],
  ['22', '畲族'],
  ['23', '高山族'],
  ['24', '拉祜族'],
  ['25', '水族'],
  ['26', '东乡族'],
  ['27', '纳西族'],
  ['28', '景颇族'],
  ['29', '柯尔克孜族', '柯族'],
  ['30', '土族'],
  ['31', '达斡尔族'],
  ['32', '仫佬族'],
  ['33', '羌族'],
  ['34', '布朗族'],
  ['35', '撒拉族'],
  ['36', '毛南族', '毛难族'],
  ['37', '仡佬族'],
  ['38', '锡伯族'],
  ['39', '阿昌族'],
  ['40', '普米族'],
  ['41', '塔吉克族'],
  ['42', '怒族'],
  ['43', '乌孜别克族'],
  ['44', '俄罗斯族'],
  ['45', '鄂温克族'],
  ['46', '德昂族', '崩龙族'],
  ['47', '保安族'],
  ['48', '裕固族'],
  ['49', '京族'],
  ['50', '塔塔尔族'],
  ['51', '独龙族'],
  ['52', '鄂伦春族'],
  ['53', '赫哲族'],
  ['54', '门巴族'],
  ['55', '珞巴族'],
  ['56', '基诺族'],
];

function nationValue([code, label, ...more]: readonly [string, string, ...string[]]): CodeValue {
  return { code, label, synonyms: [shortNation(label), ...more] };
}

/** 汉 for 汉族, as 干部任免审批表 prints it; other words stay. */
export function shortNation(label: string): string {
  return label.length > 1 && label.endsWith('族') ? label.slice(0, -1) : label;
}

/**
 * 民族: the 56 of GB/T 3304-1991, and the two values that household registers use besides and ID cards therefore carry
 * (97 for peoples not yet told apart, 98 for naturalised citizens).
 */
export const nation = {
  key: 'nation',
  label: '民族',
  source: 'GB/T 3304-1991 中国各民族名称的罗马字母拼写法和代码；97、98 为户口登记用值',
  values: [
    ...nations.map(nationValue),
    { code: '97', label: '其他', synonyms: ['其它', '未识别民族', '未定族称人口', '穿青人'] },
    { code: '98', label: '外国血统中国籍人士', synonyms: ['入籍', '外国血统'] },
  ],
} satisfies CodeList;
