/** A collection (信息采集) under way: sent three days ago to every community, some tables back, some not, some with questions. */
import { Temporal } from 'temporal-polyfill';
import { partCode } from '../desk/collections/codes.ts';
import { demoRecord, type DemoRecord } from './demo-record.ts';
import { diceFrom } from './dice.ts';

export interface CollectionSetting {
  readonly seed: number;
  readonly today: string;
  readonly newKey: () => string;
}

/** The day on which the tables went out. */
export function sentOn(today: string): string {
  return Temporal.PlainDate.from(today).subtract({ days: 3 }).toString();
}

/** How each community stands, by its place: most have handed in. */
const states = [
  'returned',
  'returned',
  'problem',
  'returned',
  'pending',
  'returned',
  'pending',
  'problem',
  'returned',
  'pending',
  'returned',
  'pending',
] as const;

/**
 * The collection and its parts.
 * @param communities key and how many people of it are asked
 */
export function demoCollection(
  { seed, today, newKey }: CollectionSetting,
  communities: readonly { readonly id: string; readonly name: string; readonly rows: number }[],
): Readonly<Record<'collections' | 'collection_parts', readonly DemoRecord[]>> {
  const dice = diceFrom(seed, 7);
  const id = newKey();
  const title = `${today.slice(0, 4)}年社区工作者信息核对`;
  const day = (days: number): string => Temporal.PlainDate.from(today).add({ days }).toString();
  const sent = sentOn(today);
  const asked = communities.filter(({ rows }) => rows > 0);
  return {
    collections: [
      demoRecord(id, {
        title,
        subject: '人员信息（一人一行）',
        cut_off: sent,
        deadline: day(4),
        note: '只核对手机号码、政治面貌、学历和住址，没有变化的也请交回。',
        state: 'open',
        sent_on: sent,
      }),
    ],
    collection_parts: asked.map(({ id: community, name, rows }, place) => {
      const state = states[place % states.length] ?? 'pending';
      const back = state === 'pending' ? {} : { returned_on: day(-(place % 3)), file_name: `${name}_${title}.xlsx` };
      return demoRecord(newKey(), {
        collection: id,
        community,
        code: partCode((below) => dice.whole(0, below - 1)),
        rows,
        state,
        sent_on: sent,
        ...back,
      });
    }),
  };
}
