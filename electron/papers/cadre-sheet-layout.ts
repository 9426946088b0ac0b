/** The cells of the 任免审批表 (layout of the 干部任免审批表 of the organisation departments) on two A4 pages, and 续页 for a long resume. */
import {
  FOOTER_HEIGHT,
  PAGE_HEIGHT,
  POINT,
  TABLE_WIDTH,
  TEXT_PADDING,
  TEXT_WIDTH,
  fixedLine,
  labelCell,
  valueCell,
  type Cell,
  type Overflow,
  type Row,
  type TextCell,
  type TypeSize,
} from './appraisal-cells.ts';
import type { CadreSheet } from './cadre-sheet.ts';
import { breakLines, type Line } from './line-breaking.ts';

export const SHEET_TITLE_HEIGHT = 15;
const HEAD_ROW = 10;
const LABEL = 18;
const BODY = TABLE_WIDTH - LABEL;
const FAMILY_ROW = 8.5;
const FAMILY_ROWS = 8;
const SIZES = [
  { size: 12, line: 17 },
  { size: 10.5, line: 14.5 },
  { size: 9, line: 12 },
] as const satisfies readonly TypeSize[];

export interface SheetPage {
  readonly rows: readonly Row[];
  /** The first page carries the title in full. */
  readonly first: boolean;
  readonly footer: string;
}

export interface SheetLayout {
  readonly pages: readonly SheetPage[];
  readonly overflow: readonly Overflow[];
  /** Relatives that did not find a row. */
  readonly relativesLeftOut: number;
}

const row = (height: number, ...cells: readonly Cell[]): Row => ({ height, cells });

function headRows(sheet: CadreSheet): readonly Row[] {
  const value = (x: number, w: number, name: string, text: string) => valueCell(x, w, HEAD_ROW, name, text);
  const three = (
    cells: readonly (readonly [label: readonly string[], text: string, name: string])[],
  ): readonly Cell[] => {
    const places = [
      [0, 28],
      [46, 22],
      [86, 32],
    ] as const;
    return cells.flatMap(([label, text, name], index) => {
      const [x, w] = places[index] ?? [0, 0];
      return [
        labelCell(x, LABEL, label, 1, label.length > 1 || label[0]?.length === 4 ? 10.5 : 12),
        value(x + LABEL, w, name, text),
      ];
    });
  };
  const photoX = 136;
  const photo: Cell =
    sheet.photo === null
      ? labelCell(photoX, TABLE_WIDTH - photoX, ['照', '片'], 4)
      : { kind: 'photo', x: photoX, w: TABLE_WIDTH - photoX, rows: 4, dataUrl: sheet.photo };
  return [
    row(
      HEAD_ROW,
      ...three([
        [['姓　名'], sheet.name, '姓名'],
        [['性　别'], sheet.sex, '性别'],
        [['出生年月', '（岁）'], sheet.birth, '出生年月'],
      ]),
      photo,
    ),
    row(
      HEAD_ROW,
      ...three([
        [['民　族'], sheet.nation, '民族'],
        [['籍　贯'], sheet.nativePlace, '籍贯'],
        [['出生地'], sheet.birthPlace, '出生地'],
      ]),
    ),
    row(
      HEAD_ROW,
      ...three([
        [['入　党', '时　间'], sheet.partyJoined, '入党时间'],
        [['参加工', '作时间'], sheet.workStarted, '参加工作时间'],
        [['健康状况'], sheet.health, '健康状况'],
      ]),
    ),
    row(
      HEAD_ROW,
      labelCell(0, LABEL, ['专业技', '术职务'], 1, 10.5),
      value(LABEL, 46, '专业技术职务', sheet.technicalTitle),
      labelCell(64, 22, ['熟悉专业', '有何专长'], 1, 10.5),
      value(86, 50, '熟悉专业有何专长', sheet.speciality),
    ),
  ];
}

