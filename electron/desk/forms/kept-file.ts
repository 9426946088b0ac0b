/** The blank files of forms: attachments of the form's record, encrypted and never changed. */
import { addFile, readFile } from '../../../db/attachment-files.ts';
import type { Edit } from '../../../db/records.ts';
import type { OfficeCall } from '../procedure.ts';
import { filesFolder } from '../state.ts';
import { fileTypes } from '../transfers.ts';
import type { FormKind } from '../../sheets/fill/edits.ts';

export const formTypes = {
  xlsx: fileTypes.xlsx,
  xls: 'application/vnd.ms-excel',
  docx: fileTypes.docx,
} as const satisfies Record<FormKind, string>;

/** Stores the bytes of a blank form. @returns its digest */
export async function keepBlank(
  call: OfficeCall,
  bytes: Uint8Array,
): Promise<{ readonly digest: string; readonly size: number }> {
  return await addFile(call.ledger.db, call.desk.options.folder, bytes, call.ledger.now());
}

/** The edit that makes a stored blank the attachment of its form. */
export function blankEdit(
  form: string,
  file: { readonly name: string; readonly kind: FormKind; readonly digest: string; readonly size: number },
): Edit {
  return {
    op: 'create',
    register: 'attachments',
    values: {
      register: 'forms',
      record_id: form,
      kind: 'form',
      title: file.name.slice(0, 120),
      file_name: file.name,
      mime: formTypes[file.kind],
      size: file.size,
      digest: file.digest,
    },
  };
}

/** @throws LedgerError file-missing, file-damaged */
export async function readBlank(call: OfficeCall, digest: string): Promise<Uint8Array> {
  return await readFile(call.ledger.db, filesFolder(call.desk), digest);
}
