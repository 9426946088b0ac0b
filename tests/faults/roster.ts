/** A small roster as CSV, for imports that are cut off. */
import { idNumber } from '../id-numbers.ts';

/** @param people how many rows */
export function rosterCsv(people: number): string {
  const rows = Array.from({ length: people }, (_, place) =>
    [`周${String.fromCodePoint(0x4e00 + place)}`, idNumber('19850601', place), '专职工作人员', '2020-03', '大专'].join(
      ',',
    ),
  );
  return ['姓名,身份证号,人员类别,入职时间,最高学历', ...rows].join('\n');
}
