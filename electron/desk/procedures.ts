/** All procedures of the desk by name. The renderer's client takes its types from here. */
import { accountProcedures } from './procedures/accounts.ts';
import { appraisalFormProcedures } from './procedures/appraisal-forms.ts';
import { attachmentProcedures } from './procedures/attachments.ts';
import { backupProcedures } from './procedures/backups.ts';
import { cadreSheetProcedures } from './procedures/cadre-sheets.ts';
import { checkSheetProcedures } from './procedures/check-sheets.ts';
import { collectionProcedures } from './procedures/collections.ts';
import { demoProcedures } from './procedures/demo.ts';
import { deskHandoverProcedures } from './procedures/desk-handovers.ts';
import { examListProcedures } from './procedures/exam-lists.ts';
import { examProcedures } from './procedures/exams.ts';
import { eligibleSecretaryProcedures } from './procedures/eligible-secretaries.ts';
import { exportProfileProcedures } from './procedures/export-profiles.ts';
import { formProcedures } from './procedures/forms.ts';
import { gradeProcedures } from './procedures/grades.ts';
import { healthProcedures } from './procedures/health.ts';
import { historyProcedures } from './procedures/history.ts';
import { importProcedures } from './procedures/imports.ts';
import { inspectionProcedures } from './procedures/inspection.ts';
import { joiningProcedures } from './procedures/joining.ts';
import { leavingProcedures } from './procedures/leaving.ts';
import { metaProcedures } from './procedures/meta.ts';
import { monthChangeProcedures } from './procedures/month-changes.ts';
import { nameListProcedures } from './procedures/name-lists.ts';
import { reminderProcedures } from './procedures/reminders.ts';
import { reportProcedures } from './procedures/reports.ts';
import { officeProcedures } from './procedures/office.ts';
import { outputProcedures } from './procedures/outputs.ts';
import { overviewProcedures } from './procedures/overview.ts';
import { parcelCheckProcedures } from './procedures/parcel-checks.ts';
import { parcelProcedures } from './procedures/parcels.ts';
import { placeProcedures } from './procedures/places.ts';
import { peopleProcedures } from './procedures/people.ts';
import { recordProcedures } from './procedures/records.ts';
import { requestProcedures } from './procedures/requests.ts';
import { staffingProcedures } from './procedures/staffing.ts';
import { talkProcedures } from './procedures/talks.ts';
import { calendarProcedures } from './procedures/calendar.ts';
import { visitProcedures } from './procedures/visits.ts';

export const procedures = {
  ...officeProcedures,
  ...metaProcedures,
  ...recordProcedures,
  ...historyProcedures,
  ...peopleProcedures,
  ...attachmentProcedures,
  ...accountProcedures,
  ...outputProcedures,
  ...appraisalFormProcedures,
  ...placeProcedures,
  ...backupProcedures,
  ...parcelProcedures,
  ...demoProcedures,
  ...parcelCheckProcedures,
  ...importProcedures,
  ...exportProfileProcedures,
  ...formProcedures,
  ...collectionProcedures,
  ...checkSheetProcedures,
  ...nameListProcedures,
  ...reportProcedures,
  ...monthChangeProcedures,
  ...gradeProcedures,
  ...cadreSheetProcedures,
  ...eligibleSecretaryProcedures,
  ...examProcedures,
  ...examListProcedures,
  ...staffingProcedures,
  ...reminderProcedures,
  ...leavingProcedures,
  ...requestProcedures,
  ...talkProcedures,
  ...joiningProcedures,
  ...visitProcedures,
  ...calendarProcedures,
  ...healthProcedures,
  ...overviewProcedures,
  ...deskHandoverProcedures,
  ...inspectionProcedures,
};

export type Procedures = typeof procedures;
