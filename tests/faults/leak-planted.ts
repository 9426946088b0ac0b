/** What must never be found in clear: people who do not exist, and the secrets of their office. */
import { idNumber } from '../id-numbers.ts';

export const planted = {
  name: '欧阳夜澜',
  relative: '司马听雪',
  id: idNumber('19870423', 77),
  otherId: idNumber('19910611', 128),
  phone: '13977700421',
  address: '向阳里七弄三号后楼',
  health: '妊娠期高血压二级随访',
  opinion: '群众反映其夜间服药影响值守',
  draft: '谈话草稿夜不能寐已告知家属',
  scan: '住院病案首页第四一七号',
} as const;

/** The same number with one digit wrong: a clerk's slip is as private as the right one. */
export const wrongId = `${planted.id.slice(0, 14)}${(Number(planted.id[14]) + 1) % 10}${planted.id.slice(15)}`;

export const secrets = { password: '鹧鸪天-夜航船-2026', parcelPassword: 'w9rt-c4mb-7kzd-hq2x' } as const;

/** Everything that is searched for, by what it is. */
export const needles: Readonly<Record<string, string>> = { ...planted, wrongId, ...secrets };
