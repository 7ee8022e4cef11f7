import { describe, expect, it } from 'vitest';
import type { Approval } from '../../static-web/src/api/shapes.ts';
import { askedAgain } from '../../static-web/src/app/asked-again.ts';

const asked = (id: string, requestedAt: string, costHash: string, more: object = {}) =>
  ({
    id,
    kind: 'budget',
    status: 'pending',
    requestedAt,
    proposal: { amountMinor: 9_562_080, currency: 'EUR', summary: '', alternatives: [] },
    subject: [
      { type: 'CostModel', revision: 1, contentHash: costHash },
      { type: 'BudgetBaseline', revision: 1, contentHash: 'same' },
    ],
    ...more,
  }) as unknown as Approval; // only what is read
const signed = { status: 'void', approvedBy: [{ name: 'Ben' }, { name: 'Fin' }] };

describe('an approval that is asked again', () => {
  const now = asked('b', '2027-02-02', 'new');

  it('names who had approved, what has changed since, and by how much the amount moved', () => {
    expect(askedAgain(now, [asked('a', '2027-02-01', 'old', signed), now])).toEqual({
      names: ['Ben', 'Fin'],
      changed: ['CostModel'],
      differenceMinor: 0,
    });
  });

  it('is none where nobody had approved, or about another matter', () => {
    expect(askedAgain(now, [asked('a', '2027-02-01', 'old', { status: 'void' }), now])).toBeUndefined();
    const venue = asked('a', '2027-02-01', 'old', { ...signed, kind: 'venue' });
    expect(askedAgain(now, [venue, now])).toBeUndefined();
  });
});
