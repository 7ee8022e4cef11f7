import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../static-web/src/api/shapes.ts';
import { committedOf, signedContracts } from '../../static-web/src/pages/event/budget/committed.ts';

const signed = (seq: number, contractId: string, valueMinor: unknown, currency = 'EUR'): StoredRecord => ({
  seq,
  id: `r${seq}`,
  kind: 'contract-signed',
  body: { contractId, vendorName: 'Rondo', signedOn: '2027-02-10', valueMinor, currency },
  by: 'Ola',
  at: '2027-02-10T10:00:00.000Z',
  simulated: false,
});
const budget = { currency: 'EUR', totalMinor: 10_000 };

describe('money that is committed by signature', () => {
  it('is the newest value of each contract, against the total that is put up for approval', () => {
    const contracts = signedContracts([
      signed(1, 'av', 500),
      signed(2, 'av', 700),
      signed(3, 'catering', 300),
    ]);
    expect(committedOf(contracts, budget)).toEqual({ minor: 1_000, foreign: 0, freeMinor: 9_000 });
  });

  it('counts no contract in another currency, and says how many there are', () => {
    const contracts = signedContracts([signed(1, 'av', 500), signed(2, 'catering', 300, 'USD')]);
    expect(committedOf(contracts, budget)).toMatchObject({ minor: 500, foreign: 1 });
  });

  it('has no value while that is kept back, and nothing of other records', () => {
    const hold = { ...signed(2, 'x', 1), kind: 'hold' } as StoredRecord; // its body is not looked at
    const contracts = signedContracts([signed(1, 'av', { redacted: true }), hold]);
    expect(contracts).toMatchObject([{ contractId: 'av', valueMinor: null }]);
  });
});
