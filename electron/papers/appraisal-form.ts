/**
 * The 年度考核登记表 (annual appraisal form) as plain data: every cell is a string that is already worded and formatted, and the
 * empty string prints as an empty cell. Nothing here is looked up: whoever fills it decides which year, post and community it shows.
 */

/** The four grades in the office's own words, best first: 优秀/称职/基本称职/不称职 or 优秀/合格/基本合格/不合格. */
export type GradeWords = readonly [best: string, good: string, basic: string, bad: string];

/** A box that somebody signs. Signature and date print blank (a blank, 年 月 日) unless they are filled on purpose. */
export interface SignedText {
  readonly text: string;
  readonly signature: string;
  /** As printed, such as `2026年1月9日`; never today's date by itself. */
  readonly date: string;
}

/** A signed opinion that also names a grade: 建议等次 of the first stage, 考核等次 of the street's committee. */
export interface GradedOpinion extends SignedText {
  readonly grade: string;
}

/** An opinion under an office's seal; nobody signs by name. */
export interface SealedOpinion {
  readonly text: string;
  readonly date: string;
}

export interface AppraisalScore {
  /** The dimension as the office's scheme calls it, with its weight if wished: `工作实绩(50)`. */
  readonly label: string;
  readonly score: string;
}

export interface AppraisalForm {
  /** 街道名称, the first words of the title: `幸福路街道`. */
  readonly office: string;
  /** Four digits. */
  readonly year: string;
  /** 书记 are appraised first by the street leader in charge (街道分管领导), not by their own community. */
  readonly secretary: boolean;
  readonly gradeWords: GradeWords;
  /** `data:image/…` of a one-inch photo (25 × 35 mm), or null for a form without the photo box. */
  readonly photo: string | null;

  readonly name: string;
  readonly sex: string;
  readonly birth: string;
  readonly ethnicity: string;
  readonly politicalStatus: string;
  readonly education: string;
  readonly community: string;
  readonly post: string;
  readonly postGrade: string;
  /** 从事社区工作时间. */
  readonly communityWorkSince: string;
  /** 任现职时间. */
  readonly postSince: string;
  readonly qualification: string;
  /** 分管或从事工作. */
  readonly duties: string;

  readonly summary: SignedText;
  readonly attendance: {
    readonly due: string;
    readonly present: string;
    readonly personalLeave: string;
    readonly sickLeave: string;
    readonly absent: string;
    readonly trainingHours: string;
    readonly rotation: string;
    readonly clerk: string;
  };
  /** 奖惩情况 of the year. */
  readonly rewards: string;
  readonly ballot: {
    readonly voters: string;
    /** Votes in the order of `gradeWords`. */
    readonly votes: readonly [string, string, string, string];
    readonly score: string;
    readonly counter: string;
    readonly scrutineer: string;
  };
  readonly satisfaction: {
    readonly issued: string;
    readonly returned: string;
    readonly rate: string;
  };
  readonly scores: {
    readonly dimensions: readonly AppraisalScore[];
    /** 加减分. */
    readonly adjustment: string;
    readonly total: string;
  };
  readonly firstOpinion: GradedOpinion;
  readonly committeeOpinion: GradedOpinion;
  readonly officeOpinion: SealedOpinion;
  /** 县(区)委社会工作部备案意见; null where the county does not want this box. */
  readonly countyOpinion: SealedOpinion | null;
  readonly personOpinion: SignedText;
  /** 未确定等次或不参加考核情况说明. */
  readonly noGrade: SealedOpinion;
  readonly remarks: string;
}

/** A form of which only the head of the title is known; everything else prints as empty cells. */
export function emptyAppraisalForm(office: string, year: string, gradeWords: GradeWords): AppraisalForm {
  const unsigned = { text: '', signature: '', date: '' };
  const sealed = { text: '', date: '' };
  return {
    office,
    year,
    secretary: false,
    gradeWords,
    photo: null,
    name: '',
    sex: '',
    birth: '',
    ethnicity: '',
    politicalStatus: '',
    education: '',
    community: '',
    post: '',
    postGrade: '',
    communityWorkSince: '',
    postSince: '',
    qualification: '',
    duties: '',
    summary: unsigned,
    attendance: {
      due: '',
      present: '',
      personalLeave: '',
      sickLeave: '',
      absent: '',
      trainingHours: '',
      rotation: '',
      clerk: '',
    },
    rewards: '',
    ballot: { voters: '', votes: ['', '', '', ''], score: '', counter: '', scrutineer: '' },
    satisfaction: { issued: '', returned: '', rate: '' },
    scores: { dimensions: [], adjustment: '', total: '' },
    firstOpinion: { ...unsigned, grade: '' },
    committeeOpinion: { ...unsigned, grade: '' },
    officeOpinion: sealed,
    countyOpinion: sealed,
    personOpinion: unsigned,
    noGrade: sealed,
    remarks: '',
  };
}
