/** The 导入模板 of a profile: the columns that offices keep, under headings that the import knows. */
import { listOf } from '../../../db/code-lists.ts';
import { type Ledger, registerOf } from '../../../db/ledger.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import { fieldOf, isCircled } from '../../../db/registers/model/register.ts';
import type { ImportProfile } from '../../../db/registers/profiles/import-profile.ts';
import { checkDigit } from '../../../db/rules/id-number.ts';
import { prepared } from '../../../db/statements.ts';
import { type TemplateColumn, type TemplateSpec, writeTemplate } from '../../sheets/write-template.ts';
import { fieldsOf, isCustom } from '../../../db/ledger.ts';

/** Filled in by hand only where there is something to say, or decided in the app: they would only make the table wider. */
const leftOut =
  /^(?:recognised_|stated_|prior_|deducted_|id_override|id_kind$|category_change|note2$|family_situation$|birth_place$|budget$)/u;

const exampleId = `99010119900307012${checkDigit('99010119900307012')}`;

function exampleOf(field: Field, list: readonly string[] | undefined): string {
  if (field.kind === 'idNumber') return exampleId;
  if (field.kind === 'phone') return '13900000000';
  if (field.kind === 'day') return '2020.07';
  if (field.kind === 'flag') return '否';
  if (field.kind === 'integer') return '6';
  if (field.kind === 'ref') return list?.[0] ?? '示例社区';
  if (field.key === 'name') return '示例姓名';
  return field.kind === 'choice' ? (list?.[0] ?? '') : '';
}

/** The words that a column of the field may hold, as drop-downs offer them; undefined where anything may stand. */
export function choices(ledger: Ledger, field: Field): readonly string[] | undefined {
  if (field.kind === 'choice')
    return listOf(ledger, field.list)
      .values.filter((value) => value.hidden !== true)
      .map((value) => value.label);
  if (field.kind === 'flag') return ['是', '否'];
  if (field.kind !== 'ref' || field.register !== 'communities') return undefined;
  const rows = prepared(ledger.db, 'SELECT name FROM live_communities ORDER BY sort_order NULLS LAST, name').all() as {
    name: string;
  }[];
  return rows.length === 0 ? undefined : rows.map((row) => row.name);
}

function columnFor(ledger: Ledger, field: Field, label: string): TemplateColumn {
  const list = choices(ledger, field);
  return {
    label,
    kind: field.kind,
    ...(field.width === undefined ? {} : { width: Math.ceil(field.width / 7) }),
    ...(field.required === true ? { required: true } : {}),
    ...(field.help === undefined ? {} : { help: field.help }),
    ...(list === undefined ? {} : { list }),
    example: exampleOf(field, list),
  };
}

/** The targets that a template shows: of those that feed one register the last, which is the plain one (学历, 职业水平证书). */
function shownTargets(profile: ImportProfile): ImportProfile['targets'] {
  return profile.targets.filter(
    (target, i) => profile.targets.findLastIndex((other) => other.register === target.register) === i,
  );
}

function targetColumns(ledger: Ledger, profile: ImportProfile): readonly TemplateColumn[] {
  return shownTargets(profile).flatMap((target) => {
    const register = registerOf(ledger, target.register);
    const wanted = new Set([...target.speaks, ...target.begins]);
    const floating = profile.floating
      .filter((one) => one.among[0] === target.key || one.among.includes(target.key))
      .map((one) => one.column);
    const columns = [
      ...target.columns.filter((column) => !column.heading.startsWith(target.label) || wanted.has(column.field)),
      ...floating,
    ];
    const seen = new Set<string>();
    return columns.flatMap((column) => {
      if ('split' in column || ('whenYes' in column && column.whenYes !== undefined) || seen.has(column.field))
        return [];
      const field = fieldOf(register, column.field);
      if (field === undefined || (field.expected !== true && field.required !== true && !wanted.has(field.key)))
        return [];
      seen.add(column.field);
      return [columnFor(ledger, field, column.heading)];
    });
  });
}

const rosterNotes = [
  '一人一行。性别、出生日期、年龄、退休日期由身份证号算出，不用填写。',
  '已在台账里的人按身份证号对应，没有身份证号的按姓名和社区对应。',
];

/** What the template holds. */
export function templateSpec(ledger: Ledger, profile: ImportProfile): TemplateSpec {
  const base = registerOf(ledger, profile.base);
  const people = base.key === 'people';
  const own = fieldsOf(ledger, base)
    .filter((field) => field.kind !== 'photo' && !isCircled(base, field))
    .filter((field) => !(people && leftOut.test(field.key)));
  const number = fieldOf(registerOf(ledger, 'people'), 'id_number');
  const plain = own
    .filter((field) => !isCustom(field))
    .flatMap((field): TemplateColumn[] => {
      const ofPerson = field.key === base.owner && field.kind === 'ref' && field.register === 'people';
      if (!ofPerson || number === undefined || base.fields.some((other) => other.label === '姓名'))
        return [columnFor(ledger, field, field.label)];
      const name = { ...columnFor(ledger, field, '姓名'), required: true, example: '示例姓名' };
      return [name, { ...columnFor(ledger, number, number.label), help: '同名的人按身份证号区分。' }];
    });
  const custom = own.filter(isCustom).map((field) => columnFor(ledger, field, field.label));
  const first = people ? 4 : plain.length;
  return {
    sheetName: profile.label,
    title: `${profile.label}导入模板`,
    columns: [...plain.slice(0, first), ...targetColumns(ledger, profile), ...plain.slice(first), ...custom],
    notes: [
      ...(people ? rosterNotes : [`一行一${base.unit}。`]),
      '空着的格不改动原来的内容，要清空的填“（清空）”。',
      '列的先后可以调整，不用的列可以删去。',
    ],
  };
}

export async function templateFile(ledger: Ledger, profile: ImportProfile): Promise<Uint8Array> {
  return await writeTemplate(templateSpec(ledger, profile));
}
