/** The monthly figures of 诉求办理: each is the list of the requests that it counts, so that a figure and who is behind it are one. */
import type { RequestDue } from './request-due.ts';

/** What the figures look at. */
export interface CountedRequest {
  readonly raisedOn: string;
  readonly doneOn: string | null;
  readonly satisfaction: string | null;
  readonly due: Pick<RequestDue, 'standing'>;
}

export interface MonthFigures<R> {
  /** YYYY-MM */
  readonly month: string;
  /** Raised in the month. */
  readonly raised: readonly R[];
  /** Settled in the month, whenever they were raised. */
  readonly done: readonly R[];
  /** Of those settled, the ones within their limit. */
  readonly inTime: readonly R[];
  /** Of those settled, the ones whose answer is known to have been 满意 or 基本满意. */
  readonly satisfied: readonly R[];
  /** Of those settled, the ones who were asked at all: what 满意率 is a share of. */
  readonly asked: readonly R[];
}

const pleased = new Set(['satisfied', 'fair']);

/** The months from the newest back, `count` of them. @param last YYYY-MM */
function monthsBack(last: string, count: number): readonly string[] {
  const at = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, back) => {
    const month = at - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** The figures of the last months, the newest first. @param last the newest month, YYYY-MM */
export function requestFigures<R extends CountedRequest>(
  requests: readonly R[],
  last: string,
  count: number,
): readonly MonthFigures<R>[] {
  return monthsBack(last, count).map((month) => {
    const done = requests.filter(({ doneOn }) => doneOn?.startsWith(month) === true);
    return {
      month,
      raised: requests.filter(({ raisedOn }) => raisedOn.startsWith(month)),
      done,
      inTime: done.filter(({ due }) => due.standing === 'in-time'),
      satisfied: done.filter(({ satisfaction }) => pleased.has(satisfaction ?? '')),
      asked: done.filter(({ satisfaction }) => satisfaction !== null),
    };
  });
}
