import { describe, expect, it } from 'vitest';
import { venueNegotiationNotes } from '../../../shared/artifacts/venue-negotiation-notes.ts';
import { redact } from '../../../shared/kernel/redaction.ts';
import type { Body } from '../../support/plan-for.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

const spoilt: Record<string, (body: Body) => void> = {
  'every position is about a shortlisted candidate': ({ positions }) =>
    (positions[0].candidateId = 'cand-elsewhere'),
  'the opening ask is at most the target, and the target at most the walk-away point': ({ positions }) =>
    (positions[1].targetMinor = positions[1].walkAwayMinor + 1),
  'the way out is another venue': ({ positions }) =>
    (positions[0].batna.candidateId = positions[0].candidateId),
  'every position has something to trade': ({ positions }) => (positions[0].trades = []),
  'an empty list says why it is empty': (body) => (body.positions = []),
};

describe('venue-negotiation-notes', () => {
  it('accepts what is drafted', () => {
    const plan = samplePlan();
    expect(venueNegotiationNotes.schema.safeParse(plan['VenueNegotiationNotes']).success).toBe(true);
    expect(venueNegotiationNotes.verify(plan['VenueNegotiationNotes'], plan)).toEqual([]);
  });

  it('refuses a walk-away point below nothing', () => {
    const body = samplePlan()['VenueNegotiationNotes'];
    body.positions[0].walkAwayMinor = -1;
    expect(venueNegotiationNotes.schema.safeParse(body).success).toBe(false);
  });

  it('keeps opening, target, walk-away point and way out to those who may see them', () => {
    const shown: Body = redact(samplePlan()['VenueNegotiationNotes'], venueNegotiationNotes.sensitive);
    for (const field of ['openingAskMinor', 'targetMinor', 'walkAwayMinor', 'batna', 'positionBasis'])
      expect(shown.positions[0][field]).toEqual({ redacted: true });
    expect(shown.positions[0].trades[0].ask).toEqual(expect.any(String));
  });

  it.each(venueNegotiationNotes.invariants)('%s', (rule) => {
    expect(brokenInvariants(venueNegotiationNotes, spoilt[rule] ?? (() => {}))).toContain(rule);
  });
});
