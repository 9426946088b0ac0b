/** The papers of 体检: whom they name, and what they say of each. */
import { z } from 'zod';
import { listOf } from '../../../db/code-lists.ts';
import { today } from '../../../db/ledger.ts';
import { healthRatesOf, type HealthYear, healthYear } from '../../../db/questions/health.ts';
import { formatDay } from '../../../db/rules/day.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { healthNameList, healthRateTable, healthSignSheet, type HealthListRow } from '../../papers/health-lists.ts';
import { type HealthNotice, healthNoticesHtml } from '../../papers/health-notice.ts';
import { listHtml } from '../../papers/list-html.ts';
import { DeskError } from '../errors.ts';
import { officeFacts, officeLine } from '../office-line.ts';
import { printed, withFonts } from '../printed.ts';
import type { OfficeCall } from '../procedure.ts';
import { logLooking } from '../read-log.ts';

const key = z.string().min(1).max(60);

export const paperSchema = z.object({
  year: z.int().min(1900).max(2100),
  paper: z.enum(['notices', 'names', 'sign']),
  /** One batch, or whoever is ticked. */
  batch: key.nullable().default(null),
  people: z.array(key).max(5000).default([]),
});

const chineseDay = (day: string): string => formatDay(day, '1990年5月1日');

interface Placed extends HealthListRow {
  readonly institution: string;
  readonly note: string;
}

/** Those who are on a batch, among the asked; in the order of the batches, then of the communities. */
function placedOf(call: OfficeCall, facts: HealthYear, asked: z.output<typeof paperSchema>): readonly Placed[] {
  const batches = new Map(facts.batches.map((batch, place) => [batch.id, { ...batch, order: place }]));
  const plans = new Map(facts.plans.map((plan) => [plan.id, plan]));
  const sexes = listOf(call.ledger, 'sex');
  const chosen = new Set(asked.people);
  return facts.people
    .flatMap((person) => {
      const batch = batches.get(person.check?.batch ?? '');
      if (batch === undefined || person.check?.state === 'waived') return [];
      // Who was there needs no notice any more, but stands on the list and the sheet.
      if (asked.paper === 'notices' && person.check?.state !== 'pending') return [];
      if (asked.batch === null ? !chosen.has(person.id) : batch.id !== asked.batch) return [];
      const institution = plans.get(batch.plan)?.institution ?? '';
      return {
        order: batch.order,
        name: person.name,
        sex: person.sex === null ? '' : (labelOf(sexes, person.sex) ?? ''),
        community: facts.communities[person.community ?? ''] ?? '',
        day: chineseDay(batch.day),
        place: batch.place ?? institution,
        package: person.check?.package ?? '',
        institution,
        note: batch.note ?? '',
      };
    })
    .toSorted((a, b) => a.order - b.order);
}

/** 通知单, 体检名单 or 签到表. @throws DeskError nobody-here */
export function printHealth(call: OfficeCall, asked: z.output<typeof paperSchema>) {
  const facts = healthYear(call.ledger, call.viewer, asked.year);
  const people = placedOf(call, facts, asked);
  if (people.length === 0)
    throw new DeskError(
      'nobody-here',
      '没有已经分批的人（通知单只打待检的），没有可打印的。请先分批，或勾选已分批的人。',
    );
  logLooking(call, 'health_checks', people.length);
  if (asked.paper === 'notices') {
    const notices = people.map((one): HealthNotice => ({
      ...one,
      place: one.place === one.institution ? '' : one.place,
    }));
    const papers = { office: officeFacts(call.ledger).street, year: asked.year, notices };
    return printed(
      call,
      `体检通知单_${people.length}人`,
      withFonts(call, (options) => healthNoticesHtml(papers, options)),
    );
  }
  const days = [...new Set(people.map(({ day, place }) => `${day}　${place}`))];
  const head = {
    office: officeLine(call.ledger),
    year: asked.year,
    subtitle: days.length === 1 ? (days[0] ?? '') : '',
  };
  const list = asked.paper === 'sign' ? healthSignSheet(head, people) : healthNameList(head, people);
  return printed(
    call,
    `${asked.paper === 'sign' ? '体检签到表' : '体检安排'}_${people.length}人`,
    withFonts(call, (options) => listHtml(list, options)),
  );
}

/** 参检率统计表. */
export function printRates(call: OfficeCall, year: number) {
  const rates = healthRatesOf(call.ledger, call.viewer, year);
  const head = { office: officeLine(call.ledger), year, subtitle: `截至${chineseDay(today(call.ledger))}` };
  const list = healthRateTable(head, rates);
  return printed(
    call,
    `体检参检率_${year}`,
    withFonts(call, (options) => listHtml(list, options)),
  );
}
