/** The rejected rows of an import as a workbook, each with its reason, ready to be corrected and imported again. */
import { writeRejected } from '../../sheets/write-rejected.ts';
import type { OfficeCall } from '../procedure.ts';
import { fileTypes, offerDownload, type OfferedFile } from '../transfers.ts';
import { rejectedOf, runRow } from './staging.ts';

/** Offers the file; null where no row was rejected. @throws DeskError run-missing */
export async function offerRejected(call: OfficeCall, run: string): Promise<OfferedFile | null> {
  const { file_name: fileName } = runRow(call.ledger, run);
  const { headings, rows } = rejectedOf(call.ledger, run);
  if (rows.length === 0) return null;
  const stem = fileName.replace(/\.[^.]*$/u, '');
  const bytes = await writeRejected({ sheetName: '退回的行', title: `${stem}（退回的行）`, headings, rows });
  return offerDownload(call.desk.transfers, `${stem}-退回的行.xlsx`, fileTypes.xlsx, bytes);
}
