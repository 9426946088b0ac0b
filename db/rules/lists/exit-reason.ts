import type { CodeList } from '../../registers/model/code-list.ts';

/**
 * 离岗（退出）原因: why a stay ends. Elected members leave by 罢免, 免职 or 届满, not by 辞退;
 * 考录 and 聘用 elsewhere are kept apart because the outflow (流失去向) is reported.
 */
export const exitReason = {
  key: 'exit_reason',
  label: '离岗原因',
  source:
    '《劳动合同法》第三十六至四十四条、《城市居民委员会组织法》第十条、《关于加强社区工作者队伍建设的意见》第9、13条',
  values: [
    { code: 'resigned', label: '辞职', synonyms: ['个人辞职', '主动辞职', '自愿辞职', '个人原因'] },
    { code: 'agreed', label: '协商解除', synonyms: ['协商一致解除', '协商解除合同', '协商解除劳动合同'] },
    { code: 'dismissed', label: '辞退', synonyms: ['解聘', '解除合同', '解除劳动合同', '劝退', '开除'] },
    { code: 'probation_failed', label: '试用期不合格', synonyms: ['试用不合格', '试用期考核不合格', '试用期未通过'] },
    {
      code: 'not_renewed',
      label: '合同期满不续签',
      synonyms: ['合同到期', '合同期满', '到期不续签', '不续签', '终止合同'],
    },
    { code: 'retired', label: '退休', synonyms: ['到龄退休', '法定退休', '正常退休', '提前退休', '达到法定退休年龄'] },
    { code: 'transferred_out', label: '调出', synonyms: ['调离', '调往外街道', '转出'] },
    { code: 'recalled', label: '罢免', synonyms: ['依法罢免'] },
    { code: 'removed', label: '免职', synonyms: ['免去职务', '撤职'] },
    { code: 'term_ended', label: '换届离任', synonyms: ['落选', '届满', '届满离任', '换届落选', '届满未当选'] },
    { code: 'civil_service', label: '考录公务员', synonyms: ['考公', '录用公务员', '考上公务员', '公务员录用'] },
    {
      code: 'institution',
      label: '聘用为事业单位人员',
      synonyms: ['考编', '考入事业单位', '事业单位聘用', '考上事业编', '事业编'],
    },
    { code: 'army', label: '参军入伍', synonyms: ['入伍', '参军', '应征入伍'] },
    { code: 'secondment_ended', label: '挂职期满', synonyms: ['选派期满', '挂职结束'] },
    { code: 'died', label: '死亡', synonyms: ['去世', '病故', '身故', '因病去世', '亡故', '因公牺牲'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
