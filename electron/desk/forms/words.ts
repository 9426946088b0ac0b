/** The words by which forms ask: every list column of a register, its other names, and what offices write in one cell. */
import { listColumns } from '../../../db/list-columns.ts';
import { type Ledger, registerOf } from '../../../db/ledger.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import type { ImportProfile, SplitColumn } from '../../../db/registers/profiles/import-profile.ts';
import { rosterProfile } from '../../../db/registers/profiles/roster.ts';
import { squash } from '../../../db/rules/text.ts';
import type { OfficeFact } from './shapes.ts';

/** What a word asks for, before a style is chosen. */
export type Asked =
  | { readonly take: 'field'; readonly field: string }
  | { readonly take: 'joined'; readonly fields: readonly string[]; readonly by: string }
  | { readonly take: 'sequence' }
  | { readonly take: 'office'; readonly fact: OfficeFact }
  | { readonly take: 'blank' };

export interface FormWord {
  readonly asked: Asked;
  readonly label: string;
}

export interface FormWords {
  readonly register: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** By squashed heading. */
  readonly byWord: ReadonlyMap<string, FormWord>;
}

const roster: ImportProfile = rosterProfile;

/** The list column of people that shows what an import target's field holds; targets without one cannot be asked as of a day. */
const columnOfTarget: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  stays: { starts_on: 'entered_on', entry_reason: 'entry_reason', ends_on: 'left_on', exit_reason: 'exit_reason' },
  appointments: {
    community: 'community',
    department: 'department',
    category: 'category',
    position: 'position',
    post_class: 'post_class',
    duties: 'duties',
    starts_on: 'main_since',
  },
  grades: { grade: 'grade', starts_on: 'grade_since' },
  contracts: {
    employment_form: 'employment_form',
    signing_party: 'signing_party',
    starts_on: 'contract_starts_on',
    ends_on: 'contract_ends_on',
  },
  party_statuses: {
    status: 'political',
    joined_on: 'party_joined_on',
    full_member_on: 'full_member_on',
    branch: 'party_branch',
  },
  'educations#first': { level: 'first_education', school: 'first_school', major: 'first_major' },
  'educations#fulltime': {
    level: 'full_time_education',
    degree: 'full_time_degree',
    school: 'full_time_school',
    major: 'full_time_major',
  },
  'educations#inservice': {
    level: 'in_service_education',
    degree: 'in_service_degree',
    school: 'in_service_school',
    major: 'in_service_major',
  },
  'educations#highest': {
    level: 'education',
    degree: 'degree',
    school: 'school',
    major: 'major',
    study_mode: 'study_mode',
    graduated_on: 'graduated_on',
  },
  'certificates#highest': { kind: 'certificate', number: 'certificate_number', issued_on: 'certificate_issued_on' },
};

/** Which target a bare heading of a form means: the highest education, the highest certificate. */
const usualTargets = ['educations#highest', 'certificates#highest'] as const;

/** How the fields of one cell are joined. */
const joints: Readonly<Record<SplitColumn['split'], string>> = { levelAndDegree: '/', schoolAndMajor: '', fromTo: '—' };

/** Headings of forms that no import brings, by what they ask of a person. */
const ownWords: readonly (readonly [Asked, readonly string[]])[] = [
  [{ take: 'sequence' }, ['序号', '序', '顺序号', '排序', 'no', '编号序号']],
  [
    { take: 'blank' },
    ['备注', '签名', '签字', '本人签字', '本人签名', '领取人签字', '领取人', '签收', '签到', '备考', '盖章'],
  ],
  [
    { take: 'office', fact: 'street' },
    [
      '街道',
      '街道名称',
      '所属街道',
      '所在街道',
      '街道(镇)',
      '镇(街道)',
      '乡镇(街道)',
      '镇街',
      '乡镇街道',
      '填报单位',
      '单位名称',
    ],
  ],
  [{ take: 'office', fact: 'county' }, ['县(市、区)', '县市区', '区县', '所属区', '区(县)']],
];

