import type { CodeList } from '../../registers/model/code-list.ts';

const source = '《关于加强社区工作者队伍建设的意见》第7条及12345工单办理习惯';

/** 投诉来源 */
export const complaintSource = {
  key: 'complaint_source',
  label: '投诉来源',
  source,
  values: [
    { code: 'hotline', label: '12345热线', synonyms: ['12345', '热线', '市民热线', '12345工单'] },
    { code: 'letter', label: '来信', synonyms: ['信件'] },
    { code: 'visit', label: '来访', synonyms: ['上访', '信访'] },
    { code: 'network', label: '网络', synonyms: ['网络问政', '网上留言', '留言'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;

/** 核实结论 */
export const complaintVerified = {
  key: 'complaint_verified',
  label: '投诉核实结论',
  source,
  values: [
    { code: 'pending', label: '待核', synonyms: ['待核实', '核实中', '未核实'] },
    { code: 'true', label: '属实', synonyms: ['是', '基本属实'] },
    { code: 'partly', label: '部分属实' },
    { code: 'false', label: '不属实', synonyms: ['否', '失实'] },
  ],
} as const satisfies CodeList;
