/** What an office holds, whatever way it came about: every live record of every register, in one order, without versions and times. */
import { registerMap } from '../db/registers/all.ts';
import { isCircled, type Register } from '../db/registers/model/register.ts';
import type { TestDesk } from './electron/desk/test-desk.ts';

export type LogicalDump = Readonly<Record<string, readonly string[]>>;

/**
 * Reads everything through the desk, unmasked; the session is as masked afterwards as before.
 * @param registers those of the desk, the product's unless told
 */
export async function logicalDump(
  office: Pick<TestDesk, 'call'>,
  registers: ReadonlyMap<string, Register> = registerMap(),
): Promise<LogicalDump> {
  const { revealed } = await office.call('meta.session', {});
  if (!revealed) await office.call('meta.reveal', { on: true });
  const { customFields, switches } = await office.call('meta.vocabulary', {});
  const dump: Record<string, readonly string[]> = {};
  for (const register of registers.values()) {
    const columns = [...register.fields, ...(customFields[register.key] ?? [])]
      .filter((field) => !isCircled(register, field))
      .filter(({ switchedBy }) => switchedBy === undefined || switches.includes(switchedBy))
      .map((field) => field.key);
    const { rows } = await office.call('records.list', { register: register.key, columns, limit: 100_000 });
    dump[register.key] = rows
      .map(({ id, values }) => JSON.stringify([id, ...columns.map((column) => values[column] ?? null)]))
      .toSorted();
  }
  if (!revealed) await office.call('meta.reveal', { on: false });
  return dump;
}
