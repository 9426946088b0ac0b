import { expect, it } from 'vitest';
import { verifiedComplaints } from '../../../db/questions/complaints.ts';
import { writeChange } from '../../../db/records.ts';
import { clerk, smallOffice } from '../small-office.ts';

it('gives the appraisal what proved true of a person in a year, in part or whole, the earliest first', async () => {
  const { ledger } = await smallOffice();
  const edits = ['单雄信', '程咬金'].map((name) => ({
    op: 'create' as const,
    register: 'people',
    id: name,
    values: { name },
  }));
  const complaint = (id: string, person: string, received_on: string, verified: string) => ({
    op: 'create' as const,
    register: 'complaints',
    id,
    values: { person, source: 'hotline', received_on, matter: '态度生硬', verified },
  });
  writeChange(ledger, { actor: clerk, kind: 'edit', title: '新增' }, [
    ...edits,
    complaint('later', '单雄信', '2025-11-02', 'true'),
    complaint('earlier', '单雄信', '2025-03', 'partly'),
    complaint('pending', '单雄信', '2025-04-01', 'pending'),
    complaint('untrue', '单雄信', '2025-05-01', 'false'),
    complaint('last-year', '单雄信', '2024-12-31', 'true'),
    complaint('other', '程咬金', '2025-06-01', 'true'),
    complaint('binned', '单雄信', '2025-07-01', 'true'),
  ]);
  const bin = { op: 'delete', register: 'complaints', id: 'binned', version: null } as const;
  writeChange(ledger, { actor: clerk, kind: 'bin', title: '删除' }, [bin]);
  const found = verifiedComplaints(ledger, '单雄信', 2025);
  expect(found.map(({ id, verified }) => [id, verified])).toEqual([
    ['earlier', 'partly'],
    ['later', 'true'],
  ]);
});
