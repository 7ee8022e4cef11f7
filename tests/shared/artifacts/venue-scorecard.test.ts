import { describe, expect, it } from 'vitest';
import { venueScorecard } from '../../../shared/artifacts/venue-scorecard.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('venue-scorecard', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(venueScorecard.schema.safeParse(plan[venueScorecard.type]).success).toBe(true);
    expect(venueScorecard.verify(plan[venueScorecard.type], plan)).toEqual([]);
  });

  it('accepts one of before the conditions stood apart', () => {
    const { beforeContract: _later, ...earlier } = samplePlan()[venueScorecard.type];
    expect(venueScorecard.schema.safeParse(earlier).success).toBe(true);
  });

  it('refuses a score above 1000', () => {
    const body = samplePlan()[venueScorecard.type];
    body.rows[0].scores[0].score = 1001;
    expect(venueScorecard.schema.safeParse(body).success).toBe(false);
  });

  it('the weights sum to 10,000 basis points', () => {
    expect(
      brokenInvariants(venueScorecard, (body) => {
        body.criteria[0].weightBp += 1;
      }),
    ).toContain('the weights sum to 10,000 basis points');
  });

  it('a total is the weighted sum of its scores', () => {
    expect(
      brokenInvariants(venueScorecard, (body) => {
        body.rows[0].totalPerMille -= 1;
      }),
    ).toContain('a total is the weighted sum of its scores');
  });

  it('the ranking follows the totals', () => {
    expect(
      brokenInvariants(venueScorecard, (body) => {
        body.ranking.reverse();
      }),
    ).toContain('the ranking follows the totals');
  });

  it('the recommended candidate is the first of the ranking', () => {
    expect(
      brokenInvariants(venueScorecard, (body) => {
        body.recommended = body.ranking[1];
      }),
    ).toContain('the recommended candidate is the first of the ranking');
  });

  it('every row is a candidate of the shortlist', () => {
    expect(
      brokenInvariants(venueScorecard, (body) => {
        body.rows[0].candidateId = 'cand-nowhere';
      }),
    ).toContain('every row is a candidate of the shortlist');
  });
});
