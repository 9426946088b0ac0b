import { describe, expect, it } from 'vitest';
import { rowMap } from '../../../../../electron/sheets/fill/row-map.ts';
import { moveAnchors, moveVml } from '../../../../../electron/sheets/fill/xlsx/moved-anchors.ts';
import { rangeMover } from '../../../../../electron/sheets/fill/xlsx/range-mover.ts';
import { splice } from '../../../../../electron/sheets/fill/xml-tokens.ts';

/** Three rows come behind row 8; row 15 goes. 0-based, as anchors count. */
const map = rowMap([{ after: 7, count: 3, model: 7 }], [{ from: 14, count: 1 }]);

function moved(xml: string): string {
  return splice(xml, moveAnchors(xml, map));
}

function anchor(kind: string, top: number, bottom: number | null): string {
  const row = (side: string, number: number) =>
    `<xdr:${side}><xdr:col>9</xdr:col><xdr:row>${number}</xdr:row></xdr:${side}>`;
  const name = kind.split(' ')[0];
  return `<xdr:${kind}>${row('from', top)}${bottom === null ? '' : row('to', bottom)}<xdr:pic/></xdr:${name}>`;
}

describe('an anchor', () => {
  it.each([
    ['twoCellAnchor', [5, 9], [5, 12]],
    ['twoCellAnchor', [8, 9], [11, 12]],
    ['twoCellAnchor', [14, 14], [17, 17]],
    ['twoCellAnchor editAs="oneCell"', [5, 9], [5, 9]],
    ['twoCellAnchor editAs="oneCell"', [8, 9], [11, 12]],
    ['twoCellAnchor editAs="absolute"', [8, 9], [8, 9]],
    ['oneCellAnchor', [8, null], [11, null]],
    ['anchor moveWithCells="1"', [8, 9], [11, 12]],
    ['anchor moveWithCells="1" sizeWithCells="1"', [5, 9], [5, 12]],
    ['anchor', [8, 9], [8, 9]],
  ] as const)('%s from and to %j goes to %j', (kind, [top, bottom], [newTop, newBottom]) => {
    expect(moved(anchor(kind, top, bottom))).toBe(anchor(kind, newTop, newBottom));
  });
});

describe('a legacy drawing', () => {
  const mover = rangeMover(new Map([['表', map]]), '表', ['表']);
  const note = (row: number, place: string) =>
    `<v:shape id="s${row}"><v:textbox><div>一<br></div></v:textbox><x:ClientData ObjectType="Note"><x:Anchor>\n1, 2, ${place}</x:Anchor><x:Row>${row}</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>`;

  it('has notes that go with their cells, boxes and all, though it is no proper XML', () => {
    const xml = `<xml>${note(3, '2, 3, 4, 5, 6, 7')}${note(9, '8, 3, 4, 5, 12, 7')}${note(14, '13, 3, 4, 5, 17, 7')}</xml>`;
    const [kept, after] = [note(3, '2, 3, 4, 5, 6, 7'), splice(xml, moveVml(xml, mover))];
    const shifted = '<x:Anchor>1, 2, 11, 3, 4, 5, 15, 7</x:Anchor><x:Row>12</x:Row>';
    expect(after).toBe(`<xml>${kept}${note(9, '').replace(/<x:Anchor>[^]*<\/x:Row>/u, shifted)}</xml>`);
  });

  it('has boxes to tick whose cells and places move', () => {
    const box = (rows: string, link: string) =>
      `<v:shape><x:ClientData ObjectType="Checkbox"><x:Anchor>${rows}</x:Anchor><x:FmlaLink>${link}</x:FmlaLink></x:ClientData></v:shape>`;
    const xml = box('1, 0, 8, 0, 2, 0, 9, 0', '表!$A$9');
    expect(splice(xml, moveVml(xml, mover))).toBe(box('1, 0, 11, 0, 2, 0, 12, 0', '表!$A$12'));
  });
});
