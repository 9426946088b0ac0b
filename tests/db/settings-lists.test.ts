import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { settingsLists } from '../../db/settings-lists.ts';
import { registerMap, registers } from '../../db/registers/all.ts';
import { labelOf } from '../../db/rules/lists/lookup.ts';
import { nation } from '../../db/rules/lists/nation.ts';

const lists = settingsLists(registerMap(), [nation]);
const renderer = fileURLToPath(new URL('../../renderer/', import.meta.url));

describe('the lists of names', () => {
  it('call every register and every code list by its name', () => {
    for (const { key, label } of registers) expect(labelOf(lists.register_name, key)).toBe(label);
    expect(lists.code_list_name.values).toEqual([{ code: nation.key, label: nation.label }]);
  });

  it('name every page whose 填报说明 can be replaced', () => {
    const notes = globSync('**/*.tsx', { cwd: renderer }).flatMap((file) =>
      [...readFileSync(`${renderer}${file}`, 'utf8').matchAll(/\bnote="([^"]+)"/g)].map((match) => match[1] ?? ''),
    );
    expect(notes.length).toBeGreaterThan(5);
    expect([...notes, 'import-roster'].filter((note) => labelOf(lists.page_name, note) === null)).toEqual([]);
    for (const { key, label } of registers) expect(labelOf(lists.page_name, key)).toBe(label);
  });

  it('give no two pages one name', () => {
    const labels = lists.page_name.values.map(({ label }) => label);
    expect(labels.filter((label, place) => labels.indexOf(label) !== place)).toEqual([]);
  });
});
