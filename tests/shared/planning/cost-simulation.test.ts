import { describe, expect, it } from 'vitest';
import { simulateCost, type SimulationAsk } from '../../../shared/planning/cost-simulation.ts';

const line = (
  id: string,
  category: 'venue' | 'catering',
  driver: 'fixed' | 'per attendee',
  totalMinor: number,
) => ({
  id,
  item: id,
  category,
  driver,
  totalMinor,
  range: { lowMinor: totalMinor * 0.6, highMinor: totalMinor * 1.8 },
});
const lines = Array.from({ length: 20 }, (_, index) =>
  line(`line-${index}`, index % 2 ? 'venue' : 'catering', index % 2 ? 'fixed' : 'per attendee', 100_000),
);
const ask: SimulationAsk = {
  lines,
  trials: 5_000,
  seed: 7,
  correlationPercent: 40,
  headcount: false,
  byCategory: true,
  events: [],
};
const simulate = (change: Partial<SimulationAsk> = {}) => simulateCost({ ...ask, ...change });

describe('the cost simulation', () => {
  it('gives the same percentiles for the same seed and others for another', () => {
    expect(simulate()).toEqual(simulate());
    expect(simulate({ seed: 8 }).p80Minor).not.toBe(simulate().p80Minor);
  });

  it('spreads wider when prices move together', () => {
    const spread = (correlationPercent: number) => {
      const { p50Minor, p80Minor } = simulate({ correlationPercent });
      return p80Minor - p50Minor;
    };
    expect(spread(40)).toBeGreaterThan(1.5 * spread(0));
    expect(spread(40)).toBeLessThan(spread(100));
  });

  it('matches the rank correlation that it was asked for', () => {
    // The variance of a sum of n equal prices is n s2 (1 + (n - 1) r); r follows from the spread against the extremes.
    const spread = (correlationPercent: number) => {
      const { p50Minor, p80Minor } = simulate({ correlationPercent, trials: 20_000 });
      return (p80Minor - p50Minor) ** 2;
    };
    const r = (spread(40) / spread(0) - 1) / (lines.length - 1);
    expect(r).toBeGreaterThan(0.25);
    expect(r).toBeLessThan(0.55);
  });

  it('lets one headcount move every line per head and no other', () => {
    const [without, with_] = [simulate(), simulate({ headcount: true })];
    const at = ({ categories }: typeof without, name: string) =>
      categories.find(({ category }) => category === name)?.p50Minor ?? 0;
    expect(at(with_, 'catering')).toBeLessThan(at(without, 'catering'));
    expect(Math.abs(at(with_, 'venue') - at(without, 'venue'))).toBeLessThan(20_000);
  });

  it('adds a risk event by its chance', () => {
    const event = { riskId: 'R07', title: 'AV', costMinor: 500_000, expectedMinor: 0 };
    const p80 = (probabilityPercent: number) =>
      simulate({ events: [{ ...event, probabilityPercent }] }).p80Minor;
    expect(p80(100) - p80(0)).toBe(500_000);
    expect(p80(40)).toBeGreaterThan(p80(0));
  });

  it('knows no spread where every price is certain', () => {
    const certain = lines.map((entry) => ({
      ...entry,
      range: { lowMinor: entry.totalMinor, highMinor: entry.totalMinor },
    }));
    expect(simulate({ lines: certain })).toMatchObject({ p50Minor: 2_000_000, p80Minor: 2_000_000 });
  });

  it('takes 5,000 draws of 60 lines in under 0.4 s of CPU', () => {
    const many = [...lines, ...lines, ...lines];
    const before = process.cpuUsage();
    simulate({ lines: many, headcount: true });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000_000).toBeLessThan(0.4);
  });
});
