import type { CodeList } from '../../registers/model/code-list.ts';

/** 办理范围: office and labour relation are two tracks, and a leaving ends one or both of them. */
export const leavingTrack = {
  key: 'leaving_track',
  label: '离岗办理范围',
  source: '《城市居民委员会组织法》第十条、《劳动合同法》第三十六至四十四条及街道办理惯例',
  values: [
    { code: 'both', label: '职务和劳动关系', synonyms: ['全部', '职务及劳动关系', '离岗', '退出'] },
    { code: 'post', label: '只免职务', synonyms: ['仅免职', '只免职', '职务', '保留劳动关系', '转任专职'] },
    {
      code: 'labour',
      label: '只结束劳动关系',
      synonyms: ['劳动关系', '保留职务', '改签劳务协议', '留任书记'],
    },
  ],
} as const satisfies CodeList;

/** 离岗办理状态 */
export const leavingState = {
  key: 'leaving_state',
  label: '离岗办理状态',
  source: '街道离岗(退出)办理惯例',
  values: [
    { code: 'open', label: '办理中', synonyms: ['正在办理', '未办结', '申请中'] },
    { code: 'closed', label: '已办结', synonyms: ['办结', '已完成', '已离岗'] },
    { code: 'withdrawn', label: '已撤回', synonyms: ['撤回', '本人撤回', '取消'] },
  ],
} as const satisfies CodeList;

/** 解除(终止)依据: the item of the law on which the labour relation ends; what is owed and what is forbidden follows from it. */
export const endingGround = {
  key: 'ending_ground',
  label: '解除(终止)依据',
  source: '《劳动合同法》第三十六至四十六条',
  values: [
    { code: 'agreed_worker', label: '协商一致，本人提出', synonyms: ['第36条本人提出', '本人提出协商解除'] },
    { code: 'agreed_employer', label: '协商一致，单位提出', synonyms: ['第36条单位提出', '单位提出协商解除'] },
    { code: 'worker_notice', label: '本人提前通知', synonyms: ['第37条', '个人辞职提前通知'] },
    { code: 'worker_cause', label: '单位过错，本人解除', synonyms: ['第38条', '被迫解除'] },
    { code: 'probation_unfit', label: '试用期不符合录用条件', synonyms: ['第39条第1项', '不符合录用条件'] },
    { code: 'serious_breach', label: '严重违反规章制度', synonyms: ['第39条第2项', '严重违纪'] },
    { code: 'serious_neglect', label: '严重失职、营私舞弊', synonyms: ['第39条第3项', '严重失职'] },
    { code: 'second_employer', label: '与其他单位建立劳动关系', synonyms: ['第39条第4项', '双重劳动关系'] },
    { code: 'fraud', label: '欺诈等致合同无效', synonyms: ['第39条第5项', '欺诈'] },
    { code: 'criminal', label: '被依法追究刑事责任', synonyms: ['第39条第6项', '刑事责任'] },
    { code: 'illness_over', label: '医疗期满不能工作', synonyms: ['第40条第1项', '医疗期满'] },
    { code: 'unable', label: '不能胜任，培训或调岗后仍不能胜任', synonyms: ['第40条第2项', '不能胜任工作'] },
    { code: 'circumstances', label: '客观情况发生重大变化', synonyms: ['第40条第3项', '客观情况变化'] },
    { code: 'redundancy', label: '经济性裁员', synonyms: ['第41条', '裁员'] },
    { code: 'expired_employer', label: '期满，单位不续签', synonyms: ['第44条第1项单位不续签', '单位不续订'] },
    {
      code: 'expired_worker',
      label: '期满，维持或提高条件而本人不续签',
      synonyms: ['第44条第1项本人不续签', '本人不续签'],
    },
  ],
} as const satisfies CodeList;

/** 交接类别 */
export const handoverKind = {
  key: 'handover_kind',
  label: '交接类别',
  source: '《劳动合同法》第五十条及街道工作交接惯例',
  values: [
    { code: 'account', label: '账号', synonyms: ['系统账号', '账号权限', '工作群'] },
    { code: 'seal', label: '印章', synonyms: ['公章', '印鉴'] },
    { code: 'key', label: '钥匙', synonyms: ['门禁卡', '钥匙门禁'] },
    { code: 'asset', label: '资产', synonyms: ['固定资产', '办公用品', '设备'] },
    { code: 'money', label: '经费票据', synonyms: ['经费', '票据', '账目', '借款'] },
    { code: 'ledger', label: '台账资料', synonyms: ['台账', '文件资料', '档案资料'] },
    { code: 'matter', label: '未办事项', synonyms: ['待办事项', '未了事项'] },
    { code: 'party', label: '党组织关系', synonyms: ['组织关系', '党员关系'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
