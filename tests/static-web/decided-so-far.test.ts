import { describe, expect, it } from 'vitest';
import type { Approval } from '../../static-web/src/api/shapes.ts';
import { approvedNow, approvedVenue } from '../../static-web/src/pages/event/decided-so-far.ts';

const request = (kind: string, requestedAt: string, more: object) =>
  ({ kind, requestedAt, proposal: { candidateId: 'hall' }, ...more }) as unknown as Approval; // only what is read

describe('what people have decided', () => {
  it('is approved only where the last request was', () => {
    const asked = request('budget', '2027-02-02', { status: 'pending' });
    const before = request('budget', '2027-02-01', { status: 'approved' });
    const venue = request('venue', '2027-02-01', { status: 'approved' });
    expect([...approvedNow([asked, before, venue])]).toEqual(['venue']);
  });

  it('names the candidate that was taken rather than the one that was proposed, and everybody who signed', () => {
    const decision = { by: 'Fin', at: '2027-02-03T10:00:00Z' };
    const approvedBy = [{ name: 'Ola', candidateId: 'hotel' }, { name: 'Fin' }];
    const taken = request('venue', '2027-02-01', { status: 'approved', decision, approvedBy });
    expect(approvedVenue([taken])).toEqual({ candidateId: 'hotel', names: ['Ola', 'Fin'], at: decision.at });
    expect(approvedVenue([{ ...taken, status: 'void' }])).toBeUndefined();
  });
});
