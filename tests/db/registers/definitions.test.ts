import { readdirSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { settingsListKeys } from '../../../db/settings-lists.ts';
import { registers } from '../../../db/registers/all.ts';
import { columnType, type Field } from '../../../db/registers/model/field.ts';
import { areas, fieldOf, type Register } from '../../../db/registers/model/register.ts';
import { codeLists } from '../../../db/rules/lists/all.ts';
import { squash } from '../../../db/rules/text.ts';

const folder = new URL('../../../db/migrations/', import.meta.url);
const migration = readdirSync(folder)
  .toSorted()
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');
const db = new Database(':memory:');
db.exec(migration);
afterAll(() => db.close());

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

const baseColumns = [
  { name: 'id', type: 'TEXT', notnull: 1, pk: 1 },
  { name: 'version', type: 'INTEGER', notnull: 1, pk: 0 },
  { name: 'created_at', type: 'TEXT', notnull: 1, pk: 0 },
  { name: 'updated_at', type: 'TEXT', notnull: 1, pk: 0 },
  { name: 'deleted_at', type: 'TEXT', notnull: 0, pk: 0 },
  { name: 'extra', type: 'TEXT', notnull: 1, pk: 0 },
];

const tables = [...migration.matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name);
const each = registers.map((register): [string, Register] => [register.key, register]);

/** Fields that are typed and fields that are computed, in reading order. */
const allFields = (register: Register): readonly Field[] => [...register.fields, ...(register.derived ?? [])];

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

describe('the registers', () => {
  it('have one table each', () => {
    expect(registers.map((register) => register.key).filter((key) => !tables.includes(key))).toEqual([]);
    expect(repeated(registers.map((register) => register.key))).toEqual([]);
    expect(repeated(registers.map((register) => register.label))).toEqual([]);
  });

  it('have a place of their own in the menu of an area', () => {
    expect(repeated(registers.flatMap(({ area, order }) => (order === undefined ? [] : [`${area} ${order}`])))).toEqual(
      [],
    );
    for (const register of registers) expect(areas).toContain(register.area);
  });

  it('let nothing of relatives, files and settings leave the office', () => {
    const never = registers.filter((register) => register.leaves === 'never').map((register) => register.key);
    expect(never).toEqual(
      expect.arrayContaining([
        'attachments',
        'cadres',
        'code_values',
        'custom_fields',
        'family_members',
        'offices',
        'page_notes',
        'recipients',
        'reports',
      ]),
    );
  });

  it('let nothing private leave the office unmasked', () => {
    const open = registers.filter((register) => register.leaves === 'full');
    expect(open.filter((register) => allFields(register).some((field) => field.private !== undefined))).toEqual([]);
  });
});

describe.each(each)('the definition of %s', (_, register) => {
  it('gives every field a key, a label and a width of its own', () => {
    expect(repeated(allFields(register).map((field) => field.key))).toEqual([]);
    expect(repeated(allFields(register).map((field) => field.label))).toEqual([]);
    for (const field of allFields(register)) {
      expect(field.key).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(field.label).toMatch(/[\u4e00-\u9fff]/);
    }
    const narrow = allFields(register).filter((field) => (field.width ?? 0) < 48);
    expect(narrow.filter((field) => register.listColumns.includes(field.key))).toEqual([]);
  });

  it('lets no heading mean two fields', () => {
    expect(
      repeated(
        allFields(register).flatMap((field) => [field.label, ...(field.synonyms ?? [])].map((text) => squash(text))),
      ),
    ).toEqual([]);
  });

  it('names only fields that it has', () => {
    const keys = [
      ...register.listColumns,
      ...register.sort.map((sort) => sort.key),
      ...register.title,
      ...(register.unique ?? []).flat(),
      ...(register.owner === undefined ? [] : [register.owner]),
      ...(register.dated === undefined ? [] : [register.dated.from]),
      ...(register.dated?.to === undefined ? [] : [register.dated.to]),
    ];
    expect(keys.filter((key) => fieldOf(register, key) === undefined)).toEqual([]);
    expect(repeated(register.listColumns)).toEqual([]);
    expect(register.title.length).toBeGreaterThan(0);
  });

  it('stores what names, sorts out and dates a record', () => {
    const stored = [...register.title, ...(register.unique ?? []).flat()];
    for (const key of stored) expect(register.fields.map((field) => field.key)).toContain(key);
    const days = [register.dated?.from, register.dated?.to].filter((key) => key !== undefined);
    expect(days.filter((key) => fieldOf(register, key)?.kind !== 'day')).toEqual([]);
  });

  it('belongs to an owner of the right register', () => {
    const owner = register.fields.find((field) => field.key === register.owner);
    const found = owner?.kind === 'ref' && owner.required === true ? owner.register : 'none';
    const itself = register.of === 'office' || register.key === 'people' || register.key === 'communities';
    const wanted = register.of === 'person' ? 'people' : 'communities';
    expect(found).toBe(itself ? 'none' : wanted);
  });

  it('chooses from lists and refers to registers that exist', () => {
    const lists = allFields(register).flatMap((field) => (field.kind === 'choice' ? [field.list] : []));
    const others = allFields(register).flatMap((field) => (field.kind === 'ref' ? [field.register] : []));
    const known: readonly string[] = [...Object.keys(codeLists), ...settingsListKeys];
    expect(lists.filter((list) => !known.includes(list))).toEqual([]);
    expect(others.filter((key) => !registers.some((other) => other.key === key))).toEqual([]);
  });

  it('gives the fields of a section one after the other', () => {
    const sections = register.fields.map((field) => field.section ?? '');
    const runs = sections.filter((section, index) => section !== sections[index - 1]);
    expect(repeated(runs)).toEqual([]);
  });

  it('serves measures of the policy and says what it is for', () => {
    expect(register.measures.length).toBeGreaterThan(0);
    for (const measure of register.measures)
      expect(Number.isInteger(measure) && measure >= 1 && measure <= 17).toBe(true);
    expect(register.help).toMatch(/。$/);
  });
});

describe.each(each)('the table of %s', (key, register) => {
  const columns = (db.pragma(`table_info(${key})`) as Column[]).map(({ name, type, notnull, pk }) => ({
    name,
    type,
    notnull,
    pk,
  }));

  it('has the common columns and one column per field, no other', () => {
    const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name);
    const expected = [
      ...baseColumns,
      ...register.fields.map((field) => ({
        name: field.key,
        type: columnType(field),
        notnull: field.required === true ? 1 : 0,
        pk: 0,
      })),
    ];
    // A later migration adds its columns at the end, wherever the form shows them.
    expect(columns.toSorted(byName)).toEqual(expected.toSorted(byName));
  });

  it('is strict and takes its columns unquoted', () => {
    const [table] = db.pragma(`table_list(${key})`) as { strict: number }[];
    expect(table?.strict).toBe(1);
    const names = register.fields.map((field) => field.key).join(', ');
    expect(() => db.prepare(`SELECT ${names} FROM ${key} WHERE deleted_at IS NULL`)).not.toThrow();
  });

  it('has a unique index over live rows for every unique set and no other', () => {
    const indexes = (
      db.pragma(`index_list(${key})`) as { name: string; unique: number; origin: string; partial: number }[]
    )
      .filter((index) => index.unique === 1 && index.origin === 'c')
      .map((index) => ({
        columns: (db.pragma(`index_info(${index.name})`) as { name: string }[]).map((column) => column.name).join(),
        partial: index.partial,
      }));
    const wanted = (register.unique ?? []).map((set) => ({ columns: set.join(), partial: 1 }));
    const byColumns = (a: { columns: string }, b: { columns: string }) => a.columns.localeCompare(b.columns);
    expect(indexes.sort(byColumns)).toEqual(wanted.sort(byColumns));
  });

  it('finds the records of an owner by an index', () => {
    const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT * FROM ${key} WHERE ${register.owner ?? 'id'} = ?`).all('x') as {
      detail: string;
    }[];
    expect(plan.map((step) => step.detail).join()).toMatch(/^SEARCH .* USING INDEX/);
  });
});

describe('the columns that the registers must have', () => {
  const labels = (key: string) =>
    new Set(
      registers
        .filter((register) => register.key === key)
        .flatMap(allFields)
        .flatMap((field) => [field.label, ...(field.synonyms ?? [])].map((text) => squash(text))),
    );

  it.each([
    ['people', '姓名 性别 公民身份号码 户籍地址 现住址 联系方式'],
    ['stays', '用工起始时间'],
    ['contracts', '用工形式 合同起始日 合同到期日'],
  ])('hold in %s what the law asks of a register of workers', (key, words) => {
    expect(words.split(' ').filter((word) => !labels(key).has(squash(word)))).toEqual([]);
  });

  it.each([
    [
      'people',
      '姓名 性别 年龄 身份证号 政治面貌 最高学历 毕业院校 招录批次/选任类别 岗位层次 岗位等级 实际工作部门 人员经费预算(元/年) 是否曾调整过人员编制类别 备注1 备注2 ' +
        '民族 照片 出生年月 籍贯 出生地 入党时间 专业水平 本人简历 奖惩情况 户籍所在地 家庭住址 家庭电话 手机号码 ' +
        '编号 手机号 所学专业 工作年月 特长 备注 即将退休日期 证件类型 证件号码 参加工作时间 婚姻状况 家庭状况 医疗保障 电话 手机 人员来源 户口性质 家庭地址 奖励或处分 简历',
    ],
    ['stays', '入职年月 离岗日期 离岗原因 辞职日期 辞职描述 上岗时间 申请日期 调动前街道 调动后街道'],
    [
      'appointments',
      '实际工作部门 在编岗位类别 岗位层次 社区 任职情况 任职年月 岗位 所属社区 职务 调动后社区 调动时间 调动人',
    ],
    ['educations', '最高学历 第一学历 毕业院校 所学专业 文化程度 学位 学习形式'],
    ['certificates', '社会工作者职业水平证书情况 证书名称 证书编号 证书描述 获取证书时间 授予时间 备注'],
    ['grades', '岗位等级 岗级 调整后级别 级别调整原因 备注'],
    ['contracts', '劳动合同签订情况'],
    ['pay_lines', '工资项目 等级 工资额 执行起始时间'],
    ['party_statuses', '政治面貌 入党时间'],
    ['family_members', '称谓 姓名 出生年月 工作(学习)单位及职务 政治面貌'],
  ])('hold in %s what the rosters of deployed systems carry', (key, words) => {
    expect(words.split(' ').filter((word) => !labels(key).has(squash(word)))).toEqual([]);
  });
});
