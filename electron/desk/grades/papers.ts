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
import { payChangeHtml, type PayChangeRow } from '../../papers/pay-change-html.ts';
import { officeLine } from '../office-line.ts';
import { withFonts } from '../printed.ts';
import type { OfficeCall } from '../procedure.ts';
import { gradeLine } from './standing.ts';

interface Batch {
  readonly name: string;
  readonly scheme: Scheme;
  readonly from: string;
  readonly people: readonly PersonFacts[];
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
      before: person.recorded === null ? '未定级' : `${person.recorded.grade}级`,
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
      position: person.position === null ? '' : (labelOf(positions, person.position) ?? ''),
      before: amountsOf(before),
      after: amountsOf(graded.pay.components),
      from: formatDay(from, '1990.05.01'),
      note: `${line.recorded === null ? '' : `${line.recorded}→`}${line.computed ?? ''}级`,
    };
  });
  return withFonts(call, (options) => payChangeHtml({ office: officeLine(call.ledger), scheme: name, rows }, options));
}
