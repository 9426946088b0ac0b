/** All procedures of the desk by name. The renderer's client takes its types from here. */
import { accountProcedures } from './procedures/accounts.ts';
import { attachmentProcedures } from './procedures/attachments.ts';
import { historyProcedures } from './procedures/history.ts';
import { metaProcedures } from './procedures/meta.ts';
import { officeProcedures } from './procedures/office.ts';
import { peopleProcedures } from './procedures/people.ts';
import { recordProcedures } from './procedures/records.ts';

export const procedures = {
  ...officeProcedures,
  ...metaProcedures,
  ...recordProcedures,
  ...historyProcedures,
  ...peopleProcedures,
  ...attachmentProcedures,
  ...accountProcedures,
};

export type Procedures = typeof procedures;
