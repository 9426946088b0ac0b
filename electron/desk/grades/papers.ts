/** The two papers of a batch of promotions: what they say of each person, as HTML with its fonts. */
import { listOf } from '../../../db/code-lists.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import type { PersonFacts } from '../../../db/questions/grade-facts.ts';
import { list } from '../../../db/read.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { formatDay, isDay } from '../../../db/rules/day.ts';
import { explain, gradeOn } from '../../../db/rules/grade-scheme/grade.ts';
import { payOf, type PayComponent, type PayGroup } from '../../../db/rules/grade-scheme/pay.ts';
import type { Scheme } from '../../../db/rules/grade-scheme/scheme.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { type GradeApproval, gradeApprovalHtml } from '../../papers/grade-approval-html.ts';
import { listHtml } from '../../papers/list-html.ts';
import { payChangeHtml, type PayChangeRow } from '../../papers/pay-change-html.ts';
import { promotionNoticeHtml } from '../../papers/promotion-notice.ts';
import { officeFacts, officeLine } from '../office-line.ts';
import { withFonts } from '../printed.ts';
import type { OfficeCall } from '../procedure.ts';
import { gradeLine } from './standing.ts';

interface Batch {
  readonly name: string;
  readonly scheme: Scheme;
  readonly from: string;
  readonly people: readonly PersonFacts[];
}

const wordOf = (positions: ReturnType<typeof listOf>, person: PersonFacts): string =>
  person.position === null ? '' : (labelOf(positions, person.position) ?? '');

const recordedWord = ({ recorded }: PersonFacts): string => (recorded === null ? '未定级' : `${recorded.grade}级`);

function gradedWord(scheme: Scheme, person: PersonFacts, day: string): string {
  const { grade } = gradeOn(scheme, person.facts, day);
  return grade === null ? '' : `${grade}级`;
}

const chosen = ['sex', 'position', 'education', 'degree', 'certificate'] as const;

/** One page a person. @throws LedgerError forbidden */
export function approvalsHtml(call: OfficeCall, { name, scheme, from, people }: Batch): string {
  const ids = people.map(({ id }) => id);
  const columns = ['name', 'birth_day', 'service_started_on', ...chosen];
  const query = listQuerySchema.parse({ register: 'people', columns, filters: [], ids, day: from, limit: 10_000 });
  const rows = new Map(list(call.ledger, call.viewer, query).rows.map((row) => [row.id, row.values]));
  const word = (listKey: string, code: FieldValue | undefined): string =>
    code === null || code === undefined ? '' : (labelOf(listOf(call.ledger, listKey), String(code)) ?? '');
  const month = (day: FieldValue | undefined): string => (isDay(day) ? formatDay(day, '1990.05') : String(day ?? ''));
  const forms = people.map((person): GradeApproval => {
    const values = rows.get(person.id) ?? {};
    const graded = gradeOn(scheme, person.facts, from);
    return {
      office: officeLine(call.ledger),
      name: person.name,
      sex: word('sex', values['sex']),
      birth: month(values['birth_day']),
      community: person.communityName,
      position: word('position', values['position']),
      post: word('post_class', graded.post),
      serviceStart: month(values['service_started_on']),
      education: [word('education', values['education']), word('degree', values['degree'])]
        .filter((one) => one !== '' && one !== '无学位')
        .join(' '),
      certificate: word('certificate', values['certificate']),
      before: recordedWord(person),
      after: graded.grade === null ? '' : `${graded.grade}级`,
      from: formatDay(from, '1990年5月1日'),
      scheme: name,
      grounds: explain(graded),
    };
  });
  return withFonts(call, (options) => gradeApprovalHtml(forms, options));
}

function amountsOf(components: readonly PayComponent[]): Record<PayGroup, number> {
  const amounts = { grade: 0, post: 0, allowance: 0, certificate: 0 };
  for (const { group, amount } of components) amounts[group] += amount;
  return amounts;
}

/** What hangs out in public before anybody rises. */
export function noticeHtml(call: OfficeCall, { scheme, from, people }: Batch): string {
  const { county, street, contact_name, contact_phone } = officeFacts(call.ledger);
  const positions = listOf(call.ledger, 'position');
  const rows = people.map((person) => ({
    name: person.name,
    community: person.communityName,
    position: wordOf(positions, person),
    before: recordedWord(person),
    after: gradedWord(scheme, person, from),
  }));
  const notice = {
    office: `${county}${street}`,
    from: formatDay(from, '1990年5月1日'),
    contact: contact_name ?? '',
    phone: contact_phone ?? '',
    rows,
  };
  return withFonts(call, (options) => promotionNoticeHtml(notice, options));
}

/** 报备表: the list that goes to the county. */
export function filingHtml(call: OfficeCall, { name, scheme, from, people }: Batch): string {
  const positions = listOf(call.ledger, 'position');
  const { head_name, preparer_name, contact_phone } = officeFacts(call.ledger);
  const column = (label: string, width: number, align: 'left' | 'center' = 'center') => ({ label, width, align });
  const rows = people.map((person, place) => {
    const graded = gradeOn(scheme, person.facts, from);
    return [
      String(place + 1),
      person.name,
      person.communityName,
      wordOf(positions, person),
      recordedWord(person),
      graded.grade === null ? '' : `${graded.grade}级`,
      explain(graded).at(-1) ?? '',
      formatDay(from, '1990.05.01'),
      '',
    ];
  });
  const list = {
    title: '社区工作者岗位等级晋级报备表',
    subtitleLines: [officeLine(call.ledger), `等级方案：${name}　　单位：人`],
    columns: [
      column('序号', 5),
      column('姓名', 9),
      column('所在社区', 14),
      column('职务（岗位）', 12),
      column('现等级', 8),
      column('拟定等级', 8),
      column('计算依据', 34, 'left'),
      column('执行时间', 11),
      column('备注', 10),
    ],
    rows,
    footLines: [
      `填报单位（盖章）：　　　　　　　　　　负责人：${head_name ?? '　　　　　　'}　　　填表人：${preparer_name ?? '　　　　　　'}　　　联系电话：${contact_phone ?? ''}`,
    ],
    landscape: true,
  };
  return withFonts(call, (options) => listHtml(list, options));
}

/** All of the batch in one table. */
export function payChangesHtml(call: OfficeCall, { name, scheme, from, people }: Batch): string {
  const positions = listOf(call.ledger, 'position');
  const rows = people.map((person): PayChangeRow => {
    const graded = gradeOn(scheme, person.facts, from);
    const { post, fullYears, basis } = graded;
    const setting = { scheme, facts: person.facts, day: from, basis: basis.credentials, fullYears };
    const before =
      person.recorded === null || post === null
        ? []
        : payOf({ ...setting, post, grade: person.recorded.grade }).components;
    const line = gradeLine(scheme, person, from);
    return {
      name: person.name,
      position: wordOf(positions, person),
      before: amountsOf(before),
      after: amountsOf(graded.pay.components),
      from: formatDay(from, '1990.05.01'),
      note: `${line.recorded === null ? '' : `${line.recorded}→`}${line.computed ?? ''}级`,
    };
  });
  return withFonts(call, (options) => payChangeHtml({ office: officeLine(call.ledger), scheme: name, rows }, options));
}
