import { describe, expect, it } from 'vitest';
import {
  finishAt,
  onTimePerMille,
  type SimulatedTask,
  simulateSchedule,
} from '../../../shared/planning/schedule-simulation.ts';

const task = (
  id: string,
  days: SimulatedTask['days'],
  after: readonly string[] = [],
  group = id,
): SimulatedTask => ({ id, days, group, deps: after.map((dep) => ({ id: dep, type: 'FS', lag: 0 })) });
const simulate = (tasks: readonly SimulatedTask[], correlation = 0, seed = 1) =>
  simulateSchedule({ tasks, trials: 20_000, seed, correlation });
const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: ArrayLike<number>) => {
  const middle = mean(values);
  return mean(Array.from(values, (value) => (value - middle) ** 2));
};

describe('a simulated schedule', () => {
  it('gives a single task the mean (o + 4m + p) / 6 and the variance of its beta distribution', () => {
    const { finishes } = simulate([task('a', [2, 4, 12])]);
    // PERT-beta: variance (mean - o)(p - mean) / 7 = (5 - 2)(12 - 5) / 7 = 3.
    expect(mean(finishes)).toBeCloseTo(5, 1);
    expect(variance(finishes)).toBeGreaterThan(2.85);
    expect(variance(finishes)).toBeLessThan(3.15);
    expect(finishes[0]).toBeGreaterThanOrEqual(2);
    expect(finishes.at(-1)).toBeLessThanOrEqual(12);
  });

  it('adds means and variances along a chain of independent tasks', () => {
    const { finishes } = simulate([task('a', [2, 4, 12]), task('b', [2, 4, 12], ['a'])]);
    expect(mean(finishes)).toBeCloseTo(10, 0);
    expect(variance(finishes)).toBeGreaterThan(5.6);
    expect(variance(finishes)).toBeLessThan(6.4);
  });

  it('spreads a chain of one owner more widely: variance 6 x (1 + correlation)', () => {
    const chain = [task('a', [2, 4, 12], [], 'lee'), task('b', [2, 4, 12], ['a'], 'lee')];
    expect(variance(simulate(chain, 0.5).finishes)).toBeGreaterThan(8.4);
    expect(variance(simulate(chain, 0.5).finishes)).toBeLessThan(9.6);
    expect(variance(simulate(chain, 1).finishes)).toBeGreaterThan(11);
  });

  it('finishes two parallel tasks with the later one, each critical in half of the trials', () => {
    const { finishes, criticality } = simulate([task('a', [2, 4, 12]), task('b', [2, 4, 12])]);
    expect(mean(finishes)).toBeGreaterThan(5.7);
    for (const { perMille } of criticality) expect(Math.abs(perMille - 500)).toBeLessThan(20);
  });

  it('is exact where nothing is uncertain, lags and start-to-start links included', () => {
    const certain = simulate([
      task('a', [3, 3, 3]),
      { ...task('b', [4, 4, 4]), deps: [{ id: 'a', type: 'SS', lag: 2 }] },
      { ...task('c', [1, 1, 1]), deps: [{ id: 'b', type: 'FS', lag: 5 }] },
      task('d', [2, 2, 2], ['a']),
    ]);
    expect([...new Set(certain.finishes)]).toEqual([12]);
    expect(certain.criticality.map(({ perMille }) => perMille)).toEqual([1000, 1000, 1000, 0]);
    expect([onTimePerMille(certain, 11), onTimePerMille(certain, 12)]).toEqual([0, 1000]);
  });

  it('orders P50 before P80, and counts what is on time by them', () => {
    const result = simulate([task('a', [2, 4, 12]), task('b', [1, 2, 9], ['a'])]);
    expect(finishAt(result, 0.5)).toBeLessThan(finishAt(result, 0.8));
    expect(onTimePerMille(result, finishAt(result, 0.8))).toBe(800);
  });

  it('is the same for the same seed and another for another', () => {
    const tasks = [task('a', [2, 4, 12]), task('b', [1, 2, 9], ['a'])];
    expect(simulate(tasks).finishes).toEqual(simulate(tasks).finishes);
    expect(simulate(tasks, 0, 2).finishes).not.toEqual(simulate(tasks).finishes);
  });

  it('refuses tasks that wait for each other', () => {
    expect(() => simulate([task('a', [1, 1, 1], ['b']), task('b', [1, 1, 1], ['a'])])).toThrow(RangeError);
  });
});
