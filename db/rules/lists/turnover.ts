import type { CodeList } from '../../registers/model/code-list.ts';

/** 去向: where somebody goes on to. The first three are what measure 13 asks for; the others are the outflow (流失). */
export const turnoverKind = {
  key: 'turnover_kind',
  label: '去向类别',
  source: '《关于加强社区工作者队伍建设的意见》第13条及流失去向统计惯例',
  values: [
    { code: 'civil_service', label: '公务员', synonyms: ['录用为公务员', '考录公务员', '招录公务员'] },
    { code: 'institution', label: '事业单位工作人员', synonyms: ['事业编', '事业单位', '聘用为事业单位工作人员'] },
    { code: 'street_leader', label: '街道(乡镇)领导班子', synonyms: ['街道领导班子', '乡镇领导班子', '择优调任'] },
    { code: 'state_company', label: '国有企业', synonyms: ['国企', '央企'] },
    { code: 'other_street', label: '其他街道、社区', synonyms: ['其他街道', '其他社区', '外街道'] },
    { code: 'company', label: '其他企业', synonyms: ['民营企业', '私企', '企业', '外企'] },
    { code: 'own_business', label: '自主创业', synonyms: ['创业', '自由职业', '灵活就业'] },
    { code: 'study', label: '升学', synonyms: ['读研', '考研'] },
    { code: 'army', label: '参军入伍', synonyms: ['参军', '入伍'] },
    { code: 'family', label: '照顾家庭', synonyms: ['家庭原因', '在家'] },
    { code: 'other', label: '其他', synonyms: ['其它', '不详'] },
  ],
} as const satisfies CodeList;

/** 途径: by which examination or act. */
export const turnoverWay = {
  key: 'turnover_way',
  label: '招录(聘)途径',
  source: '《关于加强社区工作者队伍建设的意见》第13条',
  values: [
    { code: 'secretaries', label: '优秀社区书记专项招聘', synonyms: ['专项招聘', '措施13招聘', '面向社区书记招聘'] },
    { code: 'workers', label: '面向社区工作者定向招录', synonyms: ['定向招录', '定向招聘', '定向'] },
    { code: 'open', label: '公开招考', synonyms: ['公开招聘', '公开考录', '统考'] },
    { code: 'transfer', label: '择优调任', synonyms: ['调任', '选调'] },
    { code: 'election', label: '换届选举', synonyms: ['选举'] },
    { code: 'own', label: '自行离开', synonyms: ['个人原因', '辞职'] },
  ],
} as const satisfies CodeList;
