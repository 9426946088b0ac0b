import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOf } from '../../../db/rules/day.ts';
import type { ContractTerm, Protection } from '../../../db/rules/labour-facts.ts';
import { leavingOpinion } from '../../../db/rules/leaving.ts';
import type { LeavingFacts, LeavingRequest } from '../../../db/rules/leaving-facts.ts';
import { groundsFor, tracksFor, usualGround } from '../../../db/rules/leaving-grounds.ts';
import { endingGround } from '../../../db/rules/lists/leaving.ts';
import { exitReason } from '../../../db/rules/lists/exit-reason.ts';
import { exactDayBetween } from './arbitraries.ts';

const contract = (patch: Partial<ContractTerm> = {}): ContractTerm => ({
  id: 'c1',
  kind: 'fixed_term',
  form: 'direct',
  party: '甲',
  signedOn: '2024-01-01',
  startsOn: '2024-01-01',
  endsOn: '2026-12-31',
  probationEndsOn: null,
  ...patch,
});

const facts = (patch: Partial<LeavingFacts> = {}): LeavingFacts => ({
  stayKind: 'regular',
  employedSince: '2024-01-01',
  contracts: [contract()],
  retirementOn: '2050-01-01',
  protections: [],
  monthlyPay: 500_000,
  localAverage: null,
  posts: ['worker'],
  ...patch,
});

const request = (patch: Partial<LeavingRequest> = {}): LeavingRequest => ({
  reason: 'resigned',
  ground: 'worker_notice',
  track: 'both',
  appliedOn: '2026-03-01',
  noticedOn: null,
  leavesOn: '2026-03-31',
  noticePaid: false,
  ...patch,
});

/** The findings of a severity, each with its article. */
function said(
  severity: 'refused' | 'warning' | 'note',
  asked: Partial<LeavingRequest>,
  known: Partial<LeavingFacts> = {},
): readonly string[] {
  return leavingOpinion(facts(known), request(asked))
    .findings.filter((finding) => finding.severity === severity)
    .map(({ kind, article }) => `${kind}|${article}`);
}

const dismissal = (ground: string): Partial<LeavingRequest> => ({
  reason: 'dismissed',
  ground,
  appliedOn: null,
  noticedOn: '2026-03-01',
});

describe('the last day at work', () => {
  it('lies on the roll, never before the entry', () => {
    const early = { leavesOn: '2023-12-31', appliedOn: '2023-12-01' };
    expect(said('refused', early, { stayKind: null })).toEqual(['before-entry|']);
    expect(said('refused', early)).toEqual(['before-entry|']);
    expect(said('refused', {}, { stayKind: null })).toEqual(['not-on-roll|']);
    expect(said('refused', {})).toEqual([]);
  });

  it('may be that of the entry', () => {
    expect(said('refused', { leavesOn: '2024-01-01', appliedOn: '2024-01-01' })).toEqual([]);
  });
});

describe('the notice of article 37', () => {
  it.each([
    ['2026-03-01', null, 'note'],
    ['2026-03-02', null, 'warning'],
    [null, null, 'warning'],
    ['2026-03-28', '2026-03-31', 'note'],
    ['2026-03-29', '2026-03-31', 'warning'],
    ['2026-03-28', '2026-03-27', 'warning'],
  ] as const)('applied on %s in a probation until %s is a %s', (appliedOn, probationEndsOn, severity) => {
    const known = { contracts: [contract({ probationEndsOn })] };
    expect(said(severity, { appliedOn }, known)).toContain('notice|劳动合同法第37条');
  });

  it('lies before the last day', () => {
    expect(said('refused', { appliedOn: '2026-04-01' })).toEqual(['notice-after|']);
  });

  it('is counted as days between request and last day', () => {
    fc.assert(
      fc.property(exactDayBetween(2024, 2026), fc.integer({ min: 0, max: 400 }), (leavesOn, days) => {
        const appliedOn = firstOf(leavesOn).subtract({ days }).toString();
        const { notice } = leavingOpinion(facts(), request({ leavesOn, appliedOn }));
        expect(notice?.keptDays).toBe(days);
      }),
    );
  });
});

