import { describe, expect, it } from 'vitest';
import { venueAvailability } from '../../../shared/artifacts/venue-availability.ts';
import type { Body } from '../../support/plan-for.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

const spoilt: Record<string, (body: Body) => void> = {
  'every check is of a shortlisted candidate': ({ checks }) => (checks[0].candidateId = 'cand-elsewhere'),
  'option ranks count from one without a gap': ({ checks }) => (checks[1].optionRank = 3),
  'an option is asked for the event days': ({ checks }) => (checks[0].eventDays = ['2027-01-01']),
  'an option expires after it is requested and before the event': ({ checks }) =>
    (checks[0].proposedExpiry = '2026-01-01'),
  'only a record makes a hold more than requested by the run': ({ checks }) =>
    (checks[0].status = 'definite'),
  'the confirmed holds are counted': ({ holds }) => (holds.confirmed = 2),
  'an empty list says why it is empty': (body) => (body.checks = []),
};

describe('venue-availability', () => {
  it('accepts what is drafted', () => {
    const plan = samplePlan();
    expect(venueAvailability.schema.safeParse(plan['VenueAvailability']).success).toBe(true);
    expect(venueAvailability.verify(plan['VenueAvailability'], plan)).toEqual([]);
  });

  it('refuses a rank of 0', () => {
    const body = samplePlan()['VenueAvailability'];
    body.checks[0].optionRank = 0;
    expect(venueAvailability.schema.safeParse(body).success).toBe(false);
  });

  it.each(venueAvailability.invariants)('%s', (rule) => {
    expect(brokenInvariants(venueAvailability, spoilt[rule] ?? (() => {}))).toContain(rule);
  });
});
