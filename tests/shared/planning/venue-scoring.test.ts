import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { furtherVenueArchetypes } from '../../../shared/knowledge/further-venue-archetypes.ts';
import { archetypeLabel, venueArchetypes } from '../../../shared/knowledge/venue-archetypes.ts';
import { fullVenueCriteria, plainVenueCriteria } from '../../../shared/knowledge/venue-weights.ts';
import {
  rankVenues,
  type ScoredVenue,
  scoreVenues,
  type VenueFigures,
} from '../../../shared/planning/venue-scoring.ts';
import { breakEvenWeights, drawnWeights, movedWeights } from '../../../shared/planning/venue-sensitivity.ts';
import { closenessToIdeal } from '../../../shared/planning/venue-topsis.ts';
import { weightsFor } from '../../../shared/planning/venue-weights.ts';

const fit = { location: 800, 'av-network': 800, catering: 600, atmosphere: 700, flexibility: 600 };
const office: VenueFigures = { id: 'a', capacity: 30, stepFree: true, costMinor: 0, fit };
const hall: VenueFigures = { ...office, id: 'b', capacity: 90, costMinor: 30_000 };
const need = { seats: 25, limitMinor: 60_000 };
const weights = plainVenueCriteria.map(({ id, weightBasisPoints }) => ({ id, weightBp: weightBasisPoints }));
const scored = (venues: readonly VenueFigures[]) => scoreVenues(venues, need, weights);
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** Two criteria only: the first is better on x, the second on y. */
const duel: ScoredVenue[] = [
  { id: 'p', costMinor: 1, scores: { x: 900, y: 300 } },
  { id: 'q', costMinor: 1, scores: { x: 500, y: 600 } },
];
const even = [
  { id: 'x', weightBp: 5_000 },
  { id: 'y', weightBp: 5_000 },
];

describe('venue scoring', () => {
  it('ranks the cheaper and better fitting venue first', () => {
    expect(ids(rankVenues(scored([hall, office]), weights))).toEqual(['a', 'b']);
    expect(scored([office])[0]?.scores).toMatchObject({ cost: 1_000, 'capacity-fit': 1_000, location: 800 });
  });

  it('counts access that differs for half, and none for nothing', () => {
    const rows = scored([office, { ...office, stepFree: null }, { ...office, stepFree: false }]);
    expect(rows.map(({ scores }) => scores['accessibility'])).toEqual([1_000, 500, 0]);
  });

  it('breaks ties by cost and id, whatever the order of input', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([office, { ...office, id: 'c' }, { ...office, id: 'd' }, hall], { minLength: 4 }),
        (venues) => {
          expect(ids(rankVenues(scored(venues), weights))).toEqual(['a', 'c', 'd', 'b']);
        },
      ),
      { seed: 2, numRuns: 50 },
    );
  });
});

