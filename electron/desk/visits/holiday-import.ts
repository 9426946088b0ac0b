/** 节假日 from a file into the office's calendar: the year's rows replaced, one change. */
import { readHolidayTable } from '../../../db/rules/calendar/holiday-file.ts';
import { writeChange, type Edit } from '../../../db/records.ts';
import { prepared } from '../../../db/statements.ts';
import { parseInWorker } from '../../sheets/parse-in-worker.ts';
import { readWorkbook } from '../../sheets/workbook.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import { takeUpload } from '../transfers.ts';

async function tableOf(call: OfficeCall, upload: string): Promise<readonly (readonly string[])[]> {
  const { name, bytes } = takeUpload(call.desk.transfers, upload, 'import');
  const { sheetsWorker: worker } = call.desk.options;
  const workbook =
    worker === undefined
      ? await readWorkbook(bytes, name, { signal: call.signal })
      : await parseInWorker(bytes, name, { worker, signal: call.signal });
  const sheet = workbook.sheets.find(({ hidden, rows }) => !hidden && rows.length > 0);
  // A date is told by what it is, not by how the file shows it.
  return (sheet?.rows ?? []).map((row) =>
    row.map(({ kind, value, text }) => (kind === 'date' ? String(value ?? '') : text)),
  );
}

interface Present {
  readonly id: string;
  readonly day: string;
  readonly version: number;
}

/** @throws DeskError holiday-file with every row that is at fault, or the wrong year; and those of reading a sheet */
export async function importHolidays(
  call: OfficeCall,
  { year, upload }: { readonly year: number; readonly upload: string },
) {
  const read = readHolidayTable(await tableOf(call, upload), year);
  if ('faults' in read) {
    const more = read.faults.length > 5 ? `……共 ${read.faults.length} 处` : '';
    throw new DeskError('holiday-file', `${read.faults.slice(0, 5).join('')}${more}`);
  }
  const present = new Map(
    (prepared(call.ledger.db, 'SELECT id, day, version FROM live_holidays').all() as Present[]).map((row) => [
      row.day,
      row,
    ]),
  );
  const edits = read.days.map(({ day, name, off }): Edit => {
    const values = { name, arrangement: off ? 'off' : 'work' };
    const known = present.get(day);
    return known === undefined
      ? { op: 'create', register: 'holidays', values: { day, ...values } }
      : { op: 'update', register: 'holidays', id: known.id, version: known.version, patch: values };
  });
  const { changeId } = writeChange(
    call.ledger,
    { actor: call.session.account, kind: 'import', title: `导入 ${year} 年节假日 ${edits.length} 天` },
    edits,
  );
  return { changeId, count: edits.length };
}
