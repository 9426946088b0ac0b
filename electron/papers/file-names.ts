/** File names that Windows, USB sticks and zip programs take. */

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
const LONGEST = 80;

/** A text as a file name without its ending: forbidden characters become `_`, at most 80 characters; never empty. */
export function safeFileName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"/\\|?*]/gu, '_')
    .replace(/\s+/gu, ' ');
  const cut = Array.from(plain)
    .slice(0, LONGEST)
    .join('')
    .replace(/^[. ]+|[. ]+$/gu, '');
  if (cut === '') return '未命名';
  return RESERVED.test(cut) ? `_${cut}` : cut;
}

/** The names in order, equal ones (Windows does not tell a from A) numbered from the second: `张三 (2)`. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let number = 2; taken.has(distinct.toLowerCase()); number += 1) distinct = `${name} (${number})`;
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}