describe('the employer’s notice of article 40', () => {
  it.each([
    ['2026-03-01', false, []],
    ['2026-03-02', false, ['notice|劳动合同法第40条']],
    ['2026-03-02', true, []],
    [null, false, ['notice|劳动合同法第40条']],
  ] as const)('given on %s, paid for: %s', (noticedOn, noticePaid, expected) => {
    const warned = said('warning', { ...dismissal('circumstances'), noticedOn, noticePaid });
    expect(warned).toEqual(expected);
  });
});

describe('a ground', () => {
  it.each([
    ['dismissed', null, 'ground-missing'],
    ['dismissed', 'worker_notice', 'ground-unfit'],
    ['not_renewed', null, 'ground-missing'],
    ['agreed', null, 'ground-missing'],
    ['resigned', 'redundancy', 'ground-unfit'],
    ['removed', null, 'ground-missing'],
  ])('of %s that is %s is refused', (reason, ground, kind) => {
    const kinds = said('refused', { reason, ground }, { posts: ['secretary'] }).map((one) => one.split('|')[0]);
    expect(kinds).toContain(kind);
  });

  it('of every reason is a known one, and the usual one is among them', () => {
    const known: readonly string[] = endingGround.values.map(({ code }) => code);
    for (const { code } of exitReason.values) {
      for (const track of tracksFor(code)) {
        const grounds = groundsFor(code, track);
        expect(grounds.filter((ground) => !known.includes(ground))).toEqual([]);
        const usual = usualGround(code, track);
        expect(usual === null || grounds.includes(usual), `${code} ${track}`).toBe(true);
      }
    }
    expect(usualGround('resigned', 'both')).toBe('worker_notice');
    expect(usualGround('civil_service', 'both')).toBe('worker_notice');
    expect(usualGround('dismissed', 'both')).toBeNull();
  });

  it('of article 39 item 1 serves in probation only', () => {
    const unfit = dismissal('probation_unfit');
    const on = (probationEndsOn: string | null) =>
      said('refused', unfit, { contracts: [contract({ probationEndsOn })] });
    expect(on('2026-03-31')).toEqual([]);
    expect(on('2026-03-30')).toEqual(['probation-over|劳动合同法第39条第1项']);
    expect(on(null)).toHaveLength(1);
  });

  it('of article 40 item 2 asks for training or another post first', () => {
    expect(said('warning', dismissal('unable'))).toContain('unable|劳动合同法第40条第2项');
  });
});

describe('the protected of article 42', () => {
  const shield = (kind: Protection['kind'], until: string | null): Partial<LeavingFacts> => ({
    protections: [{ kind, until, trace: [] }],
  });
  const old = { employedSince: '2011-03-31', retirementOn: '2031-03-30' };

  it.each([
    ['medical', shield('medical', '2026-03-31'), true],
    ['medical, over', shield('medical', '2026-03-30'), false],
    ['statutory, open', shield('statutory', null), true],
    ['injury', shield('injury', '2026-05'), true],
    ['15 years and less than 5 to go', old, true],
    ['a day short of 15 years', { ...old, employedSince: '2011-04-01' }, false],
    ['5 years to go', { ...old, retirementOn: '2031-03-31' }, false],
  ] as const)('%s', (_, known, guarded) => {
    const refused = guarded ? ['protected|劳动合同法第42条'] : [];
    for (const ground of ['illness_over', 'unable', 'circumstances', 'redundancy'])
      expect(said('refused', dismissal(ground), known)).toEqual(refused);
    expect(said('refused', dismissal('serious_breach'), known)).toEqual([]);
    expect(said('refused', {}, known)).toEqual([]);
    const ends = { ...known, contracts: [contract({ endsOn: '2026-03-31' })] };
    const expiry = { reason: 'not_renewed', ground: 'expired_employer' };
    expect(said('refused', expiry, ends)).toEqual(guarded ? ['protected|劳动合同法第42、45条'] : []);
    expect(said('refused', { ...expiry, ground: 'expired_worker' }, ends)).toEqual([]);
  });
});

