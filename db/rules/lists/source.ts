import type { CodeList } from '../../registers/model/code-list.ts';

/** 人员来源 by measures 1–3: how a worker came to the community. */
export const source = {
  key: 'source',
  label: '人员来源',
  source: '《关于加强社区工作者队伍建设的意见》第1、2、3条',
  values: [
    {
      code: 'open_recruitment',
      label: '公开招聘',
      synonyms: ['招聘', '社会招聘', '统一招聘', '公开招考', '招考', '面向社会公开招聘'],
    },
    { code: 'election', label: '选举产生', synonyms: ['选举', '换届选举', '选任', '民主选举'] },
    {
      code: 'graduate',
      label: '高校毕业生',
      synonyms: ['高等学校毕业生', '应届毕业生', '大学毕业生', '应届高校毕业生'],
    },
    {
      code: 'veteran',
      label: '退役军人',
      synonyms: ['退伍军人', '复员军人', '转业军人', '退役士兵', '退役大学生士兵'],
    },
    { code: 'social_work', label: '社会工作专业人才', synonyms: ['社工专业人才', '社会工作专业毕业生'] },
    { code: 'grid_conversion', label: '网格员转聘', synonyms: ['网格员', '原网格员', '网格员转任'] },
    { code: 'department_conversion', label: '部门设岗人员转聘', synonyms: ['转聘', '协管员转聘', '原部门聘用人员'] },
    { code: 'village_official', label: '大学生村官', synonyms: ['村官', '选调生'] },
    {
      code: 'grassroots_project',
      label: '基层服务项目人员',
      synonyms: ['三支一扶', '西部计划', '西部计划志愿者', '三支一扶人员'],
    },
    { code: 'seconded', label: '机关事业单位选派', synonyms: ['机关选派', '选派', '下派', '挂职', '事业单位选派'] },
    { code: 'transfer', label: '调入', synonyms: ['外单位调入', '其他街道调入'] },
    { code: 'public_post', label: '公益性岗位转入', synonyms: ['公益岗', '公益性岗位'] },
    { code: 'retiree', label: '退休返聘', synonyms: ['返聘'] },
    { code: 'other', label: '其他', synonyms: ['其它'] },
  ],
} as const satisfies CodeList;
