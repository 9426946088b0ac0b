import type { CodeList } from '../../registers/model/code-list.ts';

/** 发展阶段: the steps of becoming a member of the party. */
export const partyStage = {
  key: 'party_stage',
  label: '发展阶段',
  source: '《中国共产党发展党员工作细则》',
  values: [
    { code: 'applied', label: '递交入党申请书', synonyms: ['入党申请人', '申请入党', '提交申请'] },
    { code: 'activist', label: '入党积极分子', synonyms: ['积极分子', '确定为积极分子'] },
    { code: 'target', label: '发展对象', synonyms: ['确定为发展对象'] },
    { code: 'probationary', label: '接收为预备党员', synonyms: ['预备党员', '中共预备党员'] },
    { code: 'full', label: '转为正式党员', synonyms: ['正式党员', '转正', '按期转正'] },
    { code: 'stopped', label: '停止培养', synonyms: ['取消资格', '终止培养'] },
  ],
} as const satisfies CodeList;
