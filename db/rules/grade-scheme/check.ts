/** What is wrong with a scheme, before anybody is graded by it: a sentence that names the rule for each. */
import { type Scheme, topGrade } from './scheme.ts';

export interface SchemeFault {
  /** `fault` keeps it from being saved, `note` is only said. */
  readonly level: 'fault' | 'note';
  /** Which switch it concerns. */
  readonly rule: string;
  readonly sentence: string;
}

type Label = (post: string) => string;

const fault = (rule: string, sentence: string): SchemeFault => ({ level: 'fault', rule, sentence });
const note = (rule: string, sentence: string): SchemeFault => ({ level: 'note', rule, sentence });

/** 3、4、5 → 3—5 */
function runs(grades: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < grades.length;) {
    let end = at;
    while (grades[end + 1] === (grades[end] ?? 0) + 1) end += 1;
    parts.push(end === at ? `${grades[at]}` : `${grades[at]}—${grades[end]}`);
    at = end + 1;
  }
  return parts.join('、');
}

function bandFaults({ posts }: Scheme, label: Label): readonly SchemeFault[] {
  if (posts.length === 0) return [fault('岗位层次', '方案里还没有岗位层次，请至少填一个层次和它的起止等级。')];
  const faults: SchemeFault[] = [];
  for (const [place, { post, min, max }] of posts.entries()) {
    if (min > max)
      faults.push(fault('起止等级', `${label(post)}的起始等级（${min}级）高于最高等级（${max}级），写反了。`));
    if (posts.findIndex((one) => one.post === post) < place)
      faults.push(fault('岗位层次', `${label(post)}写了两段等级，一个层次只能有一段，请并成一段。`));
    const above = posts[place - 1];
    if (above !== undefined && above.post !== post && (min > above.min || max > above.max))
      faults.push(
        fault(
          '层次高低',
          `${label(above.post)}（${above.min}—${above.max}级）写在${label(post)}（${min}—${max}级）上面，等级却比它低，请把高的写在上面或改等级。`,
        ),
      );
  }
  return faults;
}

function gapFaults(scheme: Scheme): readonly SchemeFault[] {
  const { posts } = scheme;
  const lowest = Math.min(...posts.map(({ min }) => min));
  const missing: number[] = [];
  for (let grade = lowest; grade <= topGrade(scheme); grade += 1)
    if (!posts.some(({ min, max }) => grade >= min && grade <= max)) missing.push(grade);
  return missing.length === 0
    ? []
    : [fault('等级连续', `${runs(missing)}级不在任何层次里，等级断开了，请把层次的起止等级接上。`)];
}

/** A table by grade that has holes, or pays a higher grade less. */
function tableFaults(rule: string, table: readonly number[], scheme: Scheme): readonly SchemeFault[] {
  if (table.length === 0) return [];
  const grades = Array.from({ length: topGrade(scheme) }, (_, place) => place + 1);
  const used = grades.filter((grade) => scheme.posts.some(({ min, max }) => grade >= min && grade <= max));
  const missing = used.filter((grade) => (table[grade - 1] ?? 0) === 0);
  const falls = used.filter(
    (grade) => (table[grade - 1] ?? 0) > 0 && (table[grade - 1] ?? 0) < (table[grade - 2] ?? 0),
  );
  return [
    ...(missing.length === 0 ? [] : [fault(rule, `${runs(missing)}级没有${rule}，请补上；这几级的人会算不出工资。`)]),
    ...(falls.length === 0 ? [] : [fault(rule, `${runs(falls)}级的${rule}比低一级的少，请核对。`)]),
  ];
}

function payNotes(scheme: Scheme): readonly SchemeFault[] {
  const { base, coefficients, gradePay, postPay, allowances, performance } = scheme.pay;
  const notes: SchemeFault[] = [];
  if (base !== null && coefficients.length === 0)
    notes.push(fault('系数', `填了基数，还没有各级系数；请填1—${topGrade(scheme)}级的系数，或去掉基数。`));
  if (base === null && coefficients.length > 0)
    notes.push(note('基数', '有系数没有基数，等级可以算，工资算不出来；请按当地文件填基数。'));
  if (base === null && performance > 0) notes.push(note('绩效比例', '没有基数，绩效比例用不上。'));
  const paid = base !== null || gradePay.length > 0 || Object.keys(postPay).length > 0 || allowances.length > 0;
  if (!paid) notes.push(note('工资构成', '没有填工资标准，只能试算等级，费用为0或只有津贴。'));
  return notes;
}

function creditFaults({ edu, cert, stepYears }: Scheme): readonly SchemeFault[] {
  const faults: SchemeFault[] = [];
  const { college, bachelor, master, doctor } = edu.values;
  if (edu.mode !== 'none' && !(college <= bachelor && bachelor <= master && master <= doctor))
    faults.push(fault('学历', '学历越高给得应越多：大专、本科、硕士、博士的数有高低颠倒的，请核对。'));
  const { junior, middle, senior } = cert.values;
  if (cert.mode !== 'none' && !(junior <= middle && middle <= senior))
    faults.push(fault('证书', '证书级别越高给得应越多：初级、中级、高级的数有高低颠倒的，请核对。'));
  const most = Math.max(edu.mode === 'grade' ? doctor : 0, cert.mode === 'grade' ? senior : 0);
  if (most > 10) faults.push(fault('提级', `学历或证书一次提 ${most} 级，超过10级，请核对是不是把金额填成了级数。`));
  if (edu.mode === 'years' && doctor > 20)
    faults.push(fault('学历', `博士视同 ${doctor} 年，超过20年，请核对是不是把金额填成了年数。`));
  if (stepYears > 10) faults.push(note('升级年限', `每满 ${stepYears} 年升一级，比各地常见的2—3年长，请核对。`));
  return faults;
}

/** Everything that is wrong or doubtful; empty for a sound scheme. @param label what a 岗位层次 is called */
export function checkScheme(scheme: Scheme, label: Label): readonly SchemeFault[] {
  const bands = bandFaults(scheme, label);
  const broken = bands.some(({ level }) => level === 'fault');
  return [
    ...bands,
    ...(broken
      ? []
      : [
          ...gapFaults(scheme),
          ...tableFaults('系数', scheme.pay.base === null ? [] : scheme.pay.coefficients, scheme),
          ...tableFaults('级别工资', scheme.pay.gradePay, scheme),
        ]),
    ...payNotes(scheme),
    ...creditFaults(scheme),
  ];
}
