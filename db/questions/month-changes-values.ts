/** What the records of a person amount to on a day: where, as what, at which grade, with which pay. Pure. */
import { certificateRank } from '../rules/lists/certificate.ts';
import type { MonthChangeKind } from '../rules/lists/month-change.ts';
import { formatDay, isDay } from '../rules/day.ts';
import { formatMoney } from '../rules/money.ts';
import type {
  AllowanceCertificate,
  Careers,
  Contract,
  DatedRecord,
  Grade,
  PayLine,
  Post,
} from './month-changes-records.ts';

/** A value that a series has on a day. Two values are the same where their tokens are, however they are worded. */
export interface Value {
  readonly token: string;
  readonly text: string;
}

/** Nothing: no grade, no such line of pay, no contract. */
export const nothing: Value = { token: '', text: '' };

/** One thing about a person that changes from day to day, with the records that say how. */
export interface Series {
  /** place, post, grade, contract, pay:岗位工资, allowance:… */
  readonly name: string;
  readonly kind: MonthChangeKind;
  readonly records: readonly DatedRecord[];
  /** The value of those of the records that hold. */
  readonly value: (holding: ReadonlySet<DatedRecord>) => Value;
}

function series<Row extends DatedRecord>(
  name: string,
  kind: MonthChangeKind,
  records: readonly Row[],
  value: (holding: readonly Row[]) => Value,
): Series {
  return { name, kind, records, value: (holding) => value(records.filter((record) => holding.has(record))) };
}

/** The main post first, then the newest: the order of all questions about a day. */
const byWeight = (posts: readonly Post[]): readonly Post[] =>
  posts.toSorted((a, b) => b.main - a.main || b.starts.localeCompare(a.starts) || a.id.localeCompare(b.id));

const workplace = (post: Post): string => (post.communityName === '' ? post.department : post.communityName);

function placeValue(holding: readonly Post[]): Value {
  const [main] = byWeight(holding);
  if (main === undefined) return nothing;
  const token = main.community === '' ? `department:${main.department}` : main.community;
  return { token, text: workplace(main) };
}

/** All posts of the day; a post elsewhere names its community: 副主任、网格长（海棠里社区）. */
function postValue(holding: readonly Post[]): Value {
  const [main, ...others] = byWeight(holding);
  if (main === undefined) return nothing;
  const elsewhere = (post: Post): boolean => post.community !== main.community;
  const all = [main, ...others].filter(({ code }) => code !== '');
  const parts = all.map((post) => ({
    token: elsewhere(post) ? `${post.code}@${post.community}` : post.code,
    text: elsewhere(post) ? `${post.word}（${workplace(post)}）` : post.word,
  }));
  const distinct = [...new Map(parts.map((part) => [part.token, part])).values()];
  // The first is the main post; in which order the others are listed is no change.
  const [first, ...rest] = distinct;
  const token = [first?.token ?? '', ...rest.map((part) => part.token).toSorted()].join('|');
  return { token, text: distinct.map((part) => part.text).join('、') };
}

function gradeValue(holding: readonly Grade[]): Value {
  const newest = holding.toSorted((a, b) => b.starts.localeCompare(a.starts) || a.id.localeCompare(b.id))[0];
  if (newest === undefined) return nothing;
  return { token: `${newest.grade}|${newest.classCode}`, text: `${newest.classWord}${newest.grade}级` };
}

/** Several lines of one item on a day are paid together. */
function payValue(item: string): (holding: readonly PayLine[]) => Value {
  return (holding) => {
    if (holding.length === 0) return nothing;
    const amount = holding.reduce((sum, line) => sum + line.amount, 0);
    const level = [...new Set(holding.map((line) => line.level).filter((one) => one !== ''))].toSorted().join('、');
    return {
      token: `${amount}|${level}`,
      text: `${item}${level === '' ? '' : `（${level}）`} ${formatMoney(amount)}元`,
    };
  };
}

/** The amount of a value of pay in 分; 0 where nothing is paid. */
export const payAmount = (token: string): number => (token === '' ? 0 : Number(token.split('|')[0]));

/** Of the qualifications in social work the highest alone is paid for (one person, one allowance). */
function allowanceValue(holding: readonly AllowanceCertificate[]): Value {
  const best = holding.toSorted(
    (a, b) =>
      (certificateRank[b.kind] ?? 0) - (certificateRank[a.kind] ?? 0) ||
      a.starts.localeCompare(b.starts) ||
      a.id.localeCompare(b.id),
  )[0];
  if (best === undefined) return nothing;
  return { token: `${best.kind}|${best.level}`, text: `${best.word}${best.level === '' ? '' : `（${best.level}）`}` };
}

const allowanceName = ({ kind, level }: AllowanceCertificate): string =>
  certificateRank[kind] === undefined ? `allowance:${kind}:${level}` : 'allowance';

const dayText = (day: string): string => (isDay(day) ? formatDay(day, '1990.05.01') : '');

function contractValue(holding: readonly Contract[]): Value {
  const newest = holding.toSorted((a, b) => b.starts.localeCompare(a.starts) || a.id.localeCompare(b.id))[0];
  if (newest === undefined || newest.kind === 'none') return nothing;
  const { kind, form, party, starts, ends, word } = newest;
  const term = ends === '' ? `${dayText(starts)}起` : `${dayText(starts)}—${dayText(ends)}`;
  return { token: [kind, form, party, starts, ends].join('|'), text: `${word} ${starts === '' ? '' : term}`.trim() };
}

const inGroups = <Row>(rows: readonly Row[], name: (row: Row) => string): readonly [string, readonly Row[]][] => [
  ...Map.groupBy(rows, name),
];

/** All series of one person, from that person's records. */
export function seriesOf({ posts, grades, pay, certificates, contracts }: Omit<Careers, 'stays'>): readonly Series[] {
  return [
    series('place', 'moved', posts, placeValue),
    series('post', 'post', posts, postValue),
    series('grade', 'grade', grades, gradeValue),
    ...inGroups(pay, (line) => line.item).map(([item, lines]) => series(`pay:${item}`, 'pay', lines, payValue(item))),
    ...inGroups(certificates, allowanceName).map(([name, some]) => series(name, 'allowance', some, allowanceValue)),
    series('contract', 'contract', contracts, contractValue),
  ];
}

/** The value of a series on a day, YYYY-MM-DD. */
export function valueOn(one: Series, day: string): Value {
  return one.value(new Set(one.records.filter(({ from, to }) => from <= day && to >= day)));
}
