import { describe, expect, it } from 'vitest';
import type { Approval } from '../../static-web/src/api/shapes.ts';
import { waitingFor, whyVoid } from '../../static-web/src/app/approvals-of.ts';

const approval = (id: string, more: object = {}) =>
  ({
    id,
    eventId: 'e',
    kind: 'budget',
    status: 'void',
    requestedAt: '2027-02-01',
    subject: [{ type: 'CostModel', revision: 1, contentHash: id }],
    ...more,
  }) as unknown as Approval; // only what is read
const titleOf = (type: string) => (type === 'CostModel' ? 'Cost model' : type);

describe('what waits for a decision', () => {
  it('no longer waits for whoever has signed it', () => {
    const asked = approval('e.budget.1');
    const signed = approval('e.budget.2', { approvedBy: [{ by: 'ola' }] });
    expect(waitingFor([asked, signed], 'ola')).toEqual({ open: [asked], signed: [signed] });
    expect(waitingFor([asked, signed], 'fin')).toEqual({ open: [asked, signed], signed: [] });
  });
});

describe('a request that is void', () => {
  const first = approval('e.budget.9');

  it('says what has changed where it was asked again', () => {
    const next = approval('e.budget.10', { requestedAt: '2027-02-02' });
    const all = [first, next, approval('f.budget.11', { eventId: 'f' })];
    expect(whyVoid(first, all, 'waiting', titleOf)).toBe(
      'asked again, since what it was about has changed: cost model',
    );
    expect(whyVoid(next, all, 'waiting', titleOf)).toBe('what it was about has changed since');
  });

  it('says that its event was cancelled', () => {
    expect(whyVoid(first, [first], 'cancelled', titleOf)).toBe('the event was cancelled');
  });
});
