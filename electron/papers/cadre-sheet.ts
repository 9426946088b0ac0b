/** The 任免审批表 and the 书记备案表 as plain data: worded and formatted cells; the empty string prints as an empty cell. */
import type { ResumeLine } from '../../db/rules/resume.ts';

export interface StudySummary {
  /** 大学本科　法学学士 */
  readonly level: string;
  /** 毕业院校系及专业 */
  readonly school: string;
}

export interface Relative {
  readonly relation: string;
  readonly name: string;
  readonly birth: string;
  readonly political: string;
  readonly work: string;
}

export interface CadreSheet {
  /** 书记备案表: the county's organisation department files it, and the answers of 资格联审 have cells. */
  readonly filing: { readonly number: string; readonly day: string } | null;
  /** 呈报单位: the street. */
  readonly office: string;
  /** `data:image/…` or null for an empty photo cell. */
  readonly photo: string | null;
  readonly name: string;
  readonly sex: string;
  /** 1980.05 (45岁) */
  readonly birth: string;
  readonly nation: string;
  readonly nativePlace: string;
  readonly birthPlace: string;
  readonly partyJoined: string;
  readonly workStarted: string;
  readonly health: string;
  readonly technicalTitle: string;
  readonly speciality: string;
  readonly fullTime: StudySummary;
  readonly inService: StudySummary;
  readonly present: string;
  readonly proposed: string;
  readonly removed: string;
  readonly resume: readonly ResumeLine[];
  readonly rewards: string;
  readonly appraisals: string;
  readonly reason: string;
  readonly family: readonly Relative[];
}
