import { describe, expect, it } from 'vitest';
import { backupReminders } from '../../../../db/rules/reminders/backups.ts';
import { careReminders } from '../../../../db/rules/reminders/care.ts';
import { certificateReminders, studyReminders } from '../../../../db/rules/reminders/certificates.ts';
import { labourReminders } from '../../../../db/rules/reminders/contracts.ts';
import { festivalReminders } from '../../../../db/rules/reminders/festivals.ts';
import { gradeReminders } from '../../../../db/rules/reminders/grades.ts';
import { healthReminders, recheckReminders } from '../../../../db/rules/reminders/health.ts';
import { stepReminders } from '../../../../db/rules/reminders/journeys.ts';
import type { Subject } from '../../../../db/rules/reminders/reminder.ts';
import { collectionReminders, reportReminders } from '../../../../db/rules/reminders/reports.ts';
import { retirementReminders } from '../../../../db/rules/reminders/retirement.ts';
import { secondmentReminders } from '../../../../db/rules/reminders/secondments.ts';
import { staffingReminders } from '../../../../db/rules/reminders/staffing.ts';
import { termReminders } from '../../../../db/rules/reminders/terms.ts';
import type { LabourFinding } from '../../../../db/rules/labour-facts.ts';

const day = '2026-03-05';
const subject: Subject = { of: 'person', id: 'p', name: '林小满', community: '海棠里社区' };
const community: Subject = { of: 'community', id: 'c', name: '海棠里社区', community: '海棠里社区' };

describe('retirement', () => {
  const on = (retiresOn: string, asked = day) =>
    retirementReminders([{ subject, retiresOn }], asked, 92).map(({ key, dueOn, title }) => [key, dueOn, title]);

  it('is announced half a year before, due three months before', () => {
    expect(on('2026-09-06')).toEqual([]);
    expect(on('2026-09-05')).toEqual([['retirement:p:notice', '2026-06-05', '退休预告']]);
    expect(on('2026-06-05')).toEqual([['retirement:p:notice', '2026-03-05', '退休预告']]);
  });

  it('is carried out from three months before, and stays until it is', () => {
    expect(on('2026-06-04')).toEqual([['retirement:p:leave', '2026-06-04', '办理退休']]);
    expect(on('2025-12-01')).toEqual([['retirement:p:leave', '2025-12-01', '办理退休']]);
  });

  it('takes the last day of a month that is all that is known', () => {
    expect(on('2026-04')).toEqual([['retirement:p:leave', '2026-04-30', '办理退休']]);
  });
});

describe('terms', () => {
  const fact = {
    subject: community,
    term: 't',
    body: 'committee',
    bodyName: '居民委员会',
    number: 6,
    endsOn: '2026-09-04',
  };

  it('that end within the lead time ask for the next election, its number filled in', () => {
    const [reminder] = termReminders([fact], day, 183);
    expect(reminder).toMatchObject({
      dueOn: '2026-09-04',
      what: '居民委员会第6届2026-09-04届满，准备换届选举。',
      act: { register: 'terms', id: null, values: { community: 'c', body: 'committee', term_number: 7 } },
    });
    expect(termReminders([{ ...fact, endsOn: '2026-09-05' }], day, 183)).toEqual([]);
  });
});

describe('secondments', () => {
  const fact = { subject, secondment: 's', borrower: '区民政局', irregular: false, endsOn: '2026-04-04' };

  it('are named thirty days before their end, irregular ones by the day on which they are to be ended', () => {
    expect(secondmentReminders([fact], day, 30)[0]).toMatchObject({ title: '借调期满', dueOn: '2026-04-04' });
    expect(secondmentReminders([{ ...fact, endsOn: '2026-04-05' }], day, 30)).toEqual([]);
    expect(secondmentReminders([{ ...fact, irregular: true }], day, 30)[0]).toMatchObject({ title: '违规借调清退' });
  });
});

