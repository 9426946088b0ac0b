/** Photos of a plan's visits: taken in without metadata, read back for the paper. */
import { addFile, readFile } from '../../../db/attachment-files.ts';
import { registerOf } from '../../../db/ledger.ts';
import { demand } from '../../../db/rights.ts';
import { writeChange } from '../../../db/records.ts';
import { storedRecord } from '../../../db/rows.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import { filesFolder } from '../state.ts';
import { takeUpload } from '../transfers.ts';
import { cleanPicture, pictureTypes } from './picture.ts';

export type PhotoOwner = 'visit_plans' | 'visits';

/** The kind of attachment under which photos of visits are kept. */
const scene = 'scene';

const withEnding = (name: string, ending: string): string => `${name.replace(/\.[^.]*$/, '')}.${ending}`;

/** Keeps an uploaded photo with its plan or visit. @throws DeskError photo-not-picture, photo-damaged, record-missing */
export async function addPhoto(
  call: OfficeCall,
  owner: { readonly register: PhotoOwner; readonly record: string },
  upload: string,
) {
  demand(call.viewer, registerOf(call.ledger, owner.register), 'write');
  const { name, bytes } = takeUpload(call.desk.transfers, upload, 'attachment');
  if (storedRecord(call.ledger, registerOf(call.ledger, owner.register), owner.record) === undefined)
    throw new DeskError('record-missing', '要添加照片的记录已不存在，请刷新后重试。');
  const picture = cleanPicture(bytes, name);
  const { ending, mime } = pictureTypes[picture.kind];
  const { digest, size } = await addFile(call.ledger.db, call.desk.options.folder, picture.bytes, call.ledger.now());
  const fileName = withEnding(name, ending);
  const values = {
    register: owner.register,
    record_id: owner.record,
    kind: scene,
    title: fileName,
    file_name: fileName,
    mime,
    size,
    digest,
  };
  const { changeId, records } = writeChange(
    call.ledger,
    { actor: call.session.account, kind: 'edit', title: '新增走访照片' },
    [{ op: 'create', register: 'attachments', values }],
  );
  return { changeId, id: records[0]?.id ?? '' };
}

interface KeptFile {
  readonly title: string;
  readonly mime: string;
  readonly digest: string;
}

/** Pictures and scans that belong to a plan or to one of its visits, in the order in which they came. */
export function filesOfPlan(call: OfficeCall, plan: string): readonly KeptFile[] {
  demand(call.viewer, registerOf(call.ledger, 'attachments'), 'read');
  return prepared(
    call.ledger.db,
    `SELECT title, coalesce(mime, '') AS mime, digest FROM live_attachments
     WHERE (register = 'visit_plans' AND record_id = :plan)
        OR (register = 'visits' AND record_id IN (SELECT id FROM live_visits WHERE plan = :plan))
     ORDER BY created_at, id`,
  ).all({ plan }) as KeptFile[];
}

/** The contents of a kept file. */
export function bytesOf(call: OfficeCall, file: KeptFile): Promise<Uint8Array> {
  return readFile(call.ledger.db, filesFolder(call.desk), file.digest);
}
