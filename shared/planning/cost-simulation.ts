import type { CostEvent, CostSimulation } from '../artifacts/cost-analysis-fields.ts';
import { judgement } from '../kernel/basis.ts';
import type { CostLine } from './cost-lines.ts';
import { randomStream } from './seeded-random.ts';

type SimulatedLine = Pick<CostLine, 'id' | 'category' | 'item' | 'driver' | 'totalMinor' | 'range'>;

export interface SimulationAsk {
  lines: readonly SimulatedLine[];
  trials: number;
  seed: number;
  /** Rank correlation of any two prices, 0-100. */
  correlationPercent: number;
  /** Whether headcount varies, in common for every line per head. */
  headcount: boolean;
  /** Whether the percentiles of each category are kept. */
  byCategory: boolean;
  events: readonly CostEvent[];
}

/** Headcount against plan: registrations fall short more often than the house overflows (planner's judgement). */
export const headcountPercent = { low: 85, high: 110 };

const perHead: ReadonlySet<string> = new Set([
  'per attendee',
  'per attendee-hour',
  'per attendee-day',
  'per registration',
]);

export const isPerHead = (driver: string): boolean => perHead.has(driver);

/** Half of a range is the choice of quality, half the uncertainty of a price (planner's judgement). */
export function priceSpread({ totalMinor, range }: Pick<CostLine, 'totalMinor' | 'range'>) {
  return {
    low: totalMinor - (totalMinor - range.lowMinor) / 2,
    high: totalMinor + (range.highMinor - totalMinor) / 2,
  };
}

/**
 * Total cost over seeded draws. Each line is triangular within its spread; with the chance of the square root of the
 * correlation it follows the price level that all lines share, so that two lines have that rank correlation. Lines per
 * head share one headcount; risk events come on top by their chance.
 */
export function simulateCost(ask: SimulationAsk): Omit<CostSimulation, 'drivers'> {
  const { lines, trials, events, byCategory, correlationPercent } = ask;
  const base = lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  const categories = [...new Set(lines.map(({ category }) => category))];
  const draws = drawTotals(ask, categories);
  return {
    trials,
    correlationPercent,
    baseMinor: base,
    p50Minor: percentile(draws.total, 0.5),
    p80Minor: percentile(draws.total, 0.8),
    categories: byCategory
      ? categories.map((category, index) => {
          const own = draws.byCategory[index] ?? new Float64Array(trials);
          return { category, p50Minor: percentile(own, 0.5), p80Minor: percentile(own, 0.8) };
        })
      : [],
    events: [...events],
    basis: {
      source: `${judgement}: simulation of the price ranges`,
      formula: `80th percentile of ${trials} draws${correlationPercent > 0 ? '; prices move together' : ''}${ask.headcount ? '; one headcount for all lines per head' : ''}${events.length > 0 ? '; risk events by their chance' : ''}`,
      inputs: { trials, correlationPercent, events: events.length, baseMinor: base },
    },
  };
}

function drawTotals(ask: SimulationAsk, categories: readonly string[]) {
  const { trials, seed, headcount, events } = ask;
  const stream = randomStream(seed, 'cost-simulation');
  const follow = Math.sqrt(ask.correlationPercent / 100);
  const lines = ask.lines.map((line) => ({
    ...priceSpread(line),
    mode: line.totalMinor,
    scaled: headcount && isPerHead(line.driver),
    category: categories.indexOf(line.category),
  }));
  const total = new Float64Array(trials);
  const byCategory = categories.map(() => new Float64Array(trials));
  for (let trial = 0; trial < trials; trial += 1) {
    const level = stream.next();
    const heads = headcount
      ? triangularAt(stream.next(), headcountPercent.low, 100, headcountPercent.high) / 100
      : 1;
    let sum = 0;
    for (const { low, high, mode, scaled, category } of lines) {
      const at = follow > 0 && stream.next() < follow ? level : stream.next();
      const value = triangularAt(at, low, mode, high) * (scaled ? heads : 1);
      sum += value;
      const own = byCategory[category];
      if (own) own[trial] = (own[trial] ?? 0) + value;
    }
    for (const { probabilityPercent, costMinor } of events)
      if (stream.next() * 100 < probabilityPercent) sum += costMinor;
    total[trial] = sum;
  }
  return { total: total.sort(), byCategory: byCategory.map((own) => own.sort()) };
}

/** Inverse of the triangular distribution; square roots only, which are exact on every machine. */
function triangularAt(at: number, low: number, mode: number, high: number): number {
  const span = high - low;
  if (span <= 0) return mode;
  return at < (mode - low) / span
    ? low + Math.sqrt(at * span * (mode - low))
    : high - Math.sqrt((1 - at) * span * (high - mode));
}

function percentile(sorted: Float64Array, share: number): number {
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
}