function studyAndPostRows(sheet: CadreSheet): readonly Row[] {
  const study = (label: readonly string[], { level, school }: CadreSheet['fullTime'], first: boolean): Row =>
    row(
      11,
      ...(first ? [labelCell(0, LABEL, ['学　历', '学　位'], 2)] : []),
      labelCell(LABEL, LABEL, label, 1, 10.5),
      valueCell(2 * LABEL, 40, 11, `${label.join('')}学历学位`, level),
      labelCell(76, 20, ['毕业院校', '系及专业'], 1, 10.5),
      valueCell(96, 70, 11, `${label.join('')}毕业院校`, school),
    );
  const post = (label: string, text: string): Row =>
    row(9.5, labelCell(0, 2 * LABEL, [label]), valueCell(2 * LABEL, TABLE_WIDTH - 2 * LABEL, 9.5, label, text));
  return [
    study(['全日制', '教　育'], sheet.fullTime, true),
    study(['在　职', '教　育'], sheet.inService, false),
    post('现 任 职 务', sheet.present),
    post('拟 任 职 务', sheet.proposed),
    post('拟 免 职 务', sheet.removed),
  ];
}

/** 2003.09—2007.07 and a space take nine characters; what follows hangs below the text. */
const PERIOD_EM = 9;

function resumeSet(sheet: CadreSheet, type: TypeSize): readonly Line[] {
  const width = TEXT_WIDTH / (type.size * POINT);
  const hang = sheet.resume.some(({ period }) => period !== '') ? PERIOD_EM : 0;
  return sheet.resume.flatMap(({ period, text }) =>
    breakLines(text, width - hang, false).map((line, index) => {
      const half = [...period].reduce((sum, char) => sum + (char === '—' ? 2 : 1), 0);
      const lacking = Math.max(0, 2 * hang - half);
      const pad = `${'　'.repeat(Math.floor(lacking / 2))}${' '.repeat(lacking % 2)}`;
      const lead = index === 0 ? `${period}${pad}` : '　'.repeat(hang);
      return { ...line, text: `${lead}${line.text}`, first: false, last: hang > 0 || line.last };
    }),
  );
}

const roomFor = (height: number, feet: number, { line }: TypeSize): number =>
  Math.floor((height - 2 * TEXT_PADDING - feet * 7.5) / (line * POINT));

function textCell(lines: readonly Line[], type: TypeSize, feet: TextCell['feet'] = []): TextCell {
  return { kind: 'text', x: LABEL, w: BODY, rows: 1, lines, type, note: '', feet };
}

/** The resume's row on page 1 and, where it is longer than that, the rows of continuation pages. */
function resumeRows(sheet: CadreSheet, height: number): { readonly first: Row; readonly more: readonly Row[] } {
  const label = labelCell(0, LABEL, ['简', '', '', '历']);
  const fitting = SIZES.slice(0, 2).find((type) => resumeSet(sheet, type).length <= roomFor(height, 0, type));
  const type = fitting ?? SIZES[1];
  const lines = resumeSet(sheet, type);
  const room = roomFor(height, 0, type);
  const tall = PAGE_HEIGHT - SHEET_TITLE_HEIGHT - FOOTER_HEIGHT;
  const perPage = roomFor(tall, 0, type);
  const rest = lines.slice(room);
  const more = Array.from({ length: Math.ceil(rest.length / perPage) }, (_, page) =>
    row(
      tall,
      labelCell(0, LABEL, ['简', '历', '（续）']),
      textCell(rest.slice(page * perPage, (page + 1) * perPage), type),
    ),
  );
  return { first: row(height, label, textCell(lines.slice(0, room), type)), more };
}

interface BoxSet {
  readonly row: Row;
  readonly overflow: Overflow | null;
}

/** A box of text in the largest size that holds it; what is too long even then is cut and reported. */
function box(label: readonly string[], text: string, height: number, feet: readonly string[] = []): BoxSet {
  const set = feet.map((foot) => ({
    align: 'right' as const,
    ...fixedLine(foot, TEXT_WIDTH, [12, 10.5], label.join('')),
  }));
  const broken = (type: TypeSize) => breakLines(text, TEXT_WIDTH / (type.size * POINT), true);
  const type = SIZES.find((one) => broken(one).length <= roomFor(height, feet.length, one)) ?? SIZES[2];
  const all = broken(type);
  const lines = all.slice(0, roomFor(height, feet.length, type));
  const count = (some: readonly Line[]): number => some.reduce((sum, line) => sum + Array.from(line.text).length, 0);
  const overflow =
    lines.length === all.length
      ? null
      : { cell: label.join('').replaceAll('　', ''), length: count(all), printed: count(lines) };
  return { row: row(height, labelCell(0, LABEL, label), textCell(lines, type, set)), overflow };
}

