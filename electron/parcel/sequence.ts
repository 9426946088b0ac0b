/** Whether a parcel is the next one of its office: the receiver's memory against the manifest. */
import type { Manifest } from './manifest.ts';

/** What the receiver knows of an office; nothing of it before the first receipt. */
export interface KnownOffice {
  /** The fingerprint that was compared with the cover sheet at first receipt. */
  readonly pinnedFingerprint?: string | null | undefined;
  readonly lastEpoch?: string | null | undefined;
  readonly lastSequence?: number | null | undefined;
  /** SHA-256 of the parcel file received last. */
  readonly lastHash?: string | null | undefined;
}

export type SequenceVerdict =
  /** The next one. */
  | 'ok'
  /** Nothing known yet: compare the fingerprint, then pin it. */
  | 'first'
  /** One or more before it did not arrive. */
  | 'gap'
  /** Received already, or older than what was received. */
  | 'replayed'
  /** The number fits, but it follows another parcel than the one received. */
  | 'forked'
  /** The office counts anew, as after a restore. */
  | 'new-epoch'
  /** Signed with another key than the pinned one. */
  | 'key-changed';

export interface SequenceJudgement {
  readonly verdict: SequenceVerdict;
  readonly sentence: string;
}

/**
 * Judges the place of a parcel whose signature holds. Only `ok` needs no decision by the receiver.
 *
 * An older signed parcel is as genuine as a new one, so only this memory tells a replay.
 */
export function judgeSequence(manifest: Manifest, known: KnownOffice): SequenceJudgement {
  const { office, keyFingerprint, sequence, epoch } = manifest;
  if (!known.pinnedFingerprint) {
    return {
      verdict: 'first',
      sentence: `首次接收${office.street}的上报包。请把密钥指纹 ${keyFingerprint} 与盖章的报送单逐组核对，一致后再登记。`,
    };
  }
  if (known.pinnedFingerprint !== keyFingerprint) {
    return {
      verdict: 'key-changed',
      sentence: `签名密钥与登记的不同（登记 ${known.pinnedFingerprint}，本包 ${keyFingerprint}）。请先电话向${office.street}核实，未核实前不要采用。`,
    };
  }
  if (known.lastEpoch && known.lastEpoch !== epoch) {
    return {
      verdict: 'new-epoch',
      sentence: `${office.street}的序号已重新开始（本包为第 ${sequence} 份），通常是该单位恢复过备份或重装过软件。请核实后再登记。`,
    };
  }
  return judgeNumber(manifest, known.lastSequence ?? 0, known.lastHash ?? null);
}

function judgeNumber(manifest: Manifest, last: number, lastHash: string | null): SequenceJudgement {
  const { sequence } = manifest;
  if (sequence <= last) {
    const which = sequence === last ? '与上次接收的是同一序号' : `早于已接收的第 ${last} 份`;
    return {
      verdict: 'replayed',
      sentence: `本包为第 ${sequence} 份，${which}，可能拿错了旧包。请向填报单位索取最新的上报包。`,
    };
  }
  if (sequence > last + 1) {
    const missing = sequence === last + 2 ? `第 ${last + 1} 份` : `第 ${last + 1} 至 ${sequence - 1} 份`;
    return { verdict: 'gap', sentence: `本包为第 ${sequence} 份，中间缺${missing}。请向填报单位确认是否漏收。` };
  }
  if (last > 0 && lastHash !== null && manifest.previousParcelHash !== lastHash) {
    return {
      verdict: 'forked',
      sentence: `本包为第 ${sequence} 份，但它接续的上一份与已接收的第 ${last} 份不是同一个文件。请向填报单位核实上一份是否重出过。`,
    };
  }
  return { verdict: 'ok', sentence: `序号连续，本包为第 ${sequence} 份。` };
}
