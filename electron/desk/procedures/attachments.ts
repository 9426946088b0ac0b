/** Files that belong to records: scans, photos. The record stands in the register 附件, the file encrypted beside the store. */
import { z } from 'zod';
import { addFile, readFile } from '../../../db/attachment-files.ts';
import { knows } from '../../../db/circle.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { registerOf } from '../../../db/ledger.ts';
import { list } from '../../../db/read.ts';
import { writeChange } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { storedRecord } from '../../../db/rows.ts';
import { DeskError } from '../errors.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logLooking } from '../read-log.ts';
import { filesFolder } from '../state.ts';
import { cleanPicture, pictureKind } from '../visits/picture.ts';
import { beginUpload, offerDownload, takeUpload, uploadLimits, type UploadPurpose } from '../transfers.ts';

const key = z.string().min(1).max(60);
const ofOwner = (action: 'read' | 'write') => ({ register: (input: { register: string }) => input.register, action });

/** What browsers show themselves; anything else is only handed out as a file. */
const shownTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
};

const typeOf = (fileName: string): string =>
  shownTypes[/\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/** The attachment, if its owner may be read by the caller. */
function attachment(call: OfficeCall, id: string) {
  const stored = storedRecord(call.ledger, registerOf(call.ledger, 'attachments'), id);
  if (stored === undefined) throw new DeskError('record-missing', '这个附件不存在，可能已被彻底删除。');
  const owner = registerOf(call.ledger, String(stored.values['register']));
  demand(call.viewer, owner, 'read');
  const values = storedRecord(call.ledger, owner, String(stored.values['record_id']))?.values ?? {};
  if (!knows(call.viewer, owner, values))
    throw new DeskError('outside-circle', `您不在这条${owner.label}的知悉范围内，不能打开它的附件。`);
  return stored;
}

const purposes = Object.keys(uploadLimits) as [UploadPurpose, ...UploadPurpose[]];

/** Photos of visits are kept without what a camera writes beside them (place, time, device); scans stay as they are. */
function keptBytes(
  { register, kind }: { readonly register: string; readonly kind: string | null },
  fileName: string,
  bytes: Uint8Array,
): Uint8Array {
  if (kind === 'scene') return cleanPicture(bytes, fileName).bytes;
  const ofVisits = register === 'visits' || register === 'visit_plans';
  return ofVisits && pictureKind(bytes) !== null ? cleanPicture(bytes, fileName).bytes : bytes;
}

export const attachmentProcedures = {
  'uploads.begin': officeProcedure({
    access: 'roster.write',
    reads: true,
    input: z.object({ purpose: z.enum(purposes), name: z.string().min(1).max(255), size: z.int().min(0) }),
    run: (call, input) => ({ token: beginUpload(call.desk.transfers, input.purpose, input.name, input.size) }),
  }),
  'attachments.ofRecord': officeProcedure({
    access: ofOwner('read'),
    reads: true,
    input: z.object({ register: key, record: key }),
    run: (call, input) =>
      list(
        call.ledger,
        call.viewer,
        listQuerySchema.parse({
          register: 'attachments',
          columns: ['kind', 'title', 'file_name', 'mime', 'size', 'digest', 'note'],
          filters: [
            { key: 'register', op: 'is', values: [input.register] },
            { key: 'record_id', op: 'is', values: [input.record] },
          ],
          limit: 500,
        }),
      ),
  }),
  /** The file is stored first, then its line: a crash between leaves an orphan that is swept, never a line without a file. */
  'attachments.add': officeProcedure({
    access: ofOwner('write'),
    input: z.object({
      register: key,
      record: key,
      upload: z.string(),
      kind: key.nullable().default(null),
      title: z.string().max(200).default(''),
    }),
    run: async (call, input) => {
      const { name: fileName, bytes: taken } = takeUpload(call.desk.transfers, input.upload, 'attachment');
      const bytes = keptBytes(input, fileName, taken);
      if (storedRecord(call.ledger, registerOf(call.ledger, input.register), input.record) === undefined) {
        throw new DeskError('record-missing', '要添加附件的记录已不存在，请刷新后重试。');
      }
      const { digest, size } = await addFile(call.ledger.db, call.desk.options.folder, bytes, call.ledger.now());
      const values = {
        register: input.register,
        record_id: input.record,
        kind: input.kind,
        title: input.title === '' ? fileName : input.title,
        file_name: fileName,
        mime: typeOf(fileName),
        size,
        digest,
      };
      const written = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title: '新增附件' }, [
        { op: 'create', register: 'attachments', values },
      ]);
      return { changeId: written.changeId, id: written.records[0]?.id ?? '' };
    },
  }),
  'attachments.open': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ id: key }),
    run: async (call, input) => {
      const { values } = attachment(call, input.id);
      logLooking(call, String(values['register']), 1, String(values['record_id']));
      const bytes = await readFile(call.ledger.db, filesFolder(call.desk), String(values['digest']));
      const fileName = String(values['file_name']);
      return { ...offerDownload(call.desk.transfers, fileName, typeOf(fileName), bytes), type: typeOf(fileName) };
    },
  }),
};
