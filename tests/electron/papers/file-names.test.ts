import { describe, expect, it } from 'vitest';
import { distinctNames, safeFileName } from '../../../electron/papers/file-names.ts';

describe('file names', () => {
  it.each([
    ['张三_阳光社区', '张三_阳光社区'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['  ..张三. ', '张三'],
    ['张\u0000三\n四', '张三四'],
    ['con', '_con'],
    ['COM1.x', '_COM1.x'],
    ['', '未命名'],
    ['...', '未命名'],
    ['字'.repeat(200), '字'.repeat(80)],
    ['𠮷'.repeat(90), '𠮷'.repeat(80)],
  ])('%j becomes %j', (text, name) => {
    expect(safeFileName(text)).toBe(name);
  });

  it('numbers equal names, also those that differ only in case', () => {
    expect(distinctNames(['甲', '甲', 'A', 'a', '甲', '甲 (2)'])).toEqual([
      '甲',
      '甲 (2)',
      'A',
      'a (2)',
      '甲 (3)',
      '甲 (2) (2)',
    ]);
  });
});
