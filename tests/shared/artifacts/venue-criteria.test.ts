import { describe, expect, it } from 'vitest';
import { venueCriteria } from '../../../shared/artifacts/venue-criteria.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('venue-criteria', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(venueCriteria.schema.safeParse(plan[venueCriteria.type]).success).toBe(true);
    expect(venueCriteria.verify(plan[venueCriteria.type], plan)).toEqual([]);
  });

  it('refuses an event without days', () => {
    const body = samplePlan()[venueCriteria.type];
    body.days = [];
    expect(venueCriteria.schema.safeParse(body).success).toBe(false);
  });

  it('the capacity range is a range', () => {
    expect(
      brokenInvariants(venueCriteria, (body) => {
        body.maxCapacity = 10;
      }),
    ).toContain('the capacity range is a range');
  });

  it('the budget range is a range', () => {
    expect(
      brokenInvariants(venueCriteria, (body) => {
        body.budgetRange.maxMinor = 1;
      }),
    ).toContain('the budget range is a range');
  });

  it('the total area is the sum of the spaces', () => {
    expect(
      brokenInvariants(venueCriteria, (body) => {
        body.totalAreaSquareMetres += 10;
      }),
    ).toContain('the total area is the sum of the spaces');
  });

  it('an empty list of filters says why', () => {
    expect(
      brokenInvariants(venueCriteria, (body) => {
        body.filters = [];
      }),
    ).toContain('an empty list of filters says why');
  });
});
