import { describe, expect, it } from 'vitest';
import { levelResources, type LevelTask } from '../../../shared/planning/resource-levelling.ts';

/** Planned from `start`, may move from `earliest` to `latest`. */
function task(
  id: string,
  duration: number,
  [start, latestStart]: readonly [number, number],
  rest: Partial<LevelTask> = {},
): LevelTask {
  return { id, duration, start, latestStart, earliestStart: start, owner: 'coordinator', deps: [], ...rest };
}

const startsOf = (tasks: readonly LevelTask[], tasksAtOnce: number) =>
  Object.fromEntries(levelResources(tasks, tasksAtOnce).starts);

describe('levelling', () => {
  it('moves the task with the most slack behind the others of the same owner', () => {
    const tasks = [task('a', 2, [0, 6]), task('b', 3, [0, 0])];
    expect(startsOf(tasks, 1)).toEqual({ a: 3, b: 0 });
    expect(levelResources(tasks, 1)).toMatchObject({
      moved: [{ id: 'a', days: 3 }],
      load: [{ owner: 'coordinator', peakBefore: 2, peakAfter: 1, daysOver: 0 }],
    });
  });

  it('takes the longer task first where slack is equal, then the lower id', () => {
    expect(startsOf([task('a', 1, [0, 4]), task('b', 3, [0, 4])], 1)).toEqual({ a: 3, b: 0 });
    expect(startsOf([task('b', 2, [0, 4]), task('a', 2, [0, 4])], 1)).toEqual({ a: 0, b: 2 });
  });

  it('lets owners work side by side, and one owner as many tasks as the limit allows', () => {
    const other = task('c', 2, [0, 5], { owner: 'planner' });
    expect(startsOf([task('a', 2, [0, 5]), task('b', 2, [0, 5]), other], 2)).toEqual({ a: 0, b: 0, c: 0 });
  });

  it('keeps a successor behind a task that was moved', () => {
    const after = task('z', 1, [2, 8], { deps: [{ id: 'a', type: 'FS', lag: 1 }], owner: 'planner' });
    expect(startsOf([task('a', 1, [0, 6]), task('b', 3, [0, 0]), after], 1)).toEqual({ a: 3, b: 0, z: 5 });
  });

  it('brings work forward where no later day is left', () => {
    const early = task('b', 2, [2, 3], { earliestStart: 0 });
    expect(startsOf([task('a', 2, [2, 2]), early], 1)).toEqual({ a: 2, b: 0 });
  });

  it('moves nothing past its deadline and says how long the owner carries too much', () => {
    const result = levelResources([task('a', 2, [0, 0]), task('b', 3, [0, 1])], 1);
    expect(Object.fromEntries(result.starts)).toEqual({ a: 0, b: 0 });
    expect(result.moved).toEqual([]);
    expect(result.load[0]).toMatchObject({ peakBefore: 2, peakAfter: 2, daysOver: 2 });
  });

  it('gives the same answer whatever the order of the tasks', () => {
    const tasks = [task('a', 2, [0, 9]), task('b', 3, [1, 9]), task('c', 1, [0, 3])];
    expect(startsOf(tasks, 1)).toEqual(startsOf(tasks.toReversed(), 1));
  });
});
