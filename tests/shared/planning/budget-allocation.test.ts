import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetShares } from '../../../shared/knowledge/budget-shares.ts';
import { allocateBudget, indicativeTotal } from '../../../shared/planning/budget-allocation.ts';
import { totalOf } from '../../../shared/planning/cost-lines.ts';
import { linesOf, relaxationOptions } from '../../../shared/planning/relaxation-options.ts';
import { berlinConference, krakowMeetup, standardTerms, torontoHybrid } from './sample-events.ts';

const berlinLines = linesOf(berlinConference, standardTerms(berlinConference, 'EUR'));

describe('a budget that carries its lines', () => {
  const allocation = allocateBudget({ lines: berlinLines, totalMinor: 11_000_000, column: 'conference' });

  it('is lines, contingency and headroom, exactly', () => {
    expect(allocation.linesMinor + allocation.contingencyMinor + allocation.headroomMinor).toBe(11_000_000);
    // A tenth of lines and contingency; what the purse holds beyond them is headroom.
    const { linesMinor } = allocation;
    expect(allocation.contingencyMinor).toBe(Math.round(Math.ceil(linesMinor / 0.9) / 10));
    expect(allocation).toMatchObject({ shortfallMinor: 0, contingencyReduced: false });
  });

  it('sums its categories to lines and contingency', () => {
    const sum = allocation.categories.reduce((total, { amountMinor }) => total + amountMinor, 0);
    expect(sum).toBe(allocation.linesMinor + allocation.contingencyMinor);
  });
});

describe('a budget that only just carries its lines', () => {
  it('keeps what is left as contingency, down to 5 %', () => {
    const allocation = allocateBudget({ lines: berlinLines, totalMinor: 9_000_000, column: 'conference' });
    expect(allocation).toMatchObject({ headroomMinor: 0, shortfallMinor: 0 });
    expect(allocation.contingencyMinor).toBeGreaterThanOrEqual(450_000);
  });
});

describe('a budget that does not carry its lines', () => {
  const lines = linesOf(torontoHybrid, standardTerms(torontoHybrid, 'CAD'));
  const allocation = allocateBudget({ lines, totalMinor: 45_000_000, column: 'large-hybrid' });
  const ask = {
    facts: torontoHybrid,
    terms: standardTerms(torontoHybrid, 'CAD'),
    shortfallMinor: allocation.shortfallMinor,
  };

  it('names the shortfall, contingency included', () => {
    expect(allocation.shortfallMinor).toBe(totalOf(lines) + allocation.contingencyMinor - 45_000_000);
    expect(allocation.headroomMinor).toBe(0);
  });

  it('offers at least three costed options with their effect, ranked without gaps', () => {
    const options = relaxationOptions(ask);
    expect(options.length).toBeGreaterThanOrEqual(4);
    expect(options.map(({ rank }) => rank)).toEqual(options.map((_, index) => index + 1));
    expect(
      options.every(({ savingMinor, effectOnAttendees }) => savingMinor > 0 && effectOnAttendees !== ''),
    ).toBe(true);
    expect(options.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['one-day-less', 'no-expo', 'fewer-heads-20']),
    );
  });

  it('puts options that cover the shortfall before those that do not', () => {
    const covers = relaxationOptions({ ...ask, shortfallMinor: 5_000_000 }).map((option) => option.covers);
    expect(covers.indexOf(false)).toBeGreaterThan(covers.lastIndexOf(true));
  });
});

describe('a lent room', () => {
  it('is proposed for a meetup, where it saves room and screen, and not for 800 people', () => {
    const options = relaxationOptions({
      facts: krakowMeetup,
      terms: standardTerms(krakowMeetup, 'PLN', 'included'),
      shortfallMinor: 10_000,
    });
    expect(options[0]).toMatchObject({ id: 'lent-room', covers: true, rank: 1 });
    const large = relaxationOptions({
      facts: torontoHybrid,
      terms: standardTerms(torontoHybrid, 'CAD'),
      shortfallMinor: 1,
    });
    expect(large.map(({ id }) => id)).not.toContain('lent-room');
  });
});

describe('savings where nothing is missing', () => {
  it('never propose a lent room twice', () => {
    const facts = { ...krakowMeetup, roomLent: true, ownScreen: true };
    const options = relaxationOptions({
      facts,
      terms: standardTerms(facts, 'PLN', 'included'),
      shortfallMinor: 0,
    });
    expect(options.map(({ id }) => id)).not.toContain('lent-room');
    expect(options.length).toBeGreaterThan(0);
  });
});

describe('any total', () => {
  it('equals lines + contingency + headroom - shortfall', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40_000_000 }),
        fc.constantFrom('meetup' as const, 'gala' as const, 'festival' as const),
        (totalMinor, column) => {
          const plan = allocateBudget({ lines: berlinLines, totalMinor, column });
          expect(plan.linesMinor + plan.contingencyMinor + plan.headroomMinor - plan.shortfallMinor).toBe(
            totalMinor,
          );
          expect(plan.headroomMinor === 0 || plan.shortfallMinor === 0).toBe(true);
          const floor = Math.min(totalMinor, plan.linesMinor) * 0.05;
          expect(plan.contingencyMinor).toBeGreaterThanOrEqual(Math.floor(floor));
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});

const shareColumns = ['meetup', 'workshop', 'conference', 'gala', 'festival', 'large-hybrid'] as const;

describe('a purse ten times too large', () => {
  it('shows headroom, and holds back no more than for a purse that just suffices', () => {
    const enough = allocateBudget({ lines: berlinLines, totalMinor: 11_000_000, column: 'conference' });
    const rich = allocateBudget({ lines: berlinLines, totalMinor: 110_000_000, column: 'conference' });
    expect(rich.contingencyMinor).toBe(enough.contingencyMinor);
    expect(rich.headroomMinor).toBe(enough.headroomMinor + 99_000_000);
  });
});

describe('a reserve from a simulation', () => {
  const allocate = (reserveOfLines: number) =>
    allocateBudget({ lines: berlinLines, totalMinor: 20_000_000, column: 'conference', reserveOfLines });

  it('replaces the usual share, never below 5 % of the plan', () => {
    const lines = totalOf(berlinLines);
    expect(allocate(1_700).contingencyMinor).toBe(Math.round(lines * 0.17));
    expect(allocate(100).contingencyMinor).toBeGreaterThanOrEqual(Math.floor(lines * 0.05));
  });
});

describe('budget shares', () => {
  it.each(shareColumns)('of a %s sum to 100', (column) => {
    const shares = budgetShares[column];
    expect(Object.values(shares).reduce<number>((sum, share) => sum + share, 0)).toBe(100);
  });

  it('warn about a category far from its usual share', () => {
    const lines = berlinLines.filter(({ category }) => category === 'catering' || category === 'venue');
    const { warnings } = allocateBudget({ lines, totalMinor: 9_500_000, column: 'conference' });
    expect(warnings.map(({ category }) => category)).toContain('catering');
  });

  it('give the total of a brief without a budget', () => {
    const { totalMinor } = indicativeTotal(berlinLines, 'conference');
    const { contingencyMinor, headroomMinor } = allocateBudget({
      lines: berlinLines,
      totalMinor,
      column: 'conference',
    });
    expect(totalMinor - totalOf(berlinLines)).toBe(contingencyMinor + headroomMinor);
    expect(headroomMinor).toBeLessThanOrEqual(1);
  });
});
