import { it } from 'vitest';
import { bigOffice } from './big-office.ts';
it('x', () => {
  const o = bigOffice();
  o.ledger.db.exec(`VACUUM INTO '/tmp/big.db'`);
  o.close();
});
