import { describe, expect, it } from 'vitest';
import { type Cell, readableColumns } from '../../../../renderer/pages/reports/key-columns.ts';

const key = '019a5b1e-7c3d-7e8f-9a0b-1c2d3e4f5a6b';
const other = '019A5B1E-7C3D-7E8F-9A0B-1C2D3E4F5A6C';

const shown = (fields: readonly string[], rows: readonly (readonly Cell[])[]): readonly string[] =>
  readableColumns(fields, rows).map(({ place, label }) => `${place} ${label}`);

describe('the columns of a parcel’s table on screen', () => {
  it('leave the record’s own key out, also where there is no row to tell by', () => {
    expect(shown(['记录编号', '姓名'], [[key, '甲一']])).toEqual(['1 姓名']);
    expect(shown(['记录编号', '姓名'], [])).toEqual(['1 姓名']);
  });

  it('show what a key or a code is called instead of it, under its plain heading', () => {
    const fields = ['人员', '人员(名称)', '职务', '职务(名称)', '备注'];
    expect(shown(fields, [[key, '甲一', 'member', '委员', '']])).toEqual(['1 人员', '3 职务', '4 备注']);
    expect(shown(fields, [])).toEqual(['1 人员', '3 职务', '4 备注']);
  });

  it('leave out keys of which no name leaves', () => {
    expect(
      shown(
        ['人员', '年度'],
        [
          [key, 2025],
          [null, 2024],
          [other, ''],
        ],
      ),
    ).toEqual(['1 年度']);
  });

  it('keep a column of which any cell is to be read, and empty columns', () => {
    expect(
      shown(
        ['备注', '电话'],
        [
          [key, ''],
          ['见附件', null],
        ],
      ),
    ).toEqual(['0 备注', '1 电话']);
    expect(shown(['编号'], [[20260101], [`${key}x`]])).toEqual(['0 编号']);
  });
});
