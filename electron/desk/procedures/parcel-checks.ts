/** 校验上报包: opening a parcel that arrived, judging its place in the row, and pinning the sender's key at first receipt. */
import { z } from 'zod';
import { prepared } from '../../../db/statements.ts';
import { openParcel } from '../../parcel/read-parcel.ts';
import { judgeSequence, type KnownOffice } from '../../parcel/sequence.ts';
import { DeskError } from '../errors.ts';
import { newKeeper } from '../keeper.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { takeUpload } from '../transfers.ts';

interface SenderRow {
  readonly fingerprint: string;
  readonly office: string;
  readonly epoch: string;
  readonly sequence: number;
  readonly last_hash: string;
}

const officeName = (office: { readonly county: string; readonly street: string }): string =>
  `${office.county}${office.street}`;

function known(call: OfficeCall, office: string): KnownOffice {
  const row = prepared(
    call.ledger.db,
    'SELECT * FROM known_senders WHERE office = ? ORDER BY pinned_at DESC LIMIT 1',
  ).get(office) as SenderRow | undefined;
  if (row === undefined) return {};
  return {
    pinnedFingerprint: row.fingerprint,
    lastEpoch: row.epoch,
    lastSequence: row.sequence,
    lastHash: row.last_hash,
  };
}

/** A good parcel that waits for the clerk to take note of it: what it says of itself, as its signature was checked here. */
interface CheckedParcel {
  readonly office: string;
  readonly fingerprint: string;
  readonly epoch: string;
  readonly sequence: number;
  readonly sha256: string;
}
const checkedParcels = newKeeper<CheckedParcel>(20);

export const parcelCheckProcedures = {
  'parcels.check': officeProcedure({
    access: 'report.read',
    reads: true,
    input: z.object({ upload: z.string().max(100), password: z.string().max(200) }),
    run: async (call, input) => {
      const { name, bytes } = takeUpload(call.desk.transfers, input.upload, 'parcel');
      const opened = await openParcel(bytes, input.password, {
        signal: call.signal,
        onProgress: (done, total) => call.progress({ done, total, label: '正在校验' }),
      });
      const { manifest, sha256 } = opened;
      // What a broken or forged parcel says of itself is not judged: it could name any office and number.
      if (manifest === null || !opened.good) return { ...opened, fileName: name, judgement: null, token: null };
      const { keyFingerprint: fingerprint, epoch, sequence } = manifest;
      const office = officeName(manifest.office);
      const token = checkedParcels.keep(call.office, { office, fingerprint, epoch, sequence, sha256 });
      return { ...opened, fileName: name, judgement: judgeSequence(manifest, known(call, office)), token };
    },
  }),
  /**
   * Takes note of a good parcel: the sender's key is pinned, its number becomes the last one received. What is noted is what the
   * check found, not what a page says; the place in the row is judged anew, because another parcel may have come between.
   */
  'parcels.accept': officeProcedure({
    access: 'report.write',
    input: z.object({
      /** Of the check. */
      token: z.string().max(100),
      /** The clerk compared the fingerprint with the stamped cover sheet. */
      compared: z.boolean(),
    }),
    run: (call, input) => {
      const checked = checkedParcels.find(call.office, input.token);
      if (checked === undefined) {
        throw new DeskError(
          'check-unknown',
          '这次校验已失效（已登记过，或重新登录过）。请重新校验这个上报包后再登记。',
        );
      }
      const { office, fingerprint, epoch, sequence, sha256 } = checked;
      const { pinnedFingerprint: pinned, lastEpoch, lastSequence } = known(call, office);
      if (lastEpoch === epoch && sequence <= (lastSequence ?? 0)) {
        throw new DeskError(
          'replayed',
          `第 ${sequence} 份或更新的上报包已经登记过，没有重复登记。请向填报单位索取最新的上报包。`,
        );
      }
      if (pinned !== fingerprint && !input.compared) {
        throw new DeskError('not-compared', '首次接收或密钥有变时，请先把指纹与盖章的报送单核对一致，再登记。');
      }
      prepared(
        call.ledger.db,
        `INSERT INTO known_senders (fingerprint, office, pinned_at, epoch, sequence, last_hash) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (fingerprint) DO UPDATE SET pinned_at = excluded.pinned_at, epoch = excluded.epoch,
           sequence = excluded.sequence, last_hash = excluded.last_hash`,
      ).run(fingerprint, office, call.ledger.now(), epoch, sequence, sha256);
      checkedParcels.drop(call.office, input.token);
      return null;
    },
  }),
};
