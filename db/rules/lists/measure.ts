import type { CodeList } from '../../registers/model/code-list.ts';

/** The 17 measures, by number, under the heading that the text gives each. */
export const measure = {
  key: 'measure',
  label: '17项措施',
  source: '《中共中央办公厅 国务院办公厅关于加强社区工作者队伍建设的意见》（2024年3月28日）第1至17条',
  values: [
    { code: '01', label: '1 明确人员范围' },
    { code: '02', label: '2 严格政治把关' },
    { code: '03', label: '3 优化工作力量配置' },
    { code: '04', label: '4 推动职业水平与岗位等级衔接联动' },
    { code: '05', label: '5 提升政治素质' },
    { code: '06', label: '6 提高履职本领' },
    { code: '07', label: '7 增强服务居民群众意识' },
    { code: '08', label: '8 健全培训机制' },
    { code: '09', label: '9 严格队伍管理' },
    { code: '10', label: '10 健全考核奖惩机制' },
    { code: '11', label: '11 强化监督约束' },
    { code: '12', label: '12 落实薪酬待遇保障' },
    { code: '13', label: '13 建立激励发展机制' },
    { code: '14', label: '14 营造关心关爱氛围' },
    { code: '15', label: '15 强化组织实施' },
    { code: '16', label: '16 开展评估指导' },
    { code: '17', label: '17 深化减负增效' },
  ],
} as const satisfies CodeList;

/** The code of a measure's number, 1–17. */
export const measureCode = (number: number): string => String(number).padStart(2, '0');

/** The measures' numbers in their order. */
export const measureNumbers: readonly number[] = measure.values.map(({ code }) => Number(code));
