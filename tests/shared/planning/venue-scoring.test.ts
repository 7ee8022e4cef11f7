import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archetypeLabel, venueArchetypes } from '../../../shared/knowledge/venue-archetypes.ts';
import {
  defaultVenueCriteria,
  scoreVenues,
  type VenueCandidate,
  type VenueNeed,
} from '../../../shared/planning/venue-scoring.ts';

const need: VenueNeed = {
  seats: 23,
  stepFreeRequired: true,
  from: '17:30',
  until: '22:00',
  envelopeMinor: 60_000,
  currency: 'PLN',
};
const judged = { location: 0.8, 'av-network': 0.8, catering: 0.6, atmosphere: 0.7, flexibility: 0.6 };
const office: VenueCandidate = {
  id: 'a',
  name: 'Sample office',
  capacity: 30,
  stepFree: true,
  opens: '08:00',
  closes: '22:00',
  allInCostMinor: 0,
  judged,
};
const hall: VenueCandidate = {
  ...office,
  id: 'b',
  name: 'Sample hall',
  capacity: 90,
  allInCostMinor: 30_000,
};

describe('venue scoring', () => {
  it('excludes what fails a hard need and says why', () => {
    const { ranked, excluded } = scoreVenues(
      [
        office,
        { ...office, id: 'small', capacity: 20 },
        { ...office, id: 'stairs', stepFree: false },
        { ...office, id: 'early', closes: '21:00' },
        { ...office, id: 'dear', allInCostMinor: 60_001 },
      ],
      need,
    );
    expect(ranked.map(({ id }) => id)).toEqual(['a']);
    expect(excluded.map(({ id, reasons }) => [id, reasons[0]])).toEqual([
      ['small', 'holds 20, 23 are needed'],
      ['stairs', 'not step-free, which the brief requires'],
      ['early', 'open 08:00 to 21:00, needed 17:30 to 22:00'],
      ['dear', 'costs PLN 600.01, the envelope is PLN 600.00'],
    ]);
  });

  it('keeps a venue whose step-free access is unknown, lower and to be verified', () => {
    const { ranked } = scoreVenues([{ ...office, id: 'z', stepFree: null }, office], need);
    expect(ranked.map(({ id }) => id)).toEqual(['a', 'z']);
    expect(ranked[1]?.toVerify).toEqual(['step-free access']);
  });

  it('ranks the cheaper and better fitting venue first and cites its score', () => {
    const { ranked, sensitivity } = scoreVenues([hall, office], need);
    expect(ranked.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(ranked[0]?.rationale).toContain('scores 0.8');
    expect(ranked[0]?.rationale).toContain('all-in cost 1.00');
    expect(sensitivity).toMatchObject({ winnerSurvives: true, share: 1 });
    expect(sensitivity.cases).toHaveLength(2 * defaultVenueCriteria.length);
  });

  it('says so when a small change of weights changes the winner', () => {
    const lovely = {
      ...office,
      id: 'lovely',
      allInCostMinor: 30_000,
      judged: { ...judged, location: 1, atmosphere: 1, catering: 1, flexibility: 0.8, 'av-network': 0.86 },
    };
    const { sensitivity } = scoreVenues([office, lovely], need);
    expect(sensitivity.winnerSurvives).toBe(false);
    expect(sensitivity.share).toBeLessThan(1);
  });

  it('breaks ties by cost and id, whatever the order of input', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([office, { ...office, id: 'c' }, { ...office, id: 'd' }, hall], { minLength: 4 }),
        (venues) => {
          expect(scoreVenues(venues, need).ranked.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'b']);
        },
      ),
      { seed: 2, numRuns: 50 },
    );
  });

  it('reads a closing time after midnight as the next day', () => {
    const gala = { ...need, from: '15:00', until: '01:00' };
    const late = { ...office, opens: '09:00', closes: '02:00' };
    expect(scoreVenues([late], gala).ranked).toHaveLength(1);
    expect(scoreVenues([{ ...late, closes: '00:30' }], gala).excluded).toHaveLength(1);
  });

  it('refuses weights that do not sum to 10,000 and copes with no candidates', () => {
    expect(() =>
      scoreVenues([office], need, [{ id: 'cost', title: 'Cost', weightBasisPoints: 9000 }]),
    ).toThrow(/9000/);
    expect(scoreVenues([], need)).toMatchObject({
      ranked: [],
      sensitivity: { share: 0, winnerSurvives: false },
    });
  });
});

describe('venue archetypes', () => {
  it('are labelled as sample kinds and judge what the default criteria ask', () => {
    expect(archetypeLabel).toMatch(/not a real venue/);
    const judgedIds = defaultVenueCriteria
      .map(({ id }) => id)
      .filter((id) => !['cost', 'capacity-fit', 'accessibility'].includes(id));
    for (const { label, fit } of venueArchetypes) {
      expect(label).toMatch(/sample kind/);
      expect(Object.keys(fit).sort()).toEqual(judgedIds.toSorted());
    }
  });
});
