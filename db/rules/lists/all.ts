import type { CodeList } from '../../registers/model/code-list.ts';
import { appraisalGrade } from './appraisal-grade.ts';
import { appraisalWordSets } from './appraisal-words.ts';
import { attachmentKind } from './attachment-kind.ts';
import { category } from './category.ts';
import { certificate } from './certificate.ts';
import { collectionState } from './collection-state.ts';
import { communityChange } from './community-change.ts';
import { communityKind } from './community-kind.ts';
import { contractKind } from './contract-kind.ts';
import { degree } from './degree.ts';
import { educationTag } from './education-tag.ts';
import { education } from './education.ts';
import { employmentForm } from './employment-form.ts';
import { entryReason } from './entry-reason.ts';
import { examKind } from './exam-kind.ts';
import { examResult } from './exam-result.ts';
import { examStage } from './exam-stage.ts';
import { exitReason } from './exit-reason.ts';
import { fieldKind } from './field-kind.ts';
import { gridWorker } from './grid-worker.ts';
import { householdKind } from './household-kind.ts';
import { idKind } from './id-kind.ts';
import { marital } from './marital.ts';
import { measure } from './measure.ts';
import { medicalInsurance } from './medical-insurance.ts';
import { monthChange } from './month-change.ts';
import { nation } from './nation.ts';
import { partState } from './part-state.ts';
import { political } from './political.ts';
import { populationBasis } from './population-basis.ts';
import { position } from './position.ts';
import { postClass } from './post-class.ts';
import { recipientKind } from './recipient-kind.ts';
import { privacy } from './privacy.ts';
import { relation } from './relation.ts';
import { reportKind } from './report-kind.ts';
import { reportState } from './report-state.ts';
import { reportWay } from './report-way.ts';
import { retirementClass } from './retirement-class.ts';
import { absenceKind } from './absence-kind.ts';
import { postRounding } from './post-rounding.ts';
import { residence } from './residence.ts';
import { transferState } from './transfer-state.ts';
import { sex } from './sex.ts';
import { source } from './source.ts';
import { stayKind } from './stay-kind.ts';
import { studyMode } from './study-mode.ts';
import { adminLevel } from './admin-level.ts';
import { awardKind, awardOutcome } from './award.ts';
import { deputyKind } from './deputy-kind.ts';
import { disciplineKind } from './discipline-kind.ts';
import { filingKind, filingResult } from './filing.ts';
import { endingGround, handoverKind, leavingState, leavingTrack } from './leaving.ts';
import { partyStage } from './party-stage.ts';
import { reserveDirection, reserveMaturity, reserveSource } from './reserve.ts';
import { borrowerLevel, secondmentKind, secondmentState } from './secondment.ts';
import { temporaryPost } from './temporary-post.ts';
import { termBody } from './term-body.ts';
import { termWay } from './term-way.ts';
import { toleranceResult } from './tolerance-result.ts';
import { turnoverKind, turnoverWay } from './turnover.ts';
import { checkConclusion, checkDepartment, checkKind, checkOccasion } from './background-check.ts';
import { joiningPaper, joiningState, probationOutcome } from './joining.ts';
import { fileMovement, fileState } from './personnel-file.ts';
import { requestState } from './staffing-request.ts';
import {
  dayArrangement,
  difficultyKind,
  visitFunding,
  visitLimit,
  visitOccasion,
  visitPlanState,
  visitState,
} from './visit.ts';
import {
  attendanceState,
  healthConclusion,
  healthFunding,
  healthPlanState,
  healthState,
  retreatKind,
} from './health.ts';
import { complaintSource, complaintVerified } from './complaint.ts';
import { requestCategory, requestProgress, requestSource, requestStep, satisfaction } from './request.ts';
import { serviceKind } from './service-kind.ts';
import { reminderAct, reminderKind } from './reminder.ts';
import { styleKind, styleWay } from './style-notice.ts';
import { talkKind, talkState } from './talk.ts';

/** Every built-in code list by its key, as `choice` fields name it. The office's own values are kept in the register `code_values`. */
export const codeLists: Readonly<Record<string, CodeList>> = Object.fromEntries(
  [
    sex,
    nation,
    political,
    education,
    degree,
    marital,
    householdKind,
    idKind,
    relation,
    category,
    position,
    postClass,
    source,
    entryReason,
    exitReason,
    stayKind,
    contractKind,
    employmentForm,
    certificate,
    appraisalGrade,
    studyMode,
    retirementClass,
    medicalInsurance,
    communityKind,
    gridWorker,
    attachmentKind,
    recipientKind,
    communityChange,
    populationBasis,
    reportKind,
    reportState,
    reportWay,
    monthChange,
    collectionState,
    partState,
    appraisalWordSets,
    fieldKind,
    privacy,
    examKind,
    examResult,
    examStage,
    educationTag,
    absenceKind,
    transferState,
    postRounding,
    residence,
    adminLevel,
    awardKind,
    awardOutcome,
    deputyKind,
    disciplineKind,
    filingKind,
    filingResult,
    partyStage,
    reserveDirection,
    reserveMaturity,
    reserveSource,
    borrowerLevel,
    secondmentKind,
    secondmentState,
    temporaryPost,
    termBody,
    termWay,
    toleranceResult,
    turnoverKind,
    turnoverWay,
    requestState,
    checkKind,
    checkOccasion,
    checkDepartment,
    checkConclusion,
    fileState,
    fileMovement,
    joiningState,
    joiningPaper,
    probationOutcome,
    leavingTrack,
    leavingState,
    endingGround,
    handoverKind,
    visitFunding,
    visitLimit,
    visitOccasion,
    visitPlanState,
    visitState,
    dayArrangement,
    difficultyKind,
    healthState,
    healthConclusion,
    healthPlanState,
    healthFunding,
    retreatKind,
    attendanceState,
    complaintSource,
    complaintVerified,
    requestCategory,
    requestSource,
    requestProgress,
    requestStep,
    satisfaction,
    serviceKind,
    styleKind,
    styleWay,
    talkKind,
    talkState,
    reminderAct,
    reminderKind,
    measure,
  ].map((list): [string, CodeList] => [list.key, list]),
);