describe('a term that runs out', () => {
  const expiry = { reason: 'not_renewed', ground: 'expired_employer' };
  it('has run out, and had an end', () => {
    expect(said('refused', expiry)).toEqual(['not-expired|劳动合同法第44条']);
    const open = { contracts: [contract({ kind: 'open_ended', endsOn: null })] };
    expect(said('refused', expiry, open)).toEqual(['no-term|劳动合同法第44条']);
    expect(said('refused', expiry, { contracts: [contract({ endsOn: '2026-03-31' })] })).toEqual([]);
    expect(said('warning', expiry, { contracts: [] })).toEqual(['no-contract|劳动合同法第10、44条']);
  });

  it('after two terms is the worker’s to renew', () => {
    const before = contract({ id: 'c0', startsOn: '2021-01-01', endsOn: '2023-12-31' });
    const contracts = [before, contract({ endsOn: '2026-03-31' })];
    expect(said('warning', expiry, { contracts })).toEqual(['open-ended|劳动合同法第14条']);
  });
});

describe('whom residents elected', () => {
  const article = '城市居民委员会组织法第10条';
  it.each([
    ['dismissed', 'director', 'elected'],
    ['dismissed', 'secretary_director', 'elected'],
    ['probation_failed', 'member', 'elected'],
    ['transferred_out', 'deputy_director', 'elected'],
    ['removed', 'director', 'elected'],
    ['recalled', 'secretary', 'not-elected'],
    ['recalled', 'worker', 'not-elected'],
  ])('cannot be %s as %s', (reason, post, kind) => {
    const track = tracksFor(reason)[0] ?? 'both';
    expect(said('refused', { reason, track, ground: null }, { posts: [post] })).toContain(`${kind}|${article}`);
  });

  it('are recalled; those whom the party appointed are removed', () => {
    const gone = { track: 'post', ground: null, appliedOn: null };
    expect(said('refused', { ...gone, reason: 'recalled' }, { posts: ['director'] })).toEqual([]);
    expect(said('refused', { ...gone, reason: 'removed' }, { posts: ['secretary'] })).toEqual([]);
    expect(said('warning', { ...gone, reason: 'removed' }, { posts: ['secretary_director'] })).toEqual([
      `elected|${article}`,
    ]);
  });

  it('who led are audited, and a secretary is filed with the county', () => {
    expect(said('note', {}, { posts: ['director'] })).toContain('audit|措施11');
    expect(said('note', {}, { posts: ['secretary'] })).toEqual(
      expect.arrayContaining(['audit|措施11', 'filing|措施9']),
    );
    expect(said('note', {}, { posts: ['member'] })).not.toContain('audit|措施11');
  });
});

describe('the two tracks', () => {
  it.each([
    ['dismissed', 'post', ['member'], 'track'],
    ['died', 'post', ['member'], 'track'],
    ['resigned', 'labour', ['secretary'], 'track'],
    ['retired', 'labour', ['worker'], 'track'],
    ['removed', 'post', ['worker', 'grid_worker'], 'no-office'],
  ] as const)('%s does not go with %s of %s', (reason, track, posts, kind) => {
    const kinds = said('refused', { reason, track, ground: null }, { posts }).map((one) => one.split('|')[0]);
    expect(kinds).toContain(kind);
  });

  it('let a secretary go on after retirement', () => {
    const retired = { reason: 'retired', ground: null, appliedOn: null };
    const known = { posts: ['secretary'], retirementOn: '2026-03-15' };
    expect(said('refused', { ...retired, track: 'labour' }, known)).toEqual([]);
    expect(said('note', retired, known)).toContain('goes-on|劳动合同法实施条例第21条');
    expect(said('note', { ...retired, track: 'labour' }, known)).not.toContain('audit|措施11');
  });

  it('say nothing of labour law where only the office ends', () => {
    const opinion = leavingOpinion(
      facts({ posts: ['secretary'] }),
      request({ reason: 'removed', track: 'post', ground: null }),
    );
    expect(opinion.findings.map(({ kind }) => kind)).toEqual(['stays', 'audit', 'filing']);
    expect([opinion.notice, opinion.severance.owed]).toEqual([null, 'no']);
    const partTime = { posts: ['member'], stayKind: 'part_time', contracts: [] };
    expect(said('note', { reason: 'recalled', track: 'post', ground: null }, partTime).join()).not.toContain('stays');
  });
});