const personWords: readonly (readonly [Asked, readonly string[]])[] = [
  [
    { take: 'joined', fields: ['community', 'positions'], by: '' },
    ['所在社区及职务', '社区及职务', '单位及职务', '工作单位及职务', '现工作单位及职务', '所在单位及职务', '单位职务'],
  ],
  [
    { take: 'joined', fields: ['school', 'major'], by: '' },
    ['毕业院校系及专业', '毕业院校及专业', '毕业学校及专业', '毕业院校专业', '院校及专业', '毕业院校和专业'],
  ],
  [
    { take: 'joined', fields: ['education', 'degree'], by: '/' },
    ['学历学位', '学历及学位', '最高学历学位', '最高学历及学位'],
  ],
  [{ take: 'field', field: 'full_time_education' }, ['学历全日制', '学历学位全日制教育', '学历学位全日制']],
  [{ take: 'field', field: 'in_service_education' }, ['学历在职', '学历学位在职教育', '学历学位在职']],
  [
    { take: 'field', field: 'contract_starts_on' },
    ['合同期限起始日', '合同期限起', '合同期限开始时间', '劳动合同起始日'],
  ],
  [
    { take: 'field', field: 'contract_ends_on' },
    ['合同期限终止日', '合同期限止', '合同期限到期日', '合同期限结束时间', '劳动合同终止日'],
  ],
  [{ take: 'field', field: 'education' }, ['学历', '文化程度', '文化水平', '学历层次']],
  [{ take: 'field', field: 'degree' }, ['学位']],
  [{ take: 'field', field: 'position' }, ['现任职务', '职务', '岗位(职务)', '现任社区职务']],
  [
    { take: 'field', field: 'service_months' },
    ['社区工作年限', '从事社区工作年限', '社区工龄', '工作年限', '社区工作年限(年)'],
  ],
  [
    { take: 'field', field: 'certificate' },
    [
      '职业资格',
      '社会工作者职业资格',
      '持证情况',
      '社工证',
      '社会工作师证',
      '职业水平证书',
      '证书情况',
      '证书级别',
      '资格等级',
      '职业资格等级',
      '持证等级',
      '社工证等级',
      '社工证情况',
      '社会工作者职业水平',
    ],
  ],
  [
    { take: 'field', field: 'certificate_issued_on' },
    ['取证时间', '取得证书时间', '发证时间', '证书取得时间', '拿证时间'],
  ],
  [{ take: 'field', field: 'certificate_number' }, ['证书编号', '证书号', '证书号码']],
  [
    { take: 'field', field: 'party_joined_on' },
    ['加入中国共产党时间', '加入中国共产党日期', '加入党组织时间', '加入党组织日期'],
  ],
  [{ take: 'field', field: 'full_member_on' }, ['转为正式党员日期', '转正日期']],
];

interface Draft {
  readonly byWord: Map<string, FormWord>;
  readonly fields: ReadonlyMap<string, Field>;
}

function add(draft: Draft, asked: Asked, label: string, words: readonly string[]): void {
  const needed = asked.take === 'field' ? [asked.field] : asked.take === 'joined' ? asked.fields : [];
  if (needed.some((key) => !draft.fields.has(key))) return;
  for (const word of words.map((one) => squash(one))) {
    if (word !== '' && !draft.byWord.has(word)) draft.byWord.set(word, { asked, label });
  }
}

/** What the import of rosters calls the same facts; both ways of the office speak the same words. */
function addRosterWords(draft: Draft): void {
  const fieldLabel = (key: string): string => draft.fields.get(key)?.label ?? key;
  for (const target of roster.targets) {
    const columns = columnOfTarget[target.key] ?? {};
    for (const column of target.columns) {
      const key = columns[column.field];
      if (key === undefined || column.whenYes !== undefined) continue;
      add(draft, { take: 'field', field: key }, fieldLabel(key), [column.heading, ...(column.synonyms ?? [])]);
    }
    for (const column of target.splits ?? []) addSplit(draft, column, columns);
  }
  for (const { among, column } of roster.floating) {
    const target = usualTargets.find((key) => among.includes(key));
    const columns = columnOfTarget[target ?? ''] ?? {};
    if ('split' in column) {
      addSplit(draft, column, columns);
      continue;
    }
    const key = columns[column.field];
    if (key !== undefined)
      add(draft, { take: 'field', field: key }, fieldLabel(key), [column.heading, ...(column.synonyms ?? [])]);
  }
  for (const column of roster.compareOnly) {
    const words = [column.heading, ...(column.synonyms ?? [])];
    add(draft, { take: 'field', field: column.derived }, fieldLabel(column.derived), words);
  }
}

function addSplit(draft: Draft, column: SplitColumn, columns: Readonly<Record<string, string>>): void {
  const fields = column.fields.flatMap((field) => columns[field] ?? []);
  if (fields.length !== column.fields.length) return;
  const asked = { take: 'joined', fields, by: joints[column.split] } as const;
  add(draft, asked, column.heading, [column.heading, ...(column.synonyms ?? [])]);
}

/** The words of a register's forms. Labels win over other names, the office's own fields count like the built-in ones. */
export function formWords(ledger: Ledger, register: string): FormWords {
  const columns = listColumns(ledger, registerOf(ledger, register));
  const fields = new Map([...columns].map(([key, column]): [string, Field] => [key, column.field]));
  const draft: Draft = { byWord: new Map(), fields };
  for (const [asked, words] of ownWords) add(draft, asked, words[0] ?? '', words);
  if (register === 'people') for (const [asked, words] of personWords) add(draft, asked, words[0] ?? '', words);
  for (const [key, field] of fields) {
    if (field.kind !== 'photo') add(draft, { take: 'field', field: key }, field.label, [field.label]);
  }
  if (register === 'people') addRosterWords(draft);
  for (const [key, field] of fields) {
    if (field.kind !== 'photo') add(draft, { take: 'field', field: key }, field.label, field.synonyms ?? []);
  }
  return { register, fields, byWord: draft.byWord };
}
