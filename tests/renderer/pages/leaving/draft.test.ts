import { describe, expect, it } from 'vitest';
import { askedOf, changed, draftFrom, emptyDraft } from '../../../../renderer/pages/leaving/draft.ts';

describe('the draft of a leaving', () => {
  it('takes the usual track and ground of a reason, and forgets a ground that no longer fits', () => {
    const resigned = changed(emptyDraft, { reason: 'resigned' });
    expect([resigned.track, resigned.ground]).toEqual(['both', 'worker_notice']);
    const removed = changed(resigned, { reason: 'removed' });
    expect([removed.track, removed.ground]).toEqual(['post', null]);
    expect(changed({ ...removed, track: 'both', ground: 'unable' }, { track: 'post' }).ground).toBeNull();
  });

  it('keeps what was chosen while other things are typed', () => {
    const chosen = changed(changed(emptyDraft, { reason: 'dismissed' }), { ground: 'unable' });
    expect(changed(chosen, { leavesOn: '2026-03-31', document: '青街〔2026〕8号' }).ground).toBe('unable');
  });

  it('asks the desk only with person, reason and day', () => {
    const draft = { ...changed(emptyDraft, { reason: 'retired' }), person: 'p1' };
    expect(askedOf(draft)).toBeNull();
    expect(askedOf({ ...draft, leavesOn: '2026-03-31' })).toMatchObject({ person: 'p1', reason: 'retired' });
  });

  it('goes on from a record, without days that are not known to the day', () => {
    const values = {
      person: 'p1',
      reason: 'resigned',
      track: 'both',
      ground: null,
      applied_on: '2026-02',
      notice_paid: 1,
    };
    const draft = draftFrom({ id: 'l1', version: 3, values: { ...values, leaves_on: '2026-03-31' } });
    expect(draft).toMatchObject({ leaving: { id: 'l1', version: 3 }, appliedOn: null, noticePaid: true });
    expect(askedOf(draft)?.leavesOn).toBe('2026-03-31');
  });
});
