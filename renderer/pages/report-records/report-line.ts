/** A report as its page has it, and where one of its kind is made. */
import type { OutputOf } from '../../desk.ts';

export type ReportLine = OutputOf<'records.get'>;
export type KeptReport = OutputOf<'reports.get'>;

/** The page that makes a report of this kind anew. */
export function makingPage(line: ReportLine): string | null {
  const form = line.values['form'];
  switch (line.values['kind']) {
    case 'form':
      return typeof form === 'string' ? `/forms/${form}` : '/forms';
    case 'name_list':
      return '/name-lists';
    case 'month_changes':
      return '/month-changes';
    case 'parcel':
    case 'folder':
      return '/reports/parcel';
    case 'profile':
      return '/people';
    case 'collection':
      return '/collections';
    default:
      return null;
  }
}
