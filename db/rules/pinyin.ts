/** Pinyin of names, for searching and sorting. pinyin-pro is pure: its dictionaries are part of it. */
import { pinyin } from 'pinyin-pro';
import { nameCharacters, normaliseName } from './names.ts';

export interface Pinyin {
  /** All syllables together, without tones, ü as v: shanxiong. */
  readonly full: string;
  /** The first letters: sx. */
  readonly initials: string;
}

type Surnames = 'head' | 'all' | 'off';

/** What is read: the name without the interpunct and spaces. */
function readable(name: string): string {
  return normaliseName(name).replace(/[\u00B7\s]/gu, '');
}

/** One syllable for each character; a character that is not in the dictionary stands for itself. */
function syllables(text: string, surname: Surnames): string[] {
  const options = { toneType: 'none', type: 'array', v: true } as const;
  const read = surname === 'off' ? pinyin(text, options) : pinyin(text, { ...options, mode: 'surname', surname });
  return read.map((syllable) => syllable.toLowerCase());
}

function spelled(read: readonly string[]): Pinyin {
  return { full: read.join(''), initials: read.map((syllable) => Array.from(syllable)[0] ?? '').join('') };
}

/** The pinyin of a name with its surname read as one: 单 shan, 解 xie, 仇 qiu, 尉迟 yuchi. Rare characters come back unchanged. */
export function pinyinOf(name: string): Pinyin {
  return spelled(syllables(readable(name), 'head'));
}

/** The readings that one character may have besides the given one. */
function otherReadings(character: string, read: string): string[] {
  const all = pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true });
  return [...new Set(all)].filter((reading) => reading !== '' && reading !== read);
}

/**
 * Every spelling under which a name may be searched, full and initials, joined by spaces: the surname reading first, then the ordinary
 * one (单 as dan), then each with one character read differently (朝 as zhao and chao).
 */
export function searchKeys(name: string): string {
  const text = readable(name);
  const first = syllables(text, 'head');
  const readings = [first, syllables(text, 'all'), syllables(text, 'off')];
  const characters = nameCharacters(text);
  // Only where each character has its syllable may one be exchanged for another.
  if (characters.length === first.length) {
    characters.forEach((character, place) => {
      for (const other of otherReadings(character, first[place] ?? '')) readings.push(first.with(place, other));
    });
  }
  const keys = readings.flatMap((read) => {
    const { full, initials } = spelled(read);
    return [full, initials];
  });
  return [...new Set(keys)].filter((key) => key !== '').join(' ');
}
