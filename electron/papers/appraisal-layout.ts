/** Sets a 年度考核登记表 on its pages: page 1, page 2 and as many continuation pages (续页) as the free texts need. */
import {
  FOOTER_HEIGHT,
  BODY_WIDTH,
  LABEL_WIDTH,
  PAGE_HEIGHT,
  POINT,
  TEXT_PADDING,
  TABLE_WIDTH,
  TEXT_SIZES,
  labelCell,
  lineRoom,
  textLines,
  fixedLine,
  type FixedLine,
  type Overflow,
  type Row,
  type TypeSize,
} from './appraisal-cells.ts';
import type { AppraisalForm } from './appraisal-form.ts';
import { attendanceRows, ballotRows, headRows, satisfactionRow, scoreRows } from './appraisal-rows.ts';
import {
  closingSections,
  opinionSections,
  rewardsSection,
  summarySection,
  type Section,
} from './appraisal-sections.ts';
import type { Line } from './line-breaking.ts';
import { textWidth } from './text-widths.ts';

/** Room for the two lines of the title on page 1. */
export const TITLE_HEIGHT = 20;
/** Room for the name and 续页 1/2 above a continuation page. */
export const CONTINUATION_TITLE_HEIGHT = 16;

const [NORMAL] = TEXT_SIZES;

export interface FormPage {
  readonly kind: 'front' | 'back' | 'continuation';
  /** Lines above the table, largest first; page 2 has none. */
  readonly title: readonly FixedLine[];
  readonly rows: readonly Row[];
  readonly footer: string;
}

/** A section that goes on behind page 2: its name and on which of the continuation pages (from 1). */
export interface Continuation {
  readonly section: string;
  /** How many continuation pages carry text of this section. */
  readonly pages: number;
  readonly first: number;
  readonly last: number;
}

export interface AppraisalLayout {
  readonly pages: readonly FormPage[];
  readonly continuation: readonly Continuation[];
  readonly overflow: readonly Overflow[];
}

interface Rest {
  readonly section: Section;
  readonly lines: readonly Line[];
}
interface SetSection {
  readonly section: Section;
  readonly lines: readonly Line[];
  readonly type: TypeSize;
  readonly rest: readonly Line[];
}

/** The first size in which the whole text stands in its box, else the normal size with a rest (one line is kept for the note). */
function setSection(section: Section): SetSection {
  for (const type of TEXT_SIZES) {
    const lines = textLines(section.text, type);
    if (lines.length <= lineRoom(section.height, section.feet.length, type)) return { section, lines, type, rest: [] };
  }
  const lines = textLines(section.text, NORMAL);
  const here = lineRoom(section.height, section.feet.length, NORMAL) - 1;
  return { section, lines: lines.slice(0, here), type: NORMAL, rest: lines.slice(here) };
}

function sectionRow({ section, lines, type }: SetSection, note: string): Row {
  return {
    height: section.height,
    cells: [
      labelCell(0, LABEL_WIDTH, section.label),
      { kind: 'text', x: LABEL_WIDTH, w: BODY_WIDTH, rows: 1, lines, type, note, feet: section.feet },
    ],
  };
}

function restRow(section: Section, lines: readonly Line[], height: number): Row {
  return {
    height,
    cells: [
      labelCell(0, LABEL_WIDTH, [...section.label, '（续）']),
      { kind: 'text', x: LABEL_WIDTH, w: BODY_WIDTH, rows: 1, lines, type: NORMAL, note: '', feet: [] },
    ],
  };
}

/** Distributes what is left over on continuation pages; the last row of each reaches down to the foot of the page. */
function continuationRows(rests: readonly Rest[]): {
  readonly pages: readonly (readonly Row[])[];
  readonly continuation: readonly Continuation[];
} {
  const line = NORMAL.line * POINT;
  const room = PAGE_HEIGHT - CONTINUATION_TITLE_HEIGHT - FOOTER_HEIGHT;
  const pages: Row[][] = [];
  const continuation: Continuation[] = [];
  let left = 0;
  for (const { section, lines } of rests) {
    const least = (section.label.length + 1) * 15 * POINT + 2;
    let first = 0;
    for (let at = 0; at < lines.length;) {
      if (left < Math.max(least, 2 * line + 2 * TEXT_PADDING)) {
        pages.push([]);
        left = room;
      }
      const part = lines.slice(at, at + Math.floor((left - 2 * TEXT_PADDING) / line));
      const height = Math.max(least, part.length * line + 2 * TEXT_PADDING);
      pages.at(-1)?.push(restRow(section, part, height));
      left -= height;
      at += part.length;
      first ||= pages.length;
    }
    continuation.push({ section: section.name, pages: pages.length - first + 1, first, last: pages.length });
  }
  return { pages: pages.map((rows) => stretchLast(rows, room)), continuation };
}

