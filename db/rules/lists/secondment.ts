import type { CodeList } from '../../registers/model/code-list.ts';

/** 借调方式 */
export const secondmentKind = {
  key: 'secondment_kind',
  label: '借调方式',
  source: '《关于加强社区工作者队伍建设的意见》第17条及基层减负有关要求',
  values: [
    { code: 'secondment', label: '借调', synonyms: ['借用'] },
    { code: 'detail', label: '抽调', synonyms: ['抽用'] },
    { code: 'task_force', label: '专班', synonyms: ['工作专班', '专项工作组'] },
    { code: 'shadowing', label: '跟班', synonyms: ['跟班学习', '跟班锻炼', '跟岗'] },
  ],
} as const satisfies CodeList;

/** 借入单位类别: what measure 17 decides by. */
export const borrowerLevel = {
  key: 'borrower_level',
  label: '借入单位类别',
  source: '《关于加强社区工作者队伍建设的意见》第17条',
  values: [
    { code: 'street', label: '街道(乡镇)', synonyms: ['街道', '乡镇', '镇', '街道办事处', '街道内设机构'] },
    {
      code: 'county',
      label: '县级及以上机关事业单位',
      synonyms: ['县级以上', '县级及以上', '县级', '区级', '市级', '省级', '县级以上机关事业单位'],
    },
    { code: 'other', label: '其他单位', synonyms: ['其他', '其它'] },
  ],
} as const satisfies CodeList;

/** 借调状态 */
export const secondmentState = {
  key: 'secondment_state',
  label: '借调状态',
  source: '《关于加强社区工作者队伍建设的意见》第17条',
  values: [
    { code: 'applied', label: '申请中', synonyms: ['待批', '报批中', '已申请'] },
    { code: 'approved', label: '已批准', synonyms: ['同意', '批准', '已批'] },
    { code: 'refused', label: '不予批准', synonyms: ['不同意', '未批准', '不批准'] },
    { code: 'irregular', label: '违规在借(自查)', synonyms: ['违规在借', '违规借调', '擅自借调', '待清退'] },
    { code: 'cleared', label: '已清退', synonyms: ['清退', '已返岗清退'] },
  ],
} as const satisfies CodeList;
