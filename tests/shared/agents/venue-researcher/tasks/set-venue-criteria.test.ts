import { describe, expect, it } from 'vitest';
import { setVenueCriteria } from '../../../../../shared/agents/venue-researcher/tasks/set-venue-criteria.ts';
import type { VenueCriteriaBody } from '../../../../../shared/artifacts/venue-criteria.ts';
import { type FixtureName, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

const criteriaOf = (brief: FixtureName | object, ask?: PlanAsk): VenueCriteriaBody =>
  planFor(brief, ask)['VenueCriteria'];
const nairobi: PlanAsk = {
  answers: {
    owner: 'Jane Doe',
    dates: { start: '2027-03-16', end: '2027-03-17' },
    budget: 'indicative only',
  },
};
const area = ({ spaces }: VenueCriteriaBody, id: string) =>
  spaces.find((space) => space.id === id)?.areaSquareMetres ?? 0;
const between = (value: number, low: number, high: number) => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
};

describe('set-venue-criteria', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(criteriaOf('toronto'))).toBe(JSON.stringify(criteriaOf('toronto')));
  });

  it.each([
    ['krakow', 20, 40],
    ['berlin', 200, 260],
    ['chicago', 320, 450],
    ['toronto', 800, 1_000],
  ] as const)('asks for %s for a room of %d to %d', (name, low, high) => {
    const { minCapacity, maxCapacity } = criteriaOf(name);
    between(minCapacity, low, high);
    between(maxCapacity, minCapacity, high);
  });

  it('asks for a classroom with power at every seat, backup power and internet', () => {
    const criteria = criteriaOf('nairobi', nairobi);
    expect(criteria.layout).toBe('classroom');
    between(criteria.minCapacity, 40, 55);
    between(criteria.totalAreaSquareMetres, 64, 120);
    expect(criteria.amenities.join(' ')).toMatch(/power at every seat.*generator or UPS.*internet/);
  });

  it('sizes plenary, dinner and expo', () => {
    between(area(criteriaOf('berlin'), 'main'), 200, 420);
    between(area(criteriaOf('chicago'), 'main'), 450, 900);
    between(area(criteriaOf('toronto'), 'expo'), 600, 1_100);
    between(criteriaOf('berlin').parallelRooms, 3, 4);
  });

  it('makes step-free access a hard filter and the part of town a wish', () => {
    const { filters } = criteriaOf('krakow');
    expect(filters.map(({ id, hard }) => [id, hard])).toEqual([
      ['city-centre', false],
      ['step-free', true],
    ]);
  });

  it('says what captions, sign language and two buildings ask of a house', () => {
    const { filters, whyNoFilters, buildings } = criteriaOf('toronto');
    expect(filters.map(({ id, hard }) => [id, hard])).toEqual([
      ['buildings', false],
      ['captions', false],
      ['sign-language', false],
    ]);
    expect(filters.every(({ label }) => label !== '')).toBe(true);
    expect(whyNoFilters).toBeUndefined();
    expect(buildings).toEqual({ count: 2, walkMinutes: 10 });
  });

  it('tells a must that can be brought in from a wish', () => {
    const { filters } = criteriaOf({
      ...online,
      constraints: 'must have live captions; ideally a quiet room',
    });
    expect(filters.map(({ id, priority, hard }) => [id, priority, hard])).toEqual([
      ['captions', 'must', false],
      ['quiet-room', 'should', false],
    ]);
  });

  it('looks for no venue where everybody takes part online', () => {
    const criteria = criteriaOf({ ...online, constraints: 'online only, no venue; budget €20,000' });
    expect(criteria.whyNoVenue).toMatch(/online/);
    expect(criteria).toMatchObject({ minCapacity: 0, totalAreaSquareMetres: 0, budgetRange: null });
    expect(criteria.spaces.map(({ purpose, layout }) => [purpose, layout])).toEqual([
      ['Online stage', 'online'],
    ]);
  });

  it('counts the wheelchair places that are known', () => {
    expect(criteriaOf('chicago').wheelchairPlaces).toBe(8);
  });

  it('keeps to the curfew', () => {
    expect(criteriaOf('krakow').hours).toMatchObject({ accessFrom: '17:15', outBy: '22:00' });
  });

  it('needs the house until the reception after the programme is cleared away', () => {
    const { outBy, note } = criteriaOf('berlin').hours ?? {};
    expect(outBy).toBe('20:30');
    expect(note).toContain('after the reception that follows the programme');
  });

  it('sets the usual share of the budget aside, with its basis', () => {
    const { budgetRange } = criteriaOf('krakow');
    expect(budgetRange).toMatchObject({ targetMinor: 30_000, maxMinor: 37_500, currency: 'PLN' });
    expect(budgetRange?.basis.inputs).toMatchObject({ sharePercent: 15 });
  });

  it('sets no limit while the budget is indicative only, and says so', () => {
    const { budgetRange, budgetNote } = criteriaOf('nairobi', nairobi);
    expect(budgetRange).toBeNull();
    expect(budgetNote).toMatch(/no price limit/);
  });

  it('takes the limit that a person agreed to', () => {
    expect(
      criteriaOf('toronto', { answers: { 'conflict:venue.cost': 'venue-limit-14000000' } }).budgetRange
        ?.maxMinor,
    ).toBe(14_000_000);
  });

  it('notes that a room may be lent, which is not certain', () => {
    expect(criteriaOf('krakow').lentVenue).toEqual({
      words: 'A member company may lend its office',
      certain: false,
    });
  });

  it('plans access, clearing and tolerance as its parameters say', () => {
    expect(setVenueCriteria.levels).toEqual({
      Beginner: { envelopeTolerancePercent: 25, accessBeforeMinutes: 75, clearAfterMinutes: 30 },
      Intermediate: { envelopeTolerancePercent: 25, accessBeforeMinutes: 75, clearAfterMinutes: 45 },
      Advanced: { envelopeTolerancePercent: 20, accessBeforeMinutes: 90, clearAfterMinutes: 60 },
    });
    const other = criteriaOf('berlin', {
      params: {
        'set-venue-criteria': { envelopeTolerancePercent: 0, accessBeforeMinutes: 90, clearAfterMinutes: 60 },
      },
    });
    // Two hours of reception follow the programme, which ends at 18:00.
    expect(other.hours).toMatchObject({ accessFrom: '07:00', outBy: '21:00' });
    expect(other.budgetRange?.maxMinor).toBe(other.budgetRange?.targetMinor);
  });
});

const online = {
  as_of: '2026-11-23',
  title: 'Web day',
  event_type: 'conference',
  date_range: { start: '2027-06-08', end: '2027-06-08' },
  place: 'Berlin',
  audience_size: 120,
  stakeholders: [{ name: 'Ann', role: 'Owner' }],
};
