/**
 * The forms of one panel: a form that is being saved waits behind the next one, and comes back to the front where the desk
 * refuses it. Nothing typed in either is lost.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { toast } from '../toast.tsx';
import type { OpenRecord } from './record-panel.tsx';

export interface Round {
  readonly key: number;
  readonly request: OpenRecord;
  readonly state: 'open' | 'saving' | 'refused';
}

export interface Rounds {
  readonly rounds: readonly Round[];
  /** The form that is shown: one that was refused first of all, else the newest. */
  readonly front: Round | undefined;
  /** Counts the forms that were saved behind the front one. */
  readonly saved: number;
  /** The front form is being saved; the next one stands at once. */
  readonly goOn: (request: OpenRecord, saving: Promise<string | null | undefined>) => void;
  /** The front form has done its work; false where no other one waits. */
  readonly leave: () => boolean;
}

export function frontOf(rounds: readonly Round[]): Round | undefined {
  return rounds.find((round) => round.state === 'refused') ?? rounds.at(-1);
}

/** The rounds after the front form was sent off: what waits behind it is shown, else a new form. */
export function afterSending(rounds: readonly Round[], sent: number, request: OpenRecord): readonly Round[] {
  const sending = rounds.map((round): Round => (round.key === sent ? { ...round, state: 'saving' } : round));
  const waiting = sending.some((round) => round.state !== 'saving');
  return waiting ? sending : [...sending, { key: (rounds.at(-1)?.key ?? 0) + 1, request, state: 'open' }];
}

export function useRounds(first: OpenRecord): Rounds {
  const [rounds, setRounds] = useState<readonly Round[]>([{ key: 0, request: first, state: 'open' }]);
  const [saved, setSaved] = useState(0);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const front = frontOf(rounds);
  const key = front?.key ?? 0;
  const without = useCallback((done: number) => setRounds((now) => now.filter((round) => round.key !== done)), []);
  const wait = async (saving: Promise<string | null | undefined>): Promise<void> => {
    if ((await saving) !== null) {
      without(key);
      setSaved((count) => count + 1);
    } else if (gone.current) {
      toast.saved('刚才那一条没有保存成功，填的内容已留作草稿，重新打开即可继续。');
    } else {
      setRounds((now) => now.map((round) => (round.key === key ? { ...round, state: 'refused' } : round)));
    }
  };
  const goOn: Rounds['goOn'] = (request, saving) => {
    setRounds((now) => afterSending(now, key, request));
    void wait(saving);
  };
  const leave = (): boolean => {
    const waits = rounds.some((round) => round.key !== key && round.state !== 'saving');
    if (waits) without(key);
    return waits;
  };
  return { rounds, front, saved, goOn, leave };
}
