/** The last change of the clerk and what was written of some measures: so that neither page begins empty. */
import { measureCode } from '../../db/rules/lists/measure.ts';
import { demoRecord, type DemoRecord } from './demo-record.ts';
import { monthsLater } from './months.ts';

interface Setting {
  readonly today: string;
  readonly newKey: () => string;
}

/** 完成情况, 存在问题, 下一步打算 by measure. */
const reviews: Readonly<Record<number, readonly [achieved: string, problems: string, nextSteps: string]>> = {
  1: [
    '完成多头设岗摸底，符合条件的网格员按公开招聘规定转聘为社区专职工作人员。',
    '部分专项协管员合同未到期。',
    '合同到期后统一纳入招聘计划。',
  ],
  3: [
    '按每万城镇常住人口18人核定员额，新招人员全部安排到缺员社区。',
    '个别社区仍有缺员。',
    '报区里追加招聘计划，街道先行统筹调配。',
  ],
  8: ['街道全员轮训一次，书记、主任参加了区级培训。', '实训课时偏少。', '增加现场观摩和案例教学。'],
  10: ['年度考核按时完成，结果用于岗位等级调整和续聘。', '', '完善平时考核办法。'],
  14: ['组织体检和重大节日走访慰问，职工反映的问题建账办理。', '退休人员走访面不够。', '把退休人员列入重阳慰问名单。'],
};

/** One handover of the desk and this year's 自查. */
export function handoverRecords({
  today,
  newKey,
}: Setting): Readonly<Record<'desk_handovers' | 'measure_reviews', readonly DemoRecord[]>> {
  const year = Number(today.slice(0, 4));
  return {
    desk_handovers: [
      demoRecord(newKey(), {
        handed_on: monthsLater(today, -14),
        handed_by: '孟知秋',
        taken_by: '林书遥',
        witness: '沈怀远',
        scope: '社区工作者台账及年度考核',
        recovery_place: '党政办保险柜，由分管副主任保管',
        backup_place: '办公室铁皮柜第二层备份U盘，另一份在档案室电脑',
        papers_place: '考核登记表在档案室3号柜，合同原件在4号柜，慰问签收表交财政所',
        things: '台账专用电脑1台\n备份U盘2个\n档案室3号柜钥匙1把',
        open_items: '没有报出的报表 1 份',
      }),
    ],
    measure_reviews: Object.entries(reviews).map(([number, [achieved, problems, nextSteps]]) =>
      demoRecord(newKey(), {
        year,
        measure: measureCode(Number(number)),
        achieved,
        problems,
        next_steps: nextSteps,
        reviewed_on: today,
      }),
    ),
  };
}