describe('contracts', () => {
  const finding: LabourFinding = {
    kind: 'ends',
    severity: 'due',
    sentence: '合同到期。',
    article: '劳动合同法第44、46条',
    dueOn: '2026-03-20',
    act: 'renew',
    contract: 'k',
    trace: [],
  };
  const fact = {
    subject,
    findings: [finding],
    next: { kind: 'fixed_term' },
    employedSince: '2020-01-01',
    insurance: null,
    probation: { joining: null, decided: false },
  };
  const leads = { contract: 60, probation: 30, insurance: 30 };
  const acts = (one: Partial<LabourFinding>, insurance: string | null = null) =>
    labourReminders([{ ...fact, insurance, findings: [{ ...finding, ...one }] }], day, leads).map(({ kind, act }) => [
      kind,
      act.does === 'record' ? [act.register, act.id, act.values['person'] ?? null] : act.does,
    ]);

  it('that end open the next contract', () => {
    expect(acts({})).toEqual([['contract', ['contracts', null, 'p']]]);
  });

  it('that were never signed open the blank where there is one', () => {
    expect(acts({ kind: 'unsigned', act: 'sign' })).toEqual([['contract', ['contracts', 'k', null]]]);
    expect(acts({ kind: 'unsigned', act: 'sign', contract: null })).toEqual([['contract', ['contracts', null, 'p']]]);
  });

  it('leave notes and retirement to others, and probation its own lead time', () => {
    expect(acts({ severity: 'note' })).toEqual([]);
    expect(acts({ kind: 'retirement', act: 'leave' })).toEqual([]);
    expect(acts({ kind: 'probation-end', act: 'correct', dueOn: '2026-04-05' })).toEqual([]);
    expect(acts({ kind: 'probation-end', act: 'correct', dueOn: '2026-04-04' })).toEqual([
      ['probation', ['joinings', null, 'p']],
    ]);
  });

  it('end a probation in the record of joining, which is over with it, and not again once that is decided', () => {
    const ending = { ...finding, kind: 'probation-end', act: null, dueOn: '2026-03-31' } as const;
    const on = (probation: typeof fact.probation | { readonly joining: string; readonly decided: boolean }) =>
      labourReminders([{ ...fact, probation, findings: [ending] }], day, leads).map(({ act }) => act);
    expect(on(fact.probation)).toEqual([
      {
        does: 'record',
        label: '办理转正',
        register: 'joinings',
        id: null,
        values: {
          person: 'p',
          state: 'done',
          reported_on: '2020-01-01',
          probation_outcome: 'passed',
          regularised_on: '2026-04-01',
        },
      },
    ]);
    expect(on({ joining: 'j', decided: false })[0]).toMatchObject({ register: 'joinings', id: 'j', values: {} });
    expect(on({ joining: 'j', decided: true })).toEqual([]);
  });

  it('complete the record of insurance where there is one', () => {
    expect(acts({ kind: 'registration', act: 'register' }, 'i')).toEqual([
      ['insurance', ['social_insurance', 'i', null]],
    ]);
    expect(acts({ kind: 'registration', act: 'register' })).toEqual([['insurance', ['social_insurance', null, 'p']]]);
  });
});

describe('certificates', () => {
  const fact = (state: 'renew' | 'unknown', lacking: number, dueOn: string | null) => ({
    subject,
    certificate: 'z',
    name: '社会工作师',
    standing: { state, dueOn, windowFrom: null, hours: { needed: 90, done: 90 - lacking, lacking }, trace: [] },
  });

  it('are registered again and studied for by the same day', () => {
    const due = [fact('renew', 30, '2026-05-01')];
    expect(certificateReminders(due, day, 90)[0]).toMatchObject({ title: '证书再登记', dueOn: '2026-05-01' });
    expect(studyReminders(due, day, 90)[0]?.what).toBe('社会工作师本登记期要90学时，还差30学时。');
    expect(studyReminders([fact('renew', 0, '2026-05-01')], day, 90)).toEqual([]);
    expect(certificateReminders([fact('unknown', 0, null)], day, 90)).toEqual([]);
  });
});

describe('festivals', () => {
  const titles = (planned: Parameters<typeof festivalReminders>[0], on: string) =>
    festivalReminders(planned, on, 30).map(({ title, dueOn }) => [title, dueOn]);

  it('without a plan are named a month before, across the turn of the year', () => {
    expect(titles([], '2026-12-20')).toEqual([['元旦慰问计划', '2027-01-01']]);
    expect(titles([], '2026-02-01')).toEqual([['春节慰问计划', '2026-02-17']]);
  });

  it('with a plan, or over for more than a week, are not', () => {
    expect(titles([{ occasion: 'women', year: 2026 }], day)).toEqual([]);
    expect(titles([{ occasion: 'women', year: 2025 }], day)).toEqual([['三八妇女节慰问计划', '2026-03-08']]);
    expect(titles([], '2026-03-15')).toEqual([['三八妇女节慰问计划', '2026-03-08']]);
    expect(titles([], '2026-03-16')).toEqual([]);
  });
});

