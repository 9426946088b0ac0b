/** 体检名单, 体检签到表 and 参检率统计表 as printed lists. */
import type { ListColumn, PrintedList } from './list-html.ts';

export interface HealthListRow {
  readonly name: string;
  readonly sex: string;
  readonly community: string;
  readonly day: string;
  readonly place: string;
  readonly package: string;
}

const column = (label: string, width: number, align: ListColumn['align'] = 'center'): ListColumn => ({
  label,
  width,
  align,
});

interface Head {
  /** 填报单位：… */
  readonly office: string;
  readonly year: number;
  readonly subtitle: string;
}

/** 体检名单: to hang out or to send to the communities. */
export function healthNameList({ office, year, subtitle }: Head, rows: readonly HealthListRow[]): PrintedList {
  return {
    title: `${year}年社区工作者体检安排`,
    subtitleLines: [office, subtitle],
    columns: [
      column('序号', 40),
      column('姓名', 80),
      column('社区', 130),
      column('体检时间', 100),
      column('体检地点', 180, 'left'),
      column('套餐', 120),
    ],
    rows: rows.map((row, place) => [String(place + 1), row.name, row.community, row.day, row.place, row.package]),
    footLines: [`共 ${rows.length} 人。请带本人身份证按时参加，报告由体检机构交本人。`],
    landscape: false,
  };
}

/** 体检签到表: signatures blank. */
export function healthSignSheet({ office, year, subtitle }: Head, rows: readonly HealthListRow[]): PrintedList {
  return {
    title: `${year}年社区工作者体检签到表`,
    subtitleLines: [office, subtitle],
    columns: [
      column('序号', 40),
      column('姓名', 80),
      column('性别', 48),
      column('社区', 130),
      column('套餐', 120),
      column('本人签到', 130),
      column('备注', 100),
    ],
    rows: rows.map((row, place) => [String(place + 1), row.name, row.sex, row.community, row.package, '', '']),
    footLines: [`应到 ${rows.length} 人，实到　　　人`, '现场负责人：　　　　　　　　　　年　　月　　日'],
    landscape: false,
  };
}

export interface RateRow {
  readonly name: string;
  readonly due: number;
  readonly done: number;
  readonly rate: number | null;
}

/** 参检率统计表: the only paper of health checks that goes to other offices. */
export function healthRateTable({ office, year, subtitle }: Head, rows: readonly RateRow[]): PrintedList {
  return {
    title: `${year}年社区工作者体检参检率统计表`,
    subtitleLines: [office, subtitle],
    columns: [
      column('社区', 200),
      column('应检（人）', 90, 'right'),
      column('已检（人）', 90, 'right'),
      column('参检率', 90, 'right'),
    ],
    rows: rows.map(({ name, due, done, rate }) => [
      name,
      String(due),
      String(done),
      rate === null ? '—' : `${rate.toFixed(1)}%`,
    ]),
    footLines: [
      '应检不足3人的社区合并计算。',
      '填报单位（盖章）　　　　　　负责人：　　　　　　填表人：　　　　　　电话：',
    ],
    landscape: false,
  };
}
