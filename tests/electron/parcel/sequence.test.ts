import { describe, expect, it } from 'vitest';
import { parcelFiles } from '../../../electron/parcel/parcel-files.ts';
import { judgeSequence, type KnownOffice } from '../../../electron/parcel/sequence.ts';
import { orderInto } from './sample-parcel.ts';

const { manifest } = parcelFiles(orderInto('')).signed;
const known = {
  pinnedFingerprint: manifest.keyFingerprint,
  lastEpoch: manifest.epoch,
  lastSequence: manifest.sequence - 1,
  lastHash: manifest.previousParcelHash,
} satisfies KnownOffice;

describe('the place of a parcel in the row of its office', () => {
  it.each<[string, KnownOffice, string, RegExp]>([
    ['the next one', known, 'ok', /序号连续/u],
    ['the next one where the last hash was not kept', { ...known, lastHash: null }, 'ok', /序号连续/u],
    ['the first receipt', {}, 'first', new RegExp(manifest.keyFingerprint, 'u')],
    ['one missing before it', { ...known, lastSequence: 1 }, 'gap', /缺第 2 份/u],
    ['several missing before it', { ...known, lastSequence: 0 }, 'gap', /缺第 1 至 2 份/u],
    ['the same again', { ...known, lastSequence: 3 }, 'replayed', /同一序号/u],
    ['an older one', { ...known, lastSequence: 9 }, 'replayed', /早于已接收的第 9 份/u],
    ['one that follows another parcel', { ...known, lastHash: 'ef'.repeat(32) }, 'forked', /不是同一个文件/u],
    ['a new counting', { ...known, lastEpoch: 'epoch-0000' }, 'new-epoch', /重新开始/u],
    ['another key', { ...known, pinnedFingerprint: 'AAAA BBBB' }, 'key-changed', /AAAA BBBB/u],
    ['another key and a new counting', { pinnedFingerprint: 'AAAA', lastEpoch: 'x' }, 'key-changed', /核实/u],
  ])('knows %s', (_what, office, verdict, sentence) => {
    const judged = judgeSequence(manifest, office);
    expect(judged.verdict).toBe(verdict);
    expect(judged.sentence).toMatch(sentence);
    expect(judged.sentence).toMatch(/。$/u);
  });

  it('takes the first of a pinned office as the next one', () => {
    const first = { ...manifest, sequence: 1, previousParcelHash: null };
    expect(judgeSequence(first, { pinnedFingerprint: manifest.keyFingerprint }).verdict).toBe('ok');
  });
});
