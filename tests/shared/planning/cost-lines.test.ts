import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsPerUsd } from '../../../shared/knowledge/reference-rates.ts';
import { roundUnitCost, totalOf } from '../../../shared/planning/cost-lines.ts';
import { linesOf } from '../../../shared/planning/relaxation-options.ts';
import {
  berlinConference,
  chicagoGala,
  krakowMeetup,
  nairobiWorkshop,
  standardTerms,
  torontoHybrid,
} from './sample-events.ts';

const line = (lines: ReturnType<typeof linesOf>, id: string) =>
  lines.find((candidate) => candidate.id === id);

describe('the lines of a free meetup for 20 in Kraków', () => {
  const hired = linesOf(krakowMeetup, standardTerms(krakowMeetup, 'PLN', 'included'));
  const lent = linesOf(
    { ...krakowMeetup, roomLent: true, ownScreen: true },
    standardTerms(krakowMeetup, 'PLN', 'included'),
  );

  it('buy pizza for the P80 heads at a local price', () => {
    const pizza = line(hired, 'pizza-drinks');
    expect(pizza?.quantity).toBe(23);
    expect(pizza?.unitCostMinor).toBeGreaterThanOrEqual(2500);
    expect(pizza?.unitCostMinor).toBeLessThanOrEqual(4500);
  });

  it('stay small: no guards, no stage, no permits, badges for less than 50 zł', () => {
    const ids = hired.map(({ id }) => id);
    expect(ids).not.toContain('security');
    expect(ids).not.toContain('main-stage-av');
    expect(ids).not.toContain('permits');
    expect(line(hired, 'name-sticker')?.totalMinor).toBeLessThan(5000);
  });

  it('leave ample room in 2 000 zł with a lent room and hardly any with a hired one', () => {
    expect(totalOf(lent)).toBeGreaterThan(60_000);
    expect(totalOf(lent)).toBeLessThan(120_000);
    expect(totalOf(hired)).toBeGreaterThan(160_000);
    expect(totalOf(hired)).toBeLessThan(250_000);
  });

  it('show the lent room at zero with its value in kind', () => {
    const room = line(lent, 'room-hire');
    expect(room?.totalMinor).toBe(0);
    expect(room?.valueInKindMinor).toBe(line(hired, 'room-hire')?.totalMinor);
  });

  it('split the gross amounts into net and 23 % VAT', () => {
    for (const { totalMinor, netMinor, taxMinor, grossMinor } of hired) {
      expect(netMinor + taxMinor).toBe(totalMinor);
      expect(grossMinor).toBe(totalMinor);
      expect(Math.abs(taxMinor - netMinor * 0.23)).toBeLessThanOrEqual(1);
    }
  });
});

describe('the lines of larger events at standard quality', () => {
  it.each([
    ['a conference of 200 in Berlin', berlinConference, 'EUR', 75_000, 90_000],
    ['a gala of 320 in Chicago', chicagoGala, 'USD', 115_000, 135_000],
    ['a hybrid conference of 800 in Toronto', torontoHybrid, 'USD', 440_000, 540_000],
    ['a workshop of 40 in Nairobi', nairobiWorkshop, 'USD', 5_000, 11_000],
  ] as const)('%s costs what a professional expects', (_, facts, currency, low, high) => {
    const total = totalOf(linesOf(facts, standardTerms(facts, currency))) / 100;
    expect(total).toBeGreaterThanOrEqual(low);
    expect(total).toBeLessThanOrEqual(high);
  });

  it('does not fit CAD 450,000 in Toronto at standard quality, but does at economy', () => {
    const terms = standardTerms(torontoHybrid, 'CAD');
    expect(totalOf(linesOf(torontoHybrid, terms))).toBeGreaterThan(45_000_000);
    expect(totalOf(linesOf(torontoHybrid, { ...terms, quality: 'economy' }))).toBeLessThan(45_000_000);
  });
});

describe('any cost line', () => {
  const samples = [krakowMeetup, berlinConference, chicagoGala, torontoHybrid, nairobiWorkshop];

  it('totals quantity x unit cost exactly, inside its range, with a basis', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.constantFrom(...Object.keys(unitsPerUsd)),
        fc.constantFrom('economy' as const, 'standard' as const, 'premium' as const),
        fc.constantFrom('included' as const, 'excluded' as const),
        (facts, currency, quality, treatment) => {
          const lines = linesOf(facts, { ...standardTerms(facts, currency, treatment), quality });
          for (const { quantity, unitCostMinor, totalMinor, range, basis } of lines) {
            expect(totalMinor).toBe(quantity * unitCostMinor);
            expect(Number.isSafeInteger(totalMinor)).toBe(true);
            expect(range.lowMinor).toBeLessThanOrEqual(totalMinor);
            expect(range.highMinor).toBeGreaterThanOrEqual(totalMinor);
            expect(basis.formula).not.toBe('');
          }
        },
      ),
      { seed: 3, numRuns: 150 },
    );
  });

  it('has an id of its own', () => {
    for (const facts of samples) {
      const ids = linesOf(facts, standardTerms(facts, 'EUR')).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('adds tax beside net amounts where the budget excludes it', () => {
    const lunch = line(linesOf(berlinConference, standardTerms(berlinConference, 'EUR')), 'lunch');
    expect(lunch?.netMinor).toBe(lunch?.totalMinor);
    expect(lunch?.grossMinor).toBe((lunch?.netMinor ?? 0) + (lunch?.taxMinor ?? 0));
  });
});

describe('pricing in a currency without a rate', () => {
  it('is refused, naming the currency', () => {
    expect(() => linesOf(krakowMeetup, standardTerms(krakowMeetup, 'XOF'))).toThrow(/planning rate for XOF/);
  });
});

describe('unit costs', () => {
  it('are rounded as a planner would quote them', () => {
    expect([7, 2617, 59_300, 523_400].map(roundUnitCost)).toEqual([7, 2600, 59_500, 525_000]);
  });
});
