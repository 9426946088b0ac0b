import type { CodeList } from '../../registers/model/code-list.ts';

/** 附件类型: what a scan or picture shows. */
export const attachmentKind = {
  key: 'attachment_kind',
  label: '附件类型',
  source: '社区工作者人事档案材料目录惯例',
  values: [
    { code: 'photo', label: '证件照', synonyms: ['照片', '免冠照', '寸照'] },
    { code: 'id_card', label: '身份证件', synonyms: ['身份证', '身份证复印件'] },
    { code: 'household', label: '户口簿', synonyms: ['户口本'] },
    { code: 'diploma', label: '学历证书', synonyms: ['毕业证', '毕业证书'] },
    { code: 'degree', label: '学位证书', synonyms: ['学位证'] },
    { code: 'certificate', label: '职业资格证书', synonyms: ['社工证', '证书'] },
    { code: 'contract', label: '劳动合同', synonyms: ['合同', '劳务协议'] },
    { code: 'registration', label: '登记表', synonyms: ['录用登记表', '入职登记表', '申请表'] },
    { code: 'vetting', label: '政治审查材料', synonyms: ['政审材料', '政审', '资格联审'] },
    { code: 'appointment', label: '任免材料', synonyms: ['任免文件', '任职文件'] },
    { code: 'party', label: '党团材料', synonyms: ['入党材料'] },
    { code: 'appraisal', label: '考核材料', synonyms: ['年度考核登记表', '考核表'] },
    { code: 'award', label: '表彰奖励材料', synonyms: ['荣誉证书', '奖励材料'] },
    { code: 'discipline', label: '处分处理材料', synonyms: ['处分材料'] },
    { code: 'recognition', label: '认定依据', synonyms: ['年限认定材料', '认定材料'] },
    { code: 'meeting', label: '会议纪要', synonyms: ['纪要'] },
    { code: 'approval', label: '批复与通知', synonyms: ['批复', '通知', '审批表'] },
    { code: 'signed', label: '签字盖章扫描件', synonyms: ['扫描件', '签字件', '盖章件'] },
    { code: 'form', label: '空白表样', synonyms: ['表样', '空表'] },
    { code: 'returned', label: '社区交回的表', synonyms: ['回收表'] },
    { code: 'scene', label: '走访照片', synonyms: ['慰问照片', '现场照片', '活动照片'] },
    { code: 'exit', label: '离岗材料', synonyms: ['离职材料', '辞职报告', '解除合同证明'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
