/** What the ledger says of one person in the sheet's columns. */
import type { CollectItem } from '../../../electron/desk/collections/shapes.ts';
import { useDesk } from '../../parts/use-desk.ts';

/** @param person undefined where there is none: then nothing is asked */
export function useValues(person: string | undefined, items: readonly CollectItem[]) {
  const columns = items.map(({ column }) => column);
  const enabled = person !== undefined && columns.length > 0;
  return useDesk('checkSheets.values', { person: person ?? '', columns }, { enabled });
}
