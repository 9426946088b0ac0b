/** 员额缺口: posts that nobody fills and nobody was asked for. It has no day: it stands as long as the gap does. */
import { begin, office, type Reminder, type Subject } from './reminder.ts';
import type { Day } from '../day.ts';

export interface GapFact {
  /** Null for posts of the street itself. */
  readonly community: { readonly id: string; readonly name: string } | null;
  /** Posts to be filled. */
  readonly gap: number;
  /** People who were asked for (用人需求申报) and have not come yet. */
  readonly asked: number;
}

/** @param day YYYY-MM-DD, the day of a new 用人需求申报 */
export function staffingReminders(facts: readonly GapFact[], day: Day): readonly Reminder[] {
  return facts.flatMap(({ community, gap, asked }): readonly Reminder[] => {
    const open = gap - asked;
    if (open <= 0) return [];
    const subject: Subject =
      community === null
        ? office
        : { of: 'community', id: community.id, name: community.name, community: community.name };
    return [
      {
        // Another gap is another matter: a decision about the former one does not hide it.
        key: `staffing:${community?.id ?? 'office'}:${open}`,
        kind: 'staffing',
        subject,
        title: '员额缺口',
        what: `缺${gap}人${asked > 0 ? `，已申报${asked}人，还差${open}人` : '，还没有申报'}。`,
        dueOn: null,
        why: '措施3',
        act: begin('申报用人', 'staffing_requests', {
          ...(community === null ? {} : { community: community.id }),
          asked_on: day,
          post: 'worker',
          headcount: open,
        }),
      },
    ];
  });
}
