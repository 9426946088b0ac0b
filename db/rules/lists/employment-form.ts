import type { CodeList } from '../../registers/model/code-list.ts';

/** 用工形式: who the employer is. Measure 12 wants the street to sign itself; the others are what a survey of 多头设岗 finds. */
export const employmentForm = {
  key: 'employment_form',
  label: '用工形式',
  source: '《劳动合同法实施条例》第八条、《关于加强社区工作者队伍建设的意见》第1、12条',
  values: [
    {
      code: 'direct',
      label: '街道直签',
      synonyms: ['直签', '街道签订', '街道（乡镇）签订', '直接签订', '劳动合同', '合同制'],
    },
    { code: 'dispatch', label: '劳务派遣', synonyms: ['派遣'] },
    { code: 'public_post', label: '公益性岗位', synonyms: ['公益岗', '公益性岗位协议'] },
    { code: 'service', label: '劳务协议', synonyms: ['劳务', '返聘', '劳务关系'] },
    { code: 'department', label: '部门聘用', synonyms: ['部门签订', '原部门聘用'] },
    { code: 'purchase', label: '购买服务', synonyms: ['政府购买服务', '服务外包', '外包'] },
    { code: 'staffed', label: '机关事业单位在编', synonyms: ['在编', '公务员', '事业编制', '事业编', '行政编制'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
