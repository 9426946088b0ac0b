import type { CodeList } from '../../registers/model/code-list.ts';

/** 荣誉类别: those that measure 13 names, and the others. */
export const awardKind = {
  key: 'award_kind',
  label: '荣誉类别',
  source: '《关于加强社区工作者队伍建设的意见》第13条',
  values: [
    { code: 'member', label: '优秀共产党员' },
    { code: 'party_worker', label: '优秀党务工作者' },
    { code: 'labour', label: '劳动模范', synonyms: ['劳模', '先进工作者', '五一劳动奖章'] },
    { code: 'youth', label: '青年五四奖章', synonyms: ['五四奖章'] },
    { code: 'women', label: '三八红旗手' },
    { code: 'worker', label: '优秀社区工作者', synonyms: ['最美社区工作者', '最美社工', '优秀社工', '先进个人'] },
    { code: 'merit', label: '嘉奖、记功', synonyms: ['嘉奖', '记功', '记大功'] },
    { code: 'other', label: '其他荣誉', synonyms: ['其他', '其它'] },
  ],
} as const satisfies CodeList;

/** 评选结果 */
export const awardOutcome = {
  key: 'award_outcome',
  label: '评选结果',
  source: '评优推荐惯例：提名、征求意见、公示、授予',
  values: [
    { code: 'open', label: '评选中', synonyms: ['推荐中', '公示中', '待定'] },
    { code: 'granted', label: '已授予', synonyms: ['获评', '当选', '获得', '已表彰'] },
    { code: 'failed', label: '未获评', synonyms: ['未当选', '落选', '未获得'] },
    { code: 'withdrawn', label: '撤回推荐', synonyms: ['撤回', '取消资格', '取消推荐'] },
    { code: 'revoked', label: '撤销荣誉', synonyms: ['撤销', '收回'] },
  ],
} as const satisfies CodeList;
