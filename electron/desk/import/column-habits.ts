/** What the cells of a column say about it, where its heading alone would lead to the wrong place. */
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import { codeOf } from '../../../db/rules/lists/lookup.ts';
import { halfWidth, squash, withoutSpaces } from '../../../db/rules/text.ts';
import { type DataRow, type HeadingColumn, originHeading } from '../../sheets/heading.ts';
import type { Place, Places } from './places.ts';

const textsOf = (rows: readonly DataRow[], column: number): readonly string[] =>
  rows.flatMap((row) => {
    const text = withoutSpaces(halfWidth(row.cells[column]?.text ?? ''));
    return text === '' ? [] : [text];
  });

const lastPart = (heading: string): string => heading.split('/').at(-1) ?? '';

/** 1 2 3 … or 01 02 03 …, beginning anew where a community begins; two rows alone say nothing. */
function counts(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => (/^\d{1,4}$/u.test(text) ? Number(text) : Number.NaN));
  return (
    numbers.length > 2 &&
    numbers[0] === 1 &&
    numbers.every((number, i) => number === 1 || number === (numbers[i - 1] ?? Number.NaN) + 1)
  );
}

const duration = /^(?:约?[\d.〇零一二两三四五六七八九十半]+(?:周?年|个?月)半?|(?:无|有)?固定(?:期限?)?|长期)$/u;

const splitWords = new WeakMap<Places, ReadonlySet<string>>();

/** The headings of columns that hold the two ends of a period. */
function periodWords(places: Places): ReadonlySet<string> {
  const known = splitWords.get(places);
  if (known !== undefined) return known;
  const words = new Set(
    places.targets
      .filter(({ target }) => {
        const place = places.byKey.get(target);
        return place?.at === 'split' && place.split === 'fromTo';
      })
      .flatMap(({ label, synonyms = [] }) => [label, ...synonyms].map((word) => squash(word))),
  );
  splitWords.set(places, words);
  return words;
}

/** Why a column carries nothing to import, whatever its heading is called; null where it may. */
export function carriesNothing(places: Places, column: HeadingColumn, rows: readonly DataRow[]): string | null {
  if (column.heading === originHeading) return '只说明这一行在原表里的位置，不用导入';
  const heading = squash(lastPart(column.heading));
  if (heading === '编号' && counts(textsOf(rows, column.index))) return '这一列是逐行编的号，不用导入';
  if (periodWords(places).has(heading)) {
    const texts = textsOf(rows, column.index);
    if (texts.length > 0 && texts.every((text) => duration.test(text)))
      return '这一列写的是几年，没有起止日期，无处可记';
  }
  return null;
}

const question = /^(?:是否|是不是)(?:为|是)?(.+)$/u;

/** What a heading asks about: 中共党员 in 是否中共党员, 已婚 in 婚否. */
function askedWords(heading: string): string | undefined {
  const plain = squash(lastPart(heading), 'none');
  return plain === '婚否' ? '已婚' : question.exec(plain)?.[1];
}

export interface Asked {
  readonly yes: string;
  /** Null where 否 says nothing about which other value it is. */
  readonly no: string | null;
}

/** What 是 and 否 mean under a heading 是否中共党员, in the place's list; null for any other heading. */
export function askedCode(heading: string, place: Place, lists: (key: string) => CodeList): Asked | null {
  if ((place.at !== 'base' && place.at !== 'target') || place.field.kind !== 'choice') return null;
  const words = askedWords(heading);
  const list = lists(place.field.list);
  const yes = words === undefined ? null : codeOf(list, words);
  return yes === null ? null : { yes, no: words === '已婚' ? codeOf(list, '未婚') : null };
}

/** The one place whose list holds what a heading 是否中共党员 asks about. */
export function askedPlace(places: Places, heading: string, lists: (key: string) => CodeList): Place | null {
  if (askedWords(heading) === undefined) return null;
  const own = places.targets.flatMap(({ target }) => {
    const place = places.byKey.get(target);
    return place !== undefined && askedCode(heading, place, lists) !== null ? [place] : [];
  });
  const [only] = own;
  return own.length === 1 && only !== undefined ? only : null;
}
