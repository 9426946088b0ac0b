import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mostRows,
  newPartCode,
  partCodesIn,
  readRowCode,
  rowCode,
} from '../../../../electron/desk/collections/codes.ts';

const place = fc.integer({ min: 0, max: mostRows - 1 });

describe('the code of a row', () => {
  it('is read back as it was given, also in full-width or small letters', () => {
    fc.assert(
      fc.property(place, (at) => {
        const part = newPartCode();
        const key = rowCode(part, at);
        const wide = key.replace(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
        for (const text of [key, ` ${key}\n`, key.toLowerCase(), wide]) {
          expect(readRowCode(text)).toEqual({ kind: 'row', key, part });
        }
      }),
    );
  });

  it('differs from row to row', () => {
    const part = newPartCode();
    expect(new Set(Array.from({ length: 2000 }, (_, at) => rowCode(part, at))).size).toBe(2000);
  });

  it('is known as damaged when one character was changed', () => {
    const spoils = fc.tuple(place, fc.integer({ min: 2, max: 17 }), fc.constantFrom(...'0123456789ABCDEFGHJK'));
    let missed = 0;
    let tried = 0;
    fc.assert(
      fc.property(spoils, ([at, where, letter]) => {
        const key = rowCode(newPartCode(), at);
        if (key[where] === '-' || key[where] === letter) return;
        const read = readRowCode(key.slice(0, where) + letter + key.slice(where + 1));
        tried += 1;
        if (read.kind === 'row') missed += 1;
      }),
      { numRuns: 2000 },
    );
    // Three check characters of 32: one in 32,768 slips through, and its part is then unknown.
    expect(tried).toBeGreaterThan(1000);
    expect(missed).toBeLessThan(3);
  });

  it('is not seen in other texts', () => {
    for (const text of ['', '13900001111', '990101199003070012', 'CJ', '采集编号：', '春节慰问CJ名单']) {
      expect(readRowCode(text).kind).toBe('none');
    }
  });
});

describe('the code of a table', () => {
  it('is found in the line that was printed', () => {
    const part = newPartCode();
    expect(partCodesIn(`填报社区：东湖社区　采集编号：${part}　联系人：王`)).toEqual([part]);
    expect(partCodesIn('采集编号：CJ000000ZZ')).toEqual([]);
  });
});
