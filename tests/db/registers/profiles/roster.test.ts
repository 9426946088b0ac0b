import { describe, expect, it } from 'vitest';
import { register as people } from '../../../../db/registers/people.ts';
import { registerMap } from '../../../../db/registers/all.ts';
import type { Field } from '../../../../db/registers/model/field.ts';
import { fieldOf, type Register } from '../../../../db/registers/model/register.ts';
import type {
  ImportProfile,
  ImportTarget,
  ProfileColumn,
  SplitColumn,
} from '../../../../db/registers/profiles/import-profile.ts';
import { rosterProfile } from '../../../../db/registers/profiles/roster.ts';
import { codeLists } from '../../../../db/rules/lists/all.ts';
import { squash } from '../../../../db/rules/text.ts';

const profile: ImportProfile = rosterProfile;
const registers = registerMap();

const words = (column: { heading: string; synonyms?: readonly string[] }) => [
  column.heading,
  ...(column.synonyms ?? []),
];
const fieldKeys = (column: ProfileColumn | SplitColumn) => ('split' in column ? column.fields : [column.field]);
const registerOf = (target: ImportTarget): Register => {
  const register = registers.get(target.register);
  if (register === undefined) throw new Error(target.register);
  return register;
};
const targetOf = (key: string): ImportTarget => {
  const target = profile.targets.find((candidate) => candidate.key === key);
  if (target === undefined) throw new Error(key);
  return target;
};

/** Where a heading leads: `people.name`, `educations#first.level`, `? 出生日期` for compared and `-` for ignored ones. */
function destinations(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (texts: readonly string[], to: string) => {
    for (const text of texts) found.set(squash(text), [...(found.get(squash(text)) ?? []), to]);
  };
  for (const field of people.fields as readonly Field[]) {
    add([field.label, ...(field.synonyms ?? [])], `people.${field.key}`);
  }
  for (const target of profile.targets) {
    for (const column of [...target.columns, ...(target.splits ?? [])]) {
      add(words(column), `${target.key}.${fieldKeys(column).join('+')}`);
    }
    if (target.presence !== undefined) add(words(target.presence), `${target.key}.`);
  }
  for (const { among, column } of profile.floating)
    add(words(column), `${among[0] ?? ''}.${fieldKeys(column).join('+')}`);
  for (const column of profile.compareOnly) add(words(column), `?${column.derived}`);
  add(profile.ignore, '-');
  return found;
}

