import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../static-web/src/api/shapes.ts';
import { choiceOf, quotesOf } from '../../static-web/src/pages/event/contracts/quotes.ts';

const quote = (seq: number, vendorName: string, amountMinor: unknown, chosen = false): StoredRecord => ({
  seq,
  id: `r${seq}`,
  kind: 'quote',
  body: { contractId: 'av', vendorName, amountMinor, currency: 'EUR', validUntil: '2027-03-01', chosen },
  by: 'Ola',
  at: '2027-02-10T10:00:00.000Z',
  simulated: false,
});
const standing = (records: readonly StoredRecord[]) =>
  quotesOf(records).map(({ id, chosen }) => `${id}${chosen ? ' chosen' : ''}`);

describe('quotes of a contract', () => {
  it('are shown also where nobody has chosen them', () => {
    expect(standing([quote(1, 'Rondo', 500), quote(2, 'Largo', 400)])).toEqual(['r1', 'r2']);
  });

  it('are the newest of each vendor, and the chosen one as long as no other is chosen', () => {
    const before = [quote(1, 'Rondo', 500, true), quote(2, 'Largo', 400), quote(3, 'Rondo', 450)];
    expect(standing(before)).toEqual(['r1 chosen', 'r2', 'r3']);
    expect(standing([...before, quote(4, 'Largo', 400, true)])).toEqual(['r3', 'r4 chosen']);
  });

  it('are chosen by the same quote once more, and wait for it while their amount is kept back', () => {
    const [known, hidden] = quotesOf([quote(1, 'Rondo', 500), quote(2, 'Largo', { redacted: true })]);
    expect(hidden?.amountMinor).toBeNull();
    expect(known && choiceOf(known)).toEqual({
      kind: 'quote',
      body: {
        contractId: 'av',
        vendorName: 'Rondo',
        amountMinor: 500,
        currency: 'EUR',
        validUntil: '2027-03-01',
        chosen: true,
      },
    });
  });
});
