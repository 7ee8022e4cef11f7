import { describe, expect, it } from 'vitest';
import { isHeld, venueHolds } from '../../../shared/artifacts/venue-holds.ts';

const holds = (...bodies: object[]) =>
  venueHolds.select(
    bodies.map((body, index) => ({
      seq: index + 1,
      id: `r${index + 1}`,
      kind: 'hold',
      body,
      by: 'test',
      at: '2026-11-23T00:00:00Z',
      simulated: false,
    })),
  );

describe('what is on record about the dates of venues', () => {
  it('is the newest word about each', () => {
    const all = holds(
      { venueName: 'A', status: 'tentative' },
      { venueName: 'B', status: 'requested' },
      { venueName: 'A', status: 'released' },
    );
    expect(all.map(({ venueName, status }) => [venueName, status])).toEqual([
      ['B', 'requested'],
      ['A', 'released'],
    ]);
  });

  it('keeps the candidate that an earlier word named', () => {
    const [only, ...more] = holds(
      { venueName: 'A', candidateId: 'c1', status: 'tentative' },
      { venueName: 'A', status: 'definite' },
    );
    expect(only).toMatchObject({ candidateId: 'c1', status: 'definite' });
    expect(more).toEqual([]);
  });

  it('keeps two venues for one candidate apart', () => {
    const all = holds(
      { venueName: 'A', candidateId: 'c1', status: 'definite' },
      { venueName: 'B', candidateId: 'c1', status: 'released' },
    );
    expect(all.filter((hold) => isHeld(hold, '2027-01-01')).map(({ venueName }) => venueName)).toEqual(['A']);
  });

  it('counts a hold up to its last day', () => {
    const [hold] = holds({ venueName: 'A', status: 'tentative', expiresOn: '2027-03-09' });
    if (!hold) throw new Error('no hold');
    expect([isHeld(hold, '2027-03-09'), isHeld(hold, '2027-03-10')]).toEqual([true, false]);
  });
});