describe('the profile of a roster', () => {
  it('lets no heading lead to two places', () => {
    expect([...destinations()].filter(([, to]) => to.length > 1)).toEqual([]);
  });

  it('knows every heading of the rosters of deployed systems', () => {
    const headings =
      '序号 街道 姓名 性别 年龄 身份证号 政治面貌 最高学历 毕业院校 是否全日制 招录批次/选任类别 入职年月 在编岗位类别 岗位层次 岗位等级 ' +
      '实际工作部门 社会工作者职业水平证书情况 人员经费预算(元/年) 是否曾调整过人员编制类别 备注1 备注2 ' +
      '编号 社区 手机号 出生年月 民族 第一学历 所学专业 任职情况 任职年月 工作年月 岗位 岗级 特长 备注 是否退休 是否辞职 辞职日期 辞职描述 ' +
      '即将退休日期 创建时间 最后修改时间 证书名称 证书编号 证书描述 获取证书时间 调整前级别 调整后级别 级别调整原因 ' +
      '调动前街道 调动前社区 调动后街道 调动后社区 调动人 调动时间 ' +
      '申请日期 照片 证件类型 证件号码 参加工作时间 文化程度 婚姻状况 家庭状况 医疗保障 电话 手机 人员来源 籍贯 户口性质 户口所在地 家庭地址 ' +
      '劳动合同签订情况 社会工作资格证书获得情况 授予时间 所属社区 上岗时间 职务 奖励或处分 简历 ' +
      '公民身份号码 户籍地址 现住址 联系方式 用工形式 用工起始时间 劳动合同期限';
    const known = destinations();
    expect(headings.split(' ').filter((word) => !known.has(squash(word)))).toEqual([]);
  });

  it.each([
    ['出生年月', '?birth_day'],
    ['性　别', '?sex'],
    ['联系\n方式', 'people.phone'],
    ['身份证号码', 'people.id_number'],
    ['备　注', 'people.note'],
    ['入职年月', 'stays.starts_on'],
    ['岗位（职务）', 'appointments.position'],
    ['第一学历毕业院校', 'educations#first.school'],
    ['全日制教育学历学位', 'educations#fulltime.level+degree'],
    ['学历', 'educations#highest.level'],
    ['初级社工证取得时间', 'certificates#junior.issued_on'],
    ['初级', 'certificates#junior.'],
    ['社工证', 'certificates#highest.kind'],
    ['合同起止时间', 'contracts.starts_on+ends_on'],
    ['社区工作年限（年）', '?service_months'],
  ])('takes %j to %s', (text, to) => {
    expect(destinations().get(squash(text))).toEqual([to]);
  });

  it('takes back every column that a list of people exports', () => {
    const known = destinations();
    expect(people.derived.filter((field) => !known.has(squash(field.label))).map((field) => field.label)).toEqual([]);
  });

  it('finds people by fields that they have', () => {
    expect(profile.base).toBe(people.key);
    expect(profile.match.flat().filter((key) => fieldOf(people, key) === undefined)).toEqual([]);
  });

  it('compares computed values and keeps them only in fields of the same kind', () => {
    const derived: readonly Field[] = people.derived;
    const wrong = profile.compareOnly.filter((column) => {
      const field = derived.find((candidate) => candidate.key === column.derived);
      return field === undefined || (column.feeds !== undefined && fieldOf(people, column.feeds)?.kind !== field.kind);
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(profile.targets.map((target): [string, ImportTarget] => [target.key, target]))(
  'its target %s',
  (_, target) => {
    const register = registerOf(target);
    const columns = [...target.columns, ...(target.splits ?? [])];

    it('feeds fields of its register', () => {
      const keys = [
        target.owner,
        ...columns.flatMap(fieldKeys),
        ...target.speaks,
        ...target.begins,
        ...(target.presence === undefined ? [] : [target.presence.day, target.presence.text]),
        ...Object.keys({ ...target.fixed, ...target.initial }),
        ...(target.find.by === 'values' ? target.find.keys : []),
        ...(target.find.by === 'best' ? [target.find.field] : []),
      ];
      const own = new Set(register.fields.map((field): string => field.key));
      expect(keys.filter((key) => !own.has(key))).toEqual([]);
      expect(target.owner).toBe(register.owner);
      expect(target.key.split('#')[0]).toBe(register.key);
    });

    it('writes only codes that stand in the lists', () => {
      const byYes = target.columns.map((column) => [column.field, column.whenYes ?? null] as const);
      const given = [...Object.entries({ ...target.fixed, ...target.initial }), ...byYes];
      const wrong = given.filter(([key, value]) => {
        const field = fieldOf(register, key);
        if (value === null) return false;
        if (field?.kind === 'choice') return codeLists[field.list]?.values.every((one) => one.code !== value) ?? true;
        return field?.kind !== 'flag' || value !== 1;
      });
      expect(wrong).toEqual([]);
    });

    it('gets what the register requires from the row or by itself', () => {
      const given = [
        target.owner,
        ...Object.keys({ ...target.fixed, ...target.initial }),
        ...columns.flatMap(fieldKeys),
      ];
      const required = register.fields.filter((field) => field.required === true);
      expect(required.filter((field) => !given.includes(field.key))).toEqual([]);
    });

    it('ends a record only where the register knows a last day', () => {
      expect(target.change === 'close' && register.dated?.to === undefined).toBe(false);
      expect(target.begins.length > 0 && register.dated === undefined).toBe(false);
    });

    it('is the same as earlier targets of its register only', () => {
      const earlier = profile.targets.slice(0, profile.targets.indexOf(target));
      const same = earlier.filter((other) => other.register === target.register).map((other) => other.key);
      expect((target.sameAs ?? []).filter((key) => !same.includes(key))).toEqual([]);
    });
  },
);

describe.each(profile.floating)('its floating column $column.heading', ({ among, column }) => {
  it('stands in the register of every target that it may go to', () => {
    const places = among.flatMap((key) => fieldKeys(column).map((field) => fieldOf(registerOf(targetOf(key)), field)));
    expect(places).not.toContain(undefined);
  });
});
