/** The fixed rows of the 年度考核登记表: the head of page 1 and the counted boxes of page 2. */
import {
  BODY_WIDTH,
  LABEL_WIDTH,
  TABLE_WIDTH,
  labelCell,
  looseLabel,
  valueCell,
  type Cell,
  type Row,
} from './appraisal-cells.ts';
import type { AppraisalForm } from './appraisal-form.ts';

export const HEAD_ROW = 9.5;
const HEAD_LABEL = 19;
const PHOTO_WIDTH = 28;
const COUNT_ROW = 8;

interface Pair {
  readonly label: readonly string[];
  readonly name: string;
  readonly value: string;
}

function pair(label: string | readonly string[], value: string, name?: string): Pair {
  const lines = typeof label === 'string' ? [label] : label;
  return { label: lines, name: name ?? lines.join(''), value };
}

/** A row of label and value pairs; the first label stands in the section column. */
function pairRow(pairs: readonly Pair[], width: number): Row {
  const labels = LABEL_WIDTH + (pairs.length - 1) * HEAD_LABEL;
  const value = (width - labels) / pairs.length;
  const cells: Cell[] = [];
  let x = 0;
  for (const [index, { label, name, value: text }] of pairs.entries()) {
    const labelWidth = index === 0 ? LABEL_WIDTH : HEAD_LABEL;
    cells.push(labelCell(x, labelWidth, label, 1, label.length > 1 ? 10.5 : 12));
    cells.push(valueCell(x + labelWidth, value, HEAD_ROW, name, text));
    x += labelWidth + value;
  }
  return { height: HEAD_ROW, cells };
}

/** The five head rows; the photo, where there is one, stands right of the first four. */
export function headRows(form: AppraisalForm): readonly Row[] {
  const width = form.photo === null ? TABLE_WIDTH : TABLE_WIDTH - PHOTO_WIDTH;
  const rows = [
    pairRow([pair('姓　名', form.name, '姓名'), pair('性　别', form.sex, '性别'), pair('出生年月', form.birth)], width),
    pairRow(
      [
        pair('民　族', form.ethnicity, '民族'),
        pair('政治面貌', form.politicalStatus),
        pair('学　历', form.education, '学历'),
      ],
      width,
    ),
    pairRow(
      [pair('所在社区', form.community), pair(['岗位', '(职务)'], form.post), pair('岗位等级', form.postGrade)],
      width,
    ),
    pairRow(
      [
        pair(['从事社区', '工作时间'], form.communityWorkSince),
        pair(['任现职', '时间'], form.postSince),
        pair('职业资格', form.qualification),
      ],
      width,
    ),
    pairRow([pair(['分管或', '从事工作'], form.duties)], TABLE_WIDTH),
  ];
  const [first, ...rest] = rows;
  if (form.photo === null || first === undefined) return rows;
  const photo: Cell = { kind: 'photo', x: width, w: PHOTO_WIDTH, rows: 4, dataUrl: form.photo };
  return [{ ...first, cells: [...first.cells, photo] }, ...rest];
}

/** Two rows: small labels above, their values below, behind one section label. */
function countRows(
  section: readonly string[],
  columns: readonly (readonly [label: string, value: string, share: number])[],
): readonly Row[] {
  const total = columns.reduce((sum, [, , share]) => sum + share, 0);
  const labels: Cell[] = [labelCell(0, LABEL_WIDTH, section, 2)];
  const values: Cell[] = [];
  let x = LABEL_WIDTH;
  for (const [label, value, share] of columns) {
    const w = (BODY_WIDTH * share) / total;
    labels.push(looseLabel(x, w, COUNT_ROW, label));
    values.push(valueCell(x, w, COUNT_ROW, `${section.join('')}：${label}`, value));
    x += w;
  }
  return [
    { height: COUNT_ROW, cells: labels },
    { height: COUNT_ROW, cells: values },
  ];
}

export function attendanceRows({ attendance }: AppraisalForm): readonly Row[] {
  return countRows(
    ['出勤与', '培　训'],
    [
      ['应出勤', attendance.due, 4],
      ['实出勤', attendance.present, 4],
      ['事假', attendance.personalLeave, 4],
      ['病假', attendance.sickLeave, 4],
      ['旷工', attendance.absent, 4],
      ['培训学时', attendance.trainingHours, 5],
      ['轮训', attendance.rotation, 5],
      ['经办人', attendance.clerk, 5],
    ],
  );
}

export function ballotRows({ ballot, gradeWords }: AppraisalForm): readonly Row[] {
  const votes = gradeWords.map((word, index) => [`${word}票`, ballot.votes[index] ?? '', 4] as const);
  return countRows(
    ['民主测评'],
    [
      ['参加人数', ballot.voters, 4],
      ...votes,
      ['得分', ballot.score, 4],
      ['计票人', ballot.counter, 4],
      ['监票人', ballot.scrutineer, 4],
    ],
  );
}

export function satisfactionRow({ satisfaction }: AppraisalForm): Row {
  const label = 23;
  const value = BODY_WIDTH / 3 - label;
  const pairs = [
    ['发放份数', satisfaction.issued],
    ['收回份数', satisfaction.returned],
    ['满意率', satisfaction.rate],
  ] as const;
  const cells: Cell[] = [labelCell(0, LABEL_WIDTH, ['居民群众', '满 意 度'], 1, 10.5)];
  for (const [index, [name, text]] of pairs.entries()) {
    const x = LABEL_WIDTH + index * (label + value);
    cells.push(labelCell(x, label, [name], 1, 10.5));
    cells.push(valueCell(x + label, value, HEAD_ROW, `居民群众满意度：${name}`, text));
  }
  return { height: HEAD_ROW, cells };
}

export function scoreRows({ scores }: AppraisalForm): readonly Row[] {
  const dimensions = scores.dimensions.map(({ label, score }) => [label, score, 6] as const);
  return countRows(['考核得分'], [...dimensions, ['加减分', scores.adjustment, 4], ['总分', scores.total, 4]]);
}