describe('what else is due', () => {
  it('a grade, from the day of the rise on', () => {
    const fact = {
      subject,
      scheme: 'g',
      on: '2026-04-01',
      recordedOn: '2024-04-01',
      from: 5,
      to: 6,
      reason: '年限满档',
    };
    expect(gradeReminders([fact], day, 30)[0]).toMatchObject({
      dueOn: '2026-04-01',
      act: { does: 'promote', from: '2026-04-01' },
    });
    expect(gradeReminders([{ ...fact, on: '2026-05-01' }], day, 30)).toEqual([]);
    // A grade that was too low from its first day is mended from today.
    expect(gradeReminders([{ ...fact, on: '2024-04-01' }], day, 30)[0]?.act).toMatchObject({ from: day });
  });

  it('posts that nobody was asked for, told apart by how many', () => {
    const place = { id: 'c', name: '海棠里社区' };
    const keys = (gap: number, asked: number) =>
      staffingReminders([{ community: place, gap, asked }], day).map(({ key, dueOn }) => [key, dueOn]);
    expect(keys(3, 1)).toEqual([['staffing:c:2', null]]);
    expect(keys(3, 3)).toEqual([]);
    expect(keys(-2, 0)).toEqual([]);
  });

  it('a backup outside the disk that is older than the setting', () => {
    expect(backupReminders('2026-02-26', '2020-01-01', day, 7)[0]?.dueOn).toBe('2026-03-05');
    expect(backupReminders('2026-02-27', '2020-01-01', day, 7)).toEqual([]);
    expect(backupReminders(null, '2026-02-20', day, 7)[0]?.dueOn).toBe('2026-02-27');
    expect(backupReminders(null, day, day, 7)).toEqual([]);
  });

  it('reports by their state, and collections by who has not answered', () => {
    const acts = (['draft', 'final', 'returned'] as const).map(
      (state) => reportReminders([{ report: 'r', title: '花名册', state, on: day }], day, 7)[0]?.act.does,
    );
    expect(acts).toEqual(['record', 'send', 'correct']);
    const collection = { collection: 'q', title: '基本信息', deadline: '2026-03-12', missing: 2 };
    expect(collectionReminders([collection], day, 7)[0]?.what).toBe('“基本信息”还有2个社区没有交。');
    expect(collectionReminders([{ ...collection, missing: 0 }], day, 7)).toEqual([]);
    expect(collectionReminders([{ ...collection, deadline: '2026-03-13' }], day, 7)).toEqual([]);
  });

  it('records of care within their lead time, a month alone by its last day', () => {
    const fact = { subject, record: 'x', part: 'return_visit', dueOn: '2026-03', word: '关心关爱' } as const;
    expect(careReminders([fact], day, 26)[0]).toMatchObject({ dueOn: '2026-03-31', what: '关心关爱谈话后回访。' });
    expect(careReminders([fact], day, 25)).toEqual([]);
  });

  it('steps of joining and leaving; the end of a probation stands among the probations', () => {
    const opens = { register: 'joinings', id: 'j', values: {} };
    const step = { subject, label: '材料', sentence: '缺材料。', dueOn: null, why: '措施9', opens };
    const leads = { joining: 30, leaving: 30, probation: 30 };
    const kinds = stepReminders(
      [
        { journey: 'joining', step: 'papers', ...step },
        { journey: 'joining', step: 'probation', ...step },
        { journey: 'leaving', step: 'files', ...step, dueOn: '2026-04-05' },
      ],
      day,
      leads,
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['joining', 'probation']);
  });
});

describe('health checks', () => {
  const fact = {
    subject,
    lastDone: '2025-04-01',
    officeMonths: null,
    personalMonths: null,
    waivedYear: null,
    open: null,
    batchOn: null,
  };

  it('are due after the cycle, and stay on the screen', () => {
    expect(healthReminders([fact], day, 30)[0]).toMatchObject({
      dueOn: '2026-04-01',
      confined: true,
      act: { id: null, values: { person: 'p', year: 2026 } },
    });
    expect(healthReminders([fact], day, 26)).toEqual([]);
    expect(healthReminders([{ ...fact, personalMonths: 24 }], day, 30)).toEqual([]);
  });

  it('are not due where the person signed for the year, and complete the record that waits', () => {
    expect(healthReminders([{ ...fact, waivedYear: 2026 }], day, 30)).toEqual([]);
    expect(healthReminders([{ ...fact, waivedYear: 2025 }], day, 30)).toHaveLength(1);
    expect(healthReminders([{ ...fact, open: 'h' }], day, 30)[0]?.act).toMatchObject({ id: 'h' });
  });

  it('are due on the day of the batch where there is one', () => {
    const batched = { ...fact, lastDone: '2025-01-10', open: 'h' };
    const days = (batchOn: string) => healthReminders([{ ...batched, batchOn }], day, 30).map(({ dueOn }) => dueOn);
    expect(days('2026-03-20')).toEqual(['2026-03-20']);
    expect(days('2026-05-20')).toEqual([]);
    expect(days('2025-12-01')).toEqual(['2026-01-10']);
  });

  it('ask for the second look by its day', () => {
    expect(recheckReminders([{ subject, record: 'h', dueOn: '2026-04-04' }], day, 30)[0]).toMatchObject({
      confined: true,
    });
    expect(recheckReminders([{ subject, record: 'h', dueOn: '2026-04-05' }], day, 30)).toEqual([]);
  });
});