function familyRows(sheet: CadreSheet): readonly Row[] {
  const columns = [
    ['称　谓', 18, 20, 'relation'],
    ['姓　名', 38, 24, 'name'],
    ['出生年月', 62, 22, 'birth'],
    ['政治面貌', 84, 24, 'political'],
    ['工作单位及职务', 108, 58, 'work'],
  ] as const;
  const label = labelCell(0, LABEL, ['家庭主', '要成员', '及重要', '社会', '关系'], FAMILY_ROWS + 1);
  const head = row(FAMILY_ROW, label, ...columns.map(([text, x, w]) => labelCell(x, w, [text], 1, 10.5)));
  const lines = Array.from({ length: FAMILY_ROWS }, (_, index) =>
    row(
      FAMILY_ROW,
      ...columns.map(([text, x, w, key]) => valueCell(x, w, FAMILY_ROW, text, sheet.family[index]?.[key] ?? '')),
    ),
  );
  return [head, ...lines];
}

const SEAL = '（盖章）　　　　年　　月　　日';

function vettingRows(filing: NonNullable<CadreSheet['filing']>): readonly Row[] {
  const offices = ['纪检监察', '公　安', '法　院', '检　察', '信　访', '其　他'];
  const width = BODY / offices.length;
  const cells = (texts: readonly string[]) =>
    texts.map((text, index) => labelCell(LABEL + index * width, width, [text], 1, 10.5));
  return [
    row(7.5, labelCell(0, LABEL, ['资格', '联审'], 2), ...cells(offices)),
    row(13, ...cells(offices.map(() => ''))),
    row(
      9,
      labelCell(0, LABEL, ['备案文号'], 1, 10.5),
      valueCell(LABEL, 74, 9, '备案文号', filing.number),
      labelCell(92, LABEL, ['备案日期'], 1, 10.5),
      valueCell(110, 56, 9, '备案日期', filing.day),
    ),
  ];
}

function backBoxes(sheet: CadreSheet): readonly (readonly Row[] | BoxSet)[] {
  const filed = sheet.filing !== null;
  const office = box(['呈　报', '单　位'], sheet.office, filed ? 22 : 26, [SEAL]);
  const opinions = filed
    ? [
        box(['街道党', '工　委', '意　见'], '', 30, [SEAL]),
        box(['县级党', '委组织', '部备案', '意　见'], '', 32, [SEAL]),
      ]
    : [
        box(['审　批', '机　关', '意　见'], '', 36, [SEAL]),
        box(['行　政', '机　关', '任　免', '意　见'], '', 36, [SEAL]),
      ];
  const filler = '填表人：　　　　　　　　　　　填表时间：　　　　年　　月　　日';
  return [
    box(['奖　惩', '情　况'], sheet.rewards, filed ? 22 : 30),
    box(['年度考', '核结果'], sheet.appraisals, filed ? 15 : 18),
    box(['任　免', '理　由'], sheet.reason, filed ? 20 : 26),
    familyRows(sheet),
    office,
    ...(sheet.filing === null ? [] : [vettingRows(sheet.filing)]),
    ...opinions,
    [row(9, valueCell(0, TABLE_WIDTH, 9, '填表人', filler))],
  ];
}

const overflowOf = (rows: readonly Row[]): readonly Overflow[] =>
  rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => ('overflow' in cell && cell.overflow !== null ? [cell.overflow] : [])),
  );

/** The pages of one person's sheet: two, and 续页 where the resume is longer than its box. */
export function layoutCadreSheet(sheet: CadreSheet): SheetLayout {
  const head = [...headRows(sheet), ...studyAndPostRows(sheet)];
  const used = head.reduce((sum, { height }) => sum + height, 0);
  const resume = resumeRows(sheet, PAGE_HEIGHT - SHEET_TITLE_HEIGHT - FOOTER_HEIGHT - used);
  const boxes = backBoxes(sheet);
  const back = boxes.flatMap((one) => ('row' in one ? [one.row] : one));
  const front = [...head, resume.first];
  const sets = [front, back, ...resume.more.map((one) => [one])];
  return {
    pages: sets.map((rows, index) => ({
      rows,
      first: index === 0,
      footer: `${sheet.name}　第 ${index + 1} 页　共 ${sets.length} 页`,
    })),
    overflow: [
      ...overflowOf(front),
      ...overflowOf(back),
      ...boxes.flatMap((one) => ('row' in one ? (one.overflow ?? []) : [])),
    ],
    relativesLeftOut: Math.max(0, sheet.family.length - FAMILY_ROWS),
  };
}