describe('retirement', () => {
  it.each([
    ['2026-03-31', 'note'],
    ['2026-04-01', 'warning'],
    ['2029-03-31', 'warning'],
    ['2029-04-01', 'refused'],
  ] as const)('due on %s is a %s', (retirementOn, severity) => {
    const kinds = said(severity, { reason: 'retired', ground: null }, { retirementOn }).map((one) => one.split('|')[0]);
    expect(kinds).toContain('retirement');
  });
});

describe('compensation', () => {
  const owed = (asked: Partial<LeavingRequest>, known: Partial<LeavingFacts> = {}) => {
    const { severance } = leavingOpinion(facts(known), request(asked));
    return [severance.owed, severance.months, severance.amount];
  };

  it.each([
    ['worker_notice', 'no', 0],
    ['worker_cause', 'yes', 2.5],
    ['agreed_worker', 'no', 0],
    ['agreed_employer', 'yes', 2.5],
    ['serious_breach', 'no', 0],
    ['probation_unfit', 'no', 0],
    ['illness_over', 'yes', 2.5],
    ['unable', 'yes', 2.5],
    ['circumstances', 'yes', 2.5],
    ['redundancy', 'yes', 2.5],
    ['expired_employer', 'yes', 2.5],
    ['expired_worker', 'no', 0],
  ] as const)('by %s: %s, %s months', (ground, state, months) => {
    expect(owed({ reason: 'other', ground })).toEqual([state, months, months === 0 ? null : months * 500_000]);
  });

  it('is not owed for 公益性岗位, at retirement, at death, outside the labour law', () => {
    const ends = { reason: 'not_renewed', ground: 'expired_employer' };
    expect(owed(ends, { contracts: [contract({ form: 'public_post' })] })[0]).toBe('no');
    expect(owed({ reason: 'retired', ground: null })[0]).toBe('no');
    expect(owed({ reason: 'died', ground: null })[0]).toBe('no');
    expect(owed(ends, { contracts: [contract({ kind: 'service' })] })[0]).toBe('no');
    expect(owed(ends, { stayKind: 'rehired', contracts: [] })[0]).toBe('no');
  });

  it('names the years before 2008 and counts those after', () => {
    const { severance } = leavingOpinion(facts({ employedSince: '2005-01-01' }), request(dismissal('circumstances')));
    expect(severance.months).toBe(18.5);
    expect(severance.trace.at(-1)).toContain('2008年1月1日以前的年限按当时有关规定另算');
    expect(severance.trace.join()).not.toContain('期满终止');
  });

  it('is owed only where the law allows the ending, whatever the day', () => {
    const grounds = endingGround.values.map(({ code }) => code);
    fc.assert(
      fc.property(
        fc.constantFrom(...exitReason.values.map(({ code }) => code)),
        fc.option(fc.constantFrom(...grounds)),
        fc.constantFrom('both', 'post', 'labour'),
        exactDayBetween(2020, 2030),
        (reason, ground, track, leavesOn) => {
          const { findings, severance } = leavingOpinion(
            facts({ posts: ['secretary', 'member'] }),
            request({ reason, ground, track, leavesOn, appliedOn: null }),
          );
          const order = findings.map(({ severity }) => ['refused', 'warning', 'note'].indexOf(severity));
          expect(order).toEqual(order.toSorted((one, other) => one - other));
          expect(severance.owed !== 'yes' || /^劳动合同法第46条第[1-5]项$/u.test(severance.article)).toBe(true);
          for (const { sentence } of findings) expect(sentence).toMatch(/。$/u);
        },
      ),
    );
  });
});
