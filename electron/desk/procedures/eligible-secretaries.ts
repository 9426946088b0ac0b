/** 优秀书记招录资格: the present secretaries against measure 13, on screen and on paper. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { eligibleSecretaries, type EligibleSecretary } from '../../../db/questions/eligible-secretaries.ts';
import { demand } from '../../../db/rights.ts';
import { formatDay } from '../../../db/rules/day.ts';
import { listHtml, type PrintedList } from '../../papers/list-html.ts';
import { officeLine } from '../office-line.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';

const asked = z.object({
  day: exactDay.optional(),
  /** What the county takes for 表现优秀: 优秀 so many times in the last so many years. */
  times: z.int().min(1).max(10).default(1),
  years: z.int().min(1).max(10).default(3),
});
type Asked = z.output<typeof asked>;

const standings = { eligible: '符合', almost: '差一项', not: '差两项以上' } as const;
const order = ['eligible', 'almost', 'not'] as const;

/** Those who fulfil most first. */
function found(call: OfficeCall, { day, ...excellent }: Asked): readonly EligibleSecretary[] {
  demand(call.viewer, registerOf(call.ledger, 'people'), 'read');
  const people = eligibleSecretaries(call.ledger, call.viewer, day ?? today(call.ledger), excellent);
  return people.toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing));
}

const title = '优秀社区党组织书记招录资格审核名单';

function paperOf(call: OfficeCall, input: Asked): PrintedList {
  const column = (label: string, width: number) => ({ label, width, align: 'left' as const });
  const people = found(call, input);
  return {
    title,
    subtitleLines: [
      officeLine(call.ledger),
      `截至${formatDay(input.day ?? today(call.ledger), '1990年5月1日')}　表现优秀按近${input.years}年年度考核优秀${input.times}次以上`,
    ],
    columns: [
      column('姓名', 10),
      column('社区', 14),
      column('结论', 10),
      column('连续工作10年', 40),
      column('任书记满一届', 40),
      column('表现优秀', 40),
    ],
    rows: people.map((one) => [
      one.name,
      one.community,
      standings[one.standing],
      ...one.conditions.map(({ result, missing, trace }) =>
        [`${result}${missing === '' ? '' : `（${missing}）`}。`, ...trace].join(''),
      ),
    ]),
    footLines: ['填报单位（盖章）：　　　　　　　　　　负责人：　　　　　　　　填表人：　　　　　　　　联系电话：'],
    landscape: true,
  };
}

export const eligibleSecretaryProcedures = {
  'eligibleSecretaries.list': officeProcedure({
    access: 'appraisal.read',
    reads: true,
    input: asked,
    run: (call, input) => ({ people: found(call, input) }),
  }),
  'eligibleSecretaries.print': officeProcedure({
    access: 'appraisal.export',
    reads: true,
    input: asked,
    run: (call, input) => {
      demand(call.viewer, registerOf(call.ledger, 'people'), 'export');
      const list = paperOf(call, input);
      return printed(
        call,
        title,
        withFonts(call, (options) => listHtml(list, options)),
      );
    },
  }),
};
