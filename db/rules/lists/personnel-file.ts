import type { CodeList } from '../../registers/model/code-list.ts';

/** 档案状态 */
export const fileState = {
  key: 'file_state',
  label: '档案状态',
  source: '《流动人员人事档案管理服务规定》（人社部发〔2021〕112号）及街道档案管理惯例',
  values: [
    { code: 'kept', label: '在库', synonyms: ['在馆', '已存', '在档', '存档'] },
    { code: 'lent', label: '借出', synonyms: ['外借', '借阅中'] },
    { code: 'transferred', label: '转出', synonyms: ['已转出', '已转递'] },
  ],
} as const satisfies CodeList;

/** 办理类型 of 档案借阅与转递 */
export const fileMovement = {
  key: 'file_movement',
  label: '档案办理类型',
  source: '《流动人员人事档案管理服务规定》（人社部发〔2021〕112号）及街道档案管理惯例',
  values: [
    { code: 'lend', label: '借阅', synonyms: ['借出', '查阅', '查借阅'] },
    { code: 'in', label: '转入', synonyms: ['接收', '转递转入'] },
    { code: 'out', label: '转出', synonyms: ['转递', '转递转出'] },
  ],
} as const satisfies CodeList;
