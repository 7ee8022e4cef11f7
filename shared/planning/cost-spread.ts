import type { CostLine } from '../artifacts/cost-model.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import { randomStream } from './seeded-random.ts';

export interface CostSpread {
  baseMinor: number;
  /** Eight of ten simulated totals lie at or below it. */
  p80Minor: number;
  basis: Basis;
}

/**
 * Total cost over `trials` draws, each line triangular between half-way to its low and half-way to its high price:
 * the whole range is a choice of quality, half of it the uncertainty of a price (planner's judgement). Lines are drawn
 * independently, which understates the spread when prices rise together.
 */
export function costSpread(lines: readonly CostLine[], trials: number, seed: number): CostSpread {
  const stream = randomStream(seed, 'cost-spread');
  const totals = Array.from({ length: trials }, () =>
    lines.reduce((sum, { totalMinor, range }) => {
      const low = totalMinor - (totalMinor - range.lowMinor) / 2;
      const high = totalMinor + (range.highMinor - totalMinor) / 2;
      return sum + stream.triangular(low, totalMinor, high);
    }, 0),
  ).sort((a, b) => a - b);
  const baseMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const p80Minor = Math.round(totals[Math.min(trials - 1, Math.ceil(trials * 0.8) - 1)] ?? baseMinor);
  return {
    baseMinor,
    p80Minor,
    basis: {
      source: `${judgement}: simulation of the line ranges`,
      formula: 'contingency / (80th percentile - estimated lines), at most 1',
      inputs: { trials, baseMinor, p80Minor },
    },
  };
}
