import { describe, expect, it } from 'vitest';
import { type GridShape, type Placed, placePaste } from '../../../../renderer/pages/exams/place-paste.ts';

const shape: GridShape = {
  rows: [
    { entry: 'e1', name: '单雄信' },
    { entry: 'e2', name: '仇英' },
    { entry: 'e3', name: '解缙' },
    { entry: 'e4', name: '解缙' },
  ],
  columns: [
    { key: 's1', label: '社会工作综合能力' },
    { key: 's2', label: '社会工作实务' },
    { key: 'result', label: '结果' },
  ],
};

const paste = (text: string, row = 0, column = 0): Placed => placePaste(text, shape, { row, column });
const cells = (text: string, row = 0, column = 0): readonly string[] =>
  paste(text, row, column).cells.map((cell) => `${cell.entry} ${cell.column} ${cell.text}`);

describe('a pasted block', () => {
  it('goes from the active cell to the right and down', () => {
    expect(cells('78\t60\r\n缺考\t55\r\n', 1, 0)).toEqual(['e2 s1 78', 'e2 s2 60', 'e3 s1 缺考', 'e3 s2 55']);
    expect(cells('60\n61', 0, 1)).toEqual(['e1 s2 60', 'e2 s2 61']);
  });

  it('says how many rows had nobody, and drops columns beyond the last', () => {
    const found = paste('60\t1\t2\n61\n62', 2, 2);
    expect(found.cells.map(({ entry, column }) => `${entry} ${column}`)).toEqual(['e3 result', 'e4 result']);
    expect(found.left).toEqual(['多出的1行没有贴：名单里没有那么多人。']);
  });

  it('goes by names wherever they stand, whatever the order', () => {
    expect(cells('1\t仇 英\t70\t80\n2\t单雄信\t60\t65')).toEqual(['e2 s1 70', 'e2 s2 80', 'e1 s1 60', 'e1 s2 65']);
  });

  it('goes by headings where it has them', () => {
    expect(cells('姓名\t实务\t综合能力\n单雄信\t61\t62')).toEqual(['e1 s2 61', 'e1 s1 62']);
  });

  it('leaves out who is not in the list and who has a namesake, and says so', () => {
    const found = paste('单雄信\t60\n赵某\t70\n解缙\t80');
    expect(found.cells.map(({ entry }) => entry)).toEqual(['e1']);
    expect(found.left).toEqual(['名单里没有“赵某”，没有贴。', '“解缙”有同名的人，请看清社区后手工录。']);
  });

  it('never gives the scores of strangers to those who stand where they were pasted', () => {
    const few = paste('赵某\t60\n钱某\t70\n仇英\t80');
    expect(few.cells).toEqual([{ entry: 'e2', column: 's1', text: '80' }]);
    expect(few.left).toEqual(['名单里没有“赵某”、“钱某”，没有贴。']);
    const none = paste('姓名\t实务\n赵某\t60');
    expect(none.cells).toEqual([]);
    expect(none.left).toEqual(['名单里没有“赵某”，没有贴。']);
  });

  it('of nothing changes nothing', () => {
    expect(paste('')).toEqual({ cells: [], left: [] });
  });
});
