/** Forms of people who do not exist, for the tests of the papers. */
import { emptyAppraisalForm, type AppraisalForm, type GradeWords } from '../../../electron/papers/appraisal-form.ts';

export const WORDS: GradeWords = ['优秀', '称职', '基本称职', '不称职'];

const SENTENCES = [
  '一年来，本人在社区党委的领导下认真学习政策理论，坚决落实街道的各项工作部署。',
  '全年入户走访1,260户次，化解矛盾纠纷38件，办理“12345”热线工单97件，满意率达98.6%。',
  '牵头建成“红色驿站”（含老年食堂、儿童托管点）2处；开展志愿服务46场，参与居民3000余人次。',
  '存在的不足：一是学习不够系统，二是创新意识不强——对网格数据的运用还不熟练……今后将逐项改进。',
];

/** Running text of so many characters, in paragraphs of three sentences. */
export function longText(characters: number): string {
  let text = '';
  for (let index = 0; Array.from(text).length < characters; index += 1) {
    text += `${SENTENCES[index % SENTENCES.length] ?? ''}${index % 3 === 2 ? '\n' : ''}`;
  }
  return Array.from(text).slice(0, characters).join('');
}

export const RARE = '𠮷㛃䶮·𬱖';

/** A form with every cell filled. */
export function filledForm(changes: Partial<AppraisalForm> = {}): AppraisalForm {
  return {
    ...emptyAppraisalForm('幸福路街道', '2025', WORDS),
    name: '单小满',
    sex: '女',
    birth: '1985.06',
    ethnicity: '维吾尔族',
    politicalStatus: '中共预备党员',
    education: '大学本科',
    community: '阳光花园社区',
    post: '专职工作人员（网格员）',
    postGrade: '工作人员7级',
    communityWorkSince: '2012.03',
    postSince: '2021.11',
    qualification: '社会工作师',
    duties: '网格管理、综合治理、民政救助',
    summary: { text: longText(600), signature: '', date: '' },
    attendance: {
      due: '250天',
      present: '246天',
      personalLeave: '1天',
      sickLeave: '3天',
      absent: '0',
      trainingHours: '96',
      rotation: '2025年已完成',
      clerk: '李敏',
    },
    rewards: '2025年7月，被区委评为“优秀共产党员”。',
    ballot: { voters: '56', votes: ['41', '12', '2', '1'], score: '92.6', counter: '王芳', scrutineer: '赵强' },
    satisfaction: { issued: '60', returned: '58', rate: '98.28%' },
    scores: {
      dimensions: [
        { label: '政治素质(20)', score: '18.5' },
        { label: '工作实绩(50)', score: '46' },
        { label: '居民群众满意度(30)', score: '29.4' },
      ],
      adjustment: '+1',
      total: '94.9',
    },
    firstOpinion: { text: '该同志政治立场坚定，群众基础好。', grade: '优秀', signature: '', date: '' },
    committeeOpinion: { text: '同意评鉴意见。', grade: '称职', signature: '陈立', date: '2026年1月9日' },
    officeOpinion: { text: '同意。', date: '' },
    countyOpinion: { text: '已备案。', date: '' },
    personOpinion: { text: '同意考核结果。', signature: '', date: '' },
    noGrade: { text: '', date: '' },
    remarks: '全年借调0天',
    ...changes,
  };
}