describe('sensitivity of a venue ranking', () => {
  it('finds the weight at which another venue draws level', () => {
    // p leads by 0.5 x 400 - 0.5 x 300; level at x = 300 / 700.
    expect(breakEvenWeights(duel, even)).toEqual([
      { criterionId: 'x', weightBp: 5_000, atBp: 4_286, thenFirst: 'q' },
      { criterionId: 'y', weightBp: 5_000, atBp: 5_714, thenFirst: 'q' },
    ]);
    const [p] = duel;
    expect(breakEvenWeights(p ? [p] : [], even).map(({ atBp }) => atBp)).toEqual([null, null]);
  });

  it('moves each weight down and up', () => {
    const winners = movedWeights(duel, even, 20).map(({ winner }) => winner);
    expect(winners).toEqual(['p', 'p', 'p', 'p']);
    expect(movedWeights(duel, even, 40).some(({ winner }) => winner === 'q')).toBe(true);
  });

  it('draws each weight evenly up to half more or less: wins follow the share that favours a venue', () => {
    const wins = drawnWeights(duel, even, 4_000, 7);
    expect(wins.reduce((sum, { wins: won }) => sum + won, 0)).toBe(4_000);
    // p wins where x > 3/4 y; with both between 0.5 and 1.5 that is 0.74 of all draws.
    expect((wins.find(({ id }) => id === 'p')?.wins ?? 0) / 4_000).toBeCloseTo(0.74, 1);
    expect(drawnWeights(duel, even, 100, 7)).toEqual(drawnWeights(duel, even, 100, 7));
    expect(drawnWeights(duel, even, 100, 7)).not.toEqual(drawnWeights(duel, even, 100, 8));
  });

  it('measures the distance to the ideal by hand-checked figures', () => {
    const best = { id: 'r', costMinor: 1, scores: { x: 900, y: 600 } };
    const worst = { id: 's', costMinor: 1, scores: { x: 500, y: 300 } };
    expect(closenessToIdeal([best, worst], even)).toEqual([
      { id: 'r', closenessPerMille: 1_000 },
      { id: 's', closenessPerMille: 0 },
    ]);
    // Normalised x: 900 and 500 over 1029.56, y: 300 and 600 over 670.82; distances .3885 and .4472.
    expect(closenessToIdeal(duel, even)).toEqual([
      { id: 'q', closenessPerMille: 535 },
      { id: 'p', closenessPerMille: 465 },
    ]);
  });
});

describe('weights by the brief', () => {
  const strength = { mustBasisPoints: 800, wishBasisPoints: 400 };
  const brief = (modality: 'must' | 'should' | 'assumption') => ({
    budget: null,
    constraints: [{ id: 'c1', text: 'near the station', modality, concept: 'near-transit' as const }],
  });
  const location = (modality: 'must' | 'should' | 'assumption') =>
    weightsFor(brief(modality), fullVenueCriteria, strength).find(({ id }) => id === 'location');

  it('rise by what it stresses, most for a must, and say so', () => {
    const [must, wish, assumed] = [location('must'), location('should'), location('assumption')];
    expect(must?.weightBasisPoints).toBeGreaterThan(wish?.weightBasisPoints ?? 0);
    expect(wish?.weightBasisPoints).toBeGreaterThan(assumed?.weightBasisPoints ?? 0);
    expect(assumed?.weightBasisPoints).toBe(1_500);
    expect(must?.why).toMatch(/the brief insists on: "near the station"/);
  });

  it('count money for more where the budget is a cap', () => {
    const cost = (kind: 'cap' | 'target') =>
      weightsFor(
        { constraints: [], budget: { amountMinor: 1, currency: 'EUR', tax: 'unknown', kind } },
        fullVenueCriteria,
        strength,
      ).find(({ id }) => id === 'cost');
    expect(cost('target')?.weightBasisPoints).toBe(3_000);
    expect(cost('cap')?.weightBasisPoints).toBeGreaterThan(3_400);
    expect(cost('cap')?.why).toMatch(/a cap on the budget/);
  });

  it('are whole basis points that sum to 10,000 whatever the brief stresses', () => {
    for (const modality of ['must', 'should', 'assumption'] as const) {
      const all = weightsFor(brief(modality), fullVenueCriteria, strength);
      expect(all.reduce((sum, { weightBasisPoints }) => sum + weightBasisPoints, 0)).toBe(10_000);
    }
    for (const base of [plainVenueCriteria, fullVenueCriteria])
      expect(base.reduce((sum, { weightBasisPoints }) => sum + weightBasisPoints, 0)).toBe(10_000);
  });
});

describe('venue archetypes', () => {
  it('are labelled as sample kinds and judge what the full criteria ask', () => {
    expect(archetypeLabel).toMatch(/not a real venue/);
    const judgedIds = fullVenueCriteria
      .map(({ id }) => id)
      .filter((id) => !['cost', 'capacity-fit', 'accessibility'].includes(id));
    for (const { label, fit: judged } of [...venueArchetypes, ...furtherVenueArchetypes]) {
      expect(label).toMatch(/sample kind/);
      expect(Object.keys(judged).sort()).toEqual(judgedIds.toSorted());
    }
  });
});
