import { describe, expect, it } from 'vitest';
import { archetypeCandidates } from '../../../shared/planning/archetype-candidates.ts';
import { scoreVenues } from '../../../shared/planning/venue-scoring.ts';

describe('archetypes as candidates', () => {
  const meetup = archetypeCandidates({
    layout: 'theatre',
    seats: 23,
    outdoor: false,
    referenceHireMinor: 40_000,
  });

  it('are sample kinds with at least five leads for a meetup, a lent office among them', () => {
    expect(meetup.length).toBeGreaterThanOrEqual(5);
    expect(meetup.every(({ name }) => name.includes('sample kind'))).toBe(true);
    expect(meetup.find(({ id }) => id === 'member-office')?.allInCostMinor).toBe(0);
  });

  it('leave three to rank for a step-free evening inside the envelope', () => {
    const need = {
      seats: 23,
      stepFreeRequired: true,
      from: '17:30',
      until: '22:00',
      envelopeMinor: 50_000,
      currency: 'PLN',
    };
    expect(scoreVenues(meetup, need).ranked.length).toBeGreaterThanOrEqual(3);
  });

  it('keep a kind that is too small, to be excluded with the reason', () => {
    const large = archetypeCandidates({
      layout: 'theatre',
      seats: 800,
      outdoor: false,
      referenceHireMinor: 9_000_000,
    });
    const need = {
      seats: 800,
      stepFreeRequired: false,
      from: '08:00',
      until: '19:00',
      envelopeMinor: null,
      currency: 'CAD',
    };
    const { ranked, excluded } = scoreVenues(large, need);
    expect(ranked.map(({ id }) => id)).toContain('conference-centre');
    expect(excluded.find(({ id }) => id === 'coworking')?.reasons[0]).toBe('holds 150, 800 are needed');
  });

  it('are outdoor sites only for an outdoor event', () => {
    const site = archetypeCandidates({
      layout: 'standing',
      seats: 900,
      outdoor: true,
      referenceHireMinor: 1_000_000,
    });
    expect(site.map(({ id }) => id)).toEqual(['outdoor-site']);
  });
});
