import { describe, expect, it } from 'vitest';
import { scoreVenues } from '../../../../../shared/agents/venue-researcher/tasks/score-venues.ts';
import type { VenueScorecardBody } from '../../../../../shared/artifacts/venue-scorecard.ts';
import { type FixtureName, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

const cardOf = (brief: FixtureName | object, ask?: PlanAsk): VenueScorecardBody =>
  planFor(brief, ask)['VenueScorecard'];

describe('score-venues', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(cardOf('chicago'))).toBe(JSON.stringify(cardOf('chicago')));
  });

  it('scores every candidate on six plain criteria, each with a reason', () => {
    const { criteria, rows } = cardOf('krakow');
    expect(criteria).toHaveLength(6);
    expect(criteria.reduce((sum, { weightBp }) => sum + weightBp, 0)).toBe(10_000);
    for (const { scores } of rows) {
      expect(scores.map(({ criterionId }) => criterionId)).toEqual(criteria.map(({ id }) => id));
      expect(scores.every(({ rationale }) => rationale !== '')).toBe(true);
    }
  });

  it('recommends the lent room for a small meetup, and what to check before', () => {
    const { recommended, rationale } = cardOf('krakow');
    expect(recommended).toBe('cand-member-office');
    expect(rationale).toMatch(/of 1000.*Before a contract:.*has not agreed yet/);
  });

  it('says whether the winner survives other weights', () => {
    const { sensitivity } = cardOf('berlin');
    expect(sensitivity.robust).toBe(sensitivity.winnerSharePerMille === 1_000);
    expect(sensitivity.note).toMatch(/20 %/);
  });

  it('recommends nothing where nothing is left', () => {
    const none = cardOf('krakow', { tool: ({ tool }) => ({ tool, source: 'catalogue', output: [] }) });
    expect(none).toMatchObject({ rows: [], ranking: [], recommended: null });
  });

  it('weighs as its parameter says', () => {
    const only = [{ id: 'location', title: 'Location', weightBasisPoints: 10_000, why: 'test' }];
    const card = cardOf('berlin', { params: { 'score-venues': { criteria: only } } });
    expect(card.criteria.map(({ id }) => id)).toEqual(['location']);
    expect(card.recommended).not.toBe(cardOf('berlin').recommended);
    expect(Object.keys(scoreVenues.levels)).toEqual(['Beginner']);
  });
});
