/** Invented places, schools, numbers: nothing here is a real street, a real telephone or a real person's number. */
import { checkDigit } from '../../db/rules/id-number.ts';
import type { Dice } from './dice.ts';

export const street = { street: '青禾街道', county: '云溪区', divisionCode: '990101001' } as const;

/** The first part of a community's name; more communities than parts are numbered. */
const communityNames = [
  '杏林',
  '望湖',
  '锦绣',
  '石桥',
  '新华苑',
  '柳浪',
  '东风里',
  '安居',
  '翠屏',
  '和顺',
  '书院',
  '北辰',
  '金穗',
  '玉带河',
  '长乐',
  '梧桐',
  '清泉',
  '向阳',
  '明德',
  '双桂',
] as const;

export function communityName(place: number): string {
  const base = communityNames[place % communityNames.length] ?? '青禾';
  const round = Math.floor(place / communityNames.length);
  return `${base}${round === 0 ? '' : `第${round + 1}`}社区`;
}

export const roads = ['青禾大道', '杏林路', '望湖街', '石桥巷', '柳浪路', '书院街', '金穗路', '梧桐里'] as const;

export function address(dice: Dice): string {
  return `${street.county}${street.street}${dice.pick(roads)}${dice.whole(1, 298)}号${dice.whole(1, 32)}幢${dice.whole(1, 4)}单元${dice.whole(1, 18)}0${dice.whole(1, 4)}室`;
}

export const hometowns = [
  '云溪区',
  '云溪区',
  '临江县',
  '青山县',
  '白石县',
  '北辰市',
  '南浦市',
  '东宁县',
  '丰谷县',
] as const;

export const schools = {
  university: ['云溪大学', '临江师范大学', '北辰理工大学', '南浦财经大学', '云溪农业大学'],
  college: ['云溪职业技术学院', '青山民政职业学院', '临江幼儿师范专科学校', '南浦商贸职业学院'],
  open: ['云溪开放大学', '云溪区委党校', '北辰大学继续教育学院'],
  secondary: ['云溪区职业中学', '临江卫生学校', '青山县第一中学'],
} as const;

export const majors = [
  '社会工作',
  '行政管理',
  '法学',
  '汉语言文学',
  '会计学',
  '公共事业管理',
  '计算机应用技术',
  '学前教育',
  '市场营销',
  '护理学',
  '工商企业管理',
  '劳动与社会保障',
] as const;

/**
 * A mobile number that rings nowhere: of the ranges 15x, 154 alone was never given to an operator (电信网编号计划, 2017).
 * @param place counts up, so that no two people share one
 */
export function mobileNumber(place: number): string {
  return `154${String((place * 7_919 + 10_000_019) % 100_000_000).padStart(8, '0')}`;
}

/** A landline behind 026, an area code that no city has. */
export function landlineNumber(dice: Dice): string {
  return `026-8${String(dice.whole(0, 9_999_999)).padStart(7, '0')}`;
}

/**
 * An ID number with a right check digit and a real birth day in a region from 990000 to 990999, which GB/T 2260 never gave out.
 * @param birth YYYY-MM-DD
 * @param taken numbers given before; the new one joins them
 */
export function idNumber(dice: Dice, birth: string, sex: '1' | '2', taken: Set<string>): string {
  for (;;) {
    const region = `990${String(dice.whole(0, 999)).padStart(3, '0')}`;
    const order = dice.whole(0, 499) * 2 + (sex === '1' ? 1 : 0);
    const first17 = `${region}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    const number = first17 + checkDigit(first17);
    if (taken.has(number)) continue;
    taken.add(number);
    return number;
  }
}