function stretchLast(rows: readonly Row[], room: number): readonly Row[] {
  const used = rows.reduce((sum, row) => sum + row.height, 0);
  return rows.map((row, index) => (index === rows.length - 1 ? { ...row, height: row.height + room - used } : row));
}

function overflowOf(rows: readonly Row[]): readonly Overflow[] {
  const cells = rows.flatMap((row) => row.cells);
  return cells.flatMap((cell) => {
    if (cell.kind === 'photo') return [];
    const found = cell.kind === 'text' ? cell.feet.map(({ overflow }) => overflow) : [cell.overflow];
    return found.filter((overflow) => overflow !== null);
  });
}

/** Lays out one form. The same pages become HTML and docx, so what is announced is what is printed. */
export function layoutAppraisal(form: AppraisalForm): AppraisalLayout {
  const head = headRows(form);
  const used = head.reduce((sum, row) => sum + row.height, 0);
  const summary = setSection(summarySection(form, PAGE_HEIGHT - TITLE_HEIGHT - FOOTER_HEIGHT - used));
  const rewards = setSection(rewardsSection(form));
  const opinions = opinionSections(form).map(setSection);
  const closing = closingSections(form).map(setSection);
  const long = [summary, rewards, ...opinions, ...closing].filter(({ rest }) => rest.length > 0);
  const { pages, continuation } = continuationRows(long.map(({ section, rest }) => ({ section, lines: rest })));
  const row = (set: SetSection) => {
    const target = continuation.find(({ section }) => section === set.section.name);
    return sectionRow(set, target === undefined ? '' : `（转续页 ${target.first}）`);
  };
  const frontRows = [...head, row(summary)];
  const backRows = [
    ...attendanceRows(form),
    row(rewards),
    ...ballotRows(form),
    satisfactionRow(form),
    ...scoreRows(form),
    ...opinions.map(row),
    ...closing.map(row),
  ];
  const total = 2 + pages.length;
  const named = (tail: string, size: number) => {
    const room = TABLE_WIDTH - textWidth(tail) * 0.01 * size * POINT - 1;
    return `${fixedLine(form.name, room, [size], '姓名').text}${tail}`;
  };
  const footer = (page: number) => named(`　${form.year}年度　第 ${page} 页　共 ${total} 页`, 9);
  const year = `（${form.year === '' ? '　　　　' : form.year}年度）`;
  const title = fixedLine(`${form.office}社区工作者年度考核登记表`, TABLE_WIDTH, [22, 18, 16], '标题');
  const again = fixedLine(`${form.office}社区工作者年度考核登记表${year}`, TABLE_WIDTH, [15, 12, 10.5], '标题');
  const front: FormPage = {
    kind: 'front',
    title: [title, fixedLine(year, TABLE_WIDTH, [16], '年度')],
    rows: frontRows,
    footer: footer(1),
  };
  const back: FormPage = { kind: 'back', title: [], rows: backRows, footer: footer(2) };
  const more = pages.map((rows, index): FormPage => {
    const person = named(`　续页 ${index + 1}/${pages.length}`, 12);
    return {
      kind: 'continuation',
      title: [again, fixedLine(person, TABLE_WIDTH, [12], '姓名')],
      rows,
      footer: footer(index + 3),
    };
  });
  const overflow = [title.overflow, ...overflowOf([...frontRows, ...backRows])].filter((each) => each !== null);
  return { pages: [front, back, ...more], continuation, overflow };
}

export interface AppraisalPlan {
  /** Pages that one person's form takes. */
  readonly pages: number;
  readonly continuation: readonly Continuation[];
  readonly overflow: readonly Overflow[];
}

/** Says before printing how many pages a form takes, what goes on continuation pages and which fixed cells overflow. */
export function planAppraisal(form: AppraisalForm): AppraisalPlan {
  const { pages, continuation, overflow } = layoutAppraisal(form);
  return { pages: pages.length, continuation, overflow };
}
