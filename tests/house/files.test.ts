import { describe, expect, it } from 'vitest';
import { textOf, writtenFiles } from './sources.ts';

const files = writtenFiles();
const sources = files.filter(
  (file) => /\.(ts|tsx|mjs|css|sql|html)$/.test(file) && !file.startsWith('tests/fixtures/'),
);
const texts = files.filter(
  (file) => /\.(ts|tsx|mjs|css|sql|html|json|md|nsh|svg)$/.test(file) && file !== 'package-lock.json',
);

/** The files in which a pattern occurs, with what was found. */
function occurrences(among: readonly string[], pattern: RegExp): string[] {
  return among.flatMap((file) => [...textOf(file).matchAll(pattern)].map((match) => `${file}: ${match[0]}`));
}

describe('the files of the house', () => {
  it('have at most 400 lines', () => {
    const long = sources.map((file) => [file, textOf(file).split('\n').length - 1] as const);
    expect(long.filter(([, lines]) => lines > 400)).toEqual([]);
  });

  it('are named in kebab-case after what they hold', () => {
    const names = sources.map((file) => file.slice(file.lastIndexOf('/') + 1));
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(name))).toEqual([]);
    expect(names.filter((name) => /(^|-)(utils?|helpers?|misc|manager)\.|^common\./.test(name))).toEqual([]);
  });

  it.each(['db', 'electron', 'renderer', 'build', 'tests'])('%s has a README of at most 20 lines', (folder) => {
    expect(files).toContain(`${folder}/README.md`);
    expect(textOf(`${folder}/README.md`).trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  });

  it('switch no check of the compiler off and use no any', () => {
    expect(occurrences(sources, /@ts-(ignor[e]|expect-erro[r]|nochec[k])/g)).toEqual([]);
    const any = new RegExp(String.raw`\bas any\b|@(type|param|returns) \{any\b`, 'g');
    expect(occurrences(sources, any)).toEqual([]);
  });

  it('leave nothing for later', () => {
    expect(occurrences(sources, /\b(T[O]DO|FIX[M]E)\b/g)).toEqual([]);
  });

  it('speak of the project alone: no folder of a developer’s machine, no package registry', () => {
    const homes = /(?<![\w.])\/(home|root|work|workspace|Users)\/\w{2,}|[A-Z]:\\+Users\\+\w{2,}/g;
    expect(occurrences(texts, homes)).toEqual([]);
    expect(occurrences(texts, /registry\.[a-z]+(\.[a-z]+)*|\.\.\/shared\b|\bissue #?\d+/gi)).toEqual([]);
  });

  it('name no real person: every valid ID number begins with 99, which no region has', () => {
    const numbers = occurrences(texts, /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g);
    expect(numbers.filter((line) => isIdNumber(line.slice(-18)) && !line.slice(-18).startsWith('99'))).toEqual([]);
  });
});

/** Checksum (GB 11643) and a plausible birth day: what makes 18 digits someone's number. */
function isIdNumber(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase() && /^(19|20)\d\d(0[1-9]|1[0-2])/.test(text.slice(6));
}
