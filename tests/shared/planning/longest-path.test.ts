import { describe, expect, it } from 'vitest';
import { longestPath } from '../../../shared/planning/longest-path.ts';

const task = (id: string, durationDays: number, after: string[] = [], lag = 0) => ({
  id,
  durationDays,
  dependsOn: after.map((before) => ({ id: before, type: 'FS' as const, lag })),
});
const tasks = [task('a', 2), task('b', 3, ['a'], 1), task('c', 1, ['a']), task('d', 2, ['b', 'c'])];

describe('the length of a chain', () => {
  it('counts work and lags', () => {
    expect(longestPath(tasks, ['a', 'b', 'd'])).toEqual({ chainLength: 8, longest: 8 });
  });

  it('is shorter on another way', () => {
    expect(longestPath(tasks, ['a', 'c', 'd']).chainLength).toBe(5);
  });

  it('is -1 where the tasks are not linked or not known', () => {
    expect(longestPath(tasks, ['b', 'c']).chainLength).toBe(-1);
    expect(longestPath(tasks, ['a', 'z']).chainLength).toBe(-1);
  });

  it('is 0 without tasks', () => {
    expect(longestPath(tasks, []).chainLength).toBe(0);
  });
});
