/** What a form asks of the office itself: its name, the foot line, the cut-off day, to whom it goes. */
import type { Ledger } from '../../../db/ledger.ts';
import { formatDay, isExactDay } from '../../../db/rules/day.ts';
import { prepared } from '../../../db/statements.ts';
import { officeFacts } from '../office-line.ts';
import { footLine } from '../submissions.ts';
import type { FormSettings, OfficeFact } from './shapes.ts';

function recipientName(ledger: Ledger, id: string | null): string {
  if (id === null) return '';
  const row = prepared(ledger.db, 'SELECT name FROM live_recipients WHERE id = ?').get(id) as
    | { readonly name: string }
    | undefined;
  return row?.name ?? '';
}

/** The fact as text; empty where the office has not said it. */
export function officeFact(ledger: Ledger, settings: FormSettings, fact: OfficeFact): string {
  const office = officeFacts(ledger);
  const { day } = settings.who;
  const foot = footLine(ledger, settings.recipient);
  switch (fact) {
    case 'street':
      // The addressee's own 填报单位 wins over the short name of the street.
      return foot.unit === `${office.county}${office.street}` ? office.street : foot.unit;
    case 'county':
      return office.county ?? '';
    case 'head':
      return foot.head;
    case 'preparer':
      return foot.preparer;
    case 'phone':
      return foot.phone;
    case 'cut_off':
      return isExactDay(day) ? formatDay(day, '1990年5月1日') : day;
    case 'recipient':
      return recipientName(ledger, settings.recipient);
    case 'period':
      return settings.period;
  }
}
