/** A holiday table that a clerk brings: 日期, 名称, 放假/上班. What it must be before it goes into the office's calendar. */
import { parseDay } from '../parse-day.ts';
import { squash } from '../text.ts';
import { isExactDay } from '../day.ts';
import type { OwnDay } from './working-days.ts';

export type HolidayFile = { readonly days: readonly OwnDay[] } | { readonly faults: readonly string[] };

const headings = {
  day: ['日期', '节假日日期', '放假日期', 'date'],
  name: ['名称', '节日', '节日名称', '节假日', '节假日名称', 'name'],
  kind: ['放假/上班', '放假上班', '类型', '类别', '状态', '安排', 'type'],
} as const;

/** What the third column may say. */
const kinds: Readonly<Record<string, boolean>> = {
  放假: true,
  休: true,
  休息: true,
  调休: true,
  节假日: true,
  上班: false,
  班: false,
  补班: false,
  调休上班: false,
  工作日: false,
};

type Columns = Readonly<Record<keyof typeof headings, number>>;

function columnsIn(row: readonly string[]): Columns | null {
  const place = (key: keyof typeof headings): number => {
    const known = headings[key].map((heading) => squash(heading));
    return row.findIndex((cell) => known.includes(squash(cell)));
  };
  const columns = { day: place('day'), name: place('name'), kind: place('kind') };
  return columns.day >= 0 && columns.kind >= 0 ? columns : null;
}

/** The days that most of the table's rows are of, as a sentence that names them. */
function yearSentence(year: number, days: readonly string[]): string | null {
  const others = days.filter((day) => !day.startsWith(`${year}-`) && !isTurnOfYear(day, year));
  if (others.length === 0) return null;
  const years = [...new Set(others.map((day) => day.slice(0, 4)))].toSorted();
  const inside = days.length - others.length;
  return `选的是 ${year} 年，文件里有 ${others.length} 天是 ${years.join('、')} 年的${inside === 0 ? '，一天也不是这一年的' : ''}，没有导入。请检查年份，或换成 ${year} 年的放假安排。`;
}

/** 元旦 may begin in the last days of December of the year before. */
function isTurnOfYear(day: string, year: number): boolean {
  return day >= `${year - 1}-12-28` && day <= `${year - 1}-12-31`;
}

/** Reads the table. @param year the year that the clerk says it is of; a file of another year is refused with the reason */
export function readHolidayTable(rows: readonly (readonly string[])[], year: number): HolidayFile {
  const head = rows.findIndex((row) => columnsIn(row) !== null);
  const columns = columnsIn(rows[head] ?? []);
  if (columns === null)
    return { faults: ['没有找到“日期”和“放假/上班”两栏的标题，请把标题放在同一行，写成：日期、名称、放假/上班。'] };
  const faults: string[] = [];
  const days = new Map<string, OwnDay>();
  rows.forEach((row, place) => {
    const [dayText = '', name = '', kind = ''] = [columns.day, columns.name, columns.kind].map((at) =>
      (row[at] ?? '').trim(),
    );
    if (place <= head || (dayText === '' && kind === '')) return;
    const line = `第 ${place + 1} 行`;
    const parsed = parseDay(dayText);
    const day = 'day' in parsed ? parsed.day : null;
    const off = kinds[squash(kind)];
    if (day === null || !isExactDay(day))
      faults.push(`${line}：看不懂日期“${dayText.slice(0, 20)}”，请写成 ${year}-10-01。`);
    else if (off === undefined) faults.push(`${line}：“${kind.slice(0, 20)}”不是“放假”或“上班”。`);
    else if (days.has(day) && days.get(day)?.off !== off) faults.push(`${line}：${day} 前面已写过，两处不一样。`);
    else days.set(day, { day, name: name === '' ? (off ? '放假' : '调休上班') : name, off });
  });
  const wrongYear = yearSentence(year, [...days.keys()]);
  if (wrongYear !== null) return { faults: [wrongYear] };
  if (faults.length > 0) return { faults };
  if (days.size === 0) return { faults: ['标题下面没有一行日期，没有可导入的内容。'] };
  return { days: [...days.values()].toSorted((a, b) => a.day.localeCompare(b.day)) };
}
