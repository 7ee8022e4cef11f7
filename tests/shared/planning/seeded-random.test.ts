import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../shared/planning/seeded-random.ts';

const draws = (seed: number, name: string) => {
  const stream = randomStream(seed, name);
  return Array.from({ length: 2000 }, () => stream.next());
};

describe('a seeded random stream', () => {
  it('repeats for the same seed and name', () => {
    expect(draws(42, 'vendors')).toEqual(draws(42, 'vendors'));
  });

  it('differs for another name or another seed', () => {
    expect(draws(42, 'vendors')[0]).not.toBe(draws(42, 'weather')[0]);
    expect(draws(42, 'vendors')[0]).not.toBe(draws(43, 'vendors')[0]);
  });

  it('spreads evenly over [0, 1)', () => {
    const values = draws(1, 'spread');
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  });

  it('keeps triangular draws within their limits', () => {
    const stream = randomStream(5, 'durations');
    const values = Array.from({ length: 500 }, () => stream.triangular(2, 4, 10));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...values)).toBeLessThanOrEqual(10);
    expect(stream.triangular(3, 3, 3)).toBe(3);
  });

  it('picks and counts inside the range', () => {
    const stream = randomStream(5, 'picks');
    const numbers = Array.from({ length: 200 }, () => stream.integer(1, 3));
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(['a', 'b']).toContain(stream.pick(['a', 'b']));
  });
});
