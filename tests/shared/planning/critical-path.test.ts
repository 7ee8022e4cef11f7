import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseNetwork, type NetworkTask } from '../../../shared/planning/critical-path.ts';

const fs = (id: string, lag = 0) => ({ id, type: 'FS' as const, lag });
const ss = (id: string, lag = 0) => ({ id, type: 'SS' as const, lag });
const ff = (id: string, lag = 0) => ({ id, type: 'FF' as const, lag });

describe('a network with two branches', () => {
  const analysis = analyseNetwork([
    { id: 'A', duration: 3, deps: [] },
    { id: 'B', duration: 4, deps: [fs('A')] },
    { id: 'C', duration: 2, deps: [fs('A')] },
    { id: 'D', duration: 1, deps: [fs('B'), fs('C', 1)] },
  ]);

  it('takes the longer branch as the critical path', () => {
    expect(analysis.length).toBe(8);
    expect(analysis.criticalPath).toEqual(['A', 'B', 'D']);
  });

  it('gives the shorter branch its float', () => {
    expect(analysis.times.map(({ totalFloat }) => totalFloat)).toEqual([0, 0, 1, 0]);
    expect(analysis.times[2]).toMatchObject({
      earliestStart: 3,
      earliestFinish: 5,
      latestStart: 4,
      latestFinish: 6,
    });
  });
});

describe('a network with start-to-start and finish-to-finish links', () => {
  const analysis = analyseNetwork([
    { id: 'A', duration: 10, deps: [] },
    { id: 'B', duration: 2, deps: [ss('A', 4)] },
    { id: 'C', duration: 3, deps: [ff('A', 2)] },
  ]);

  it('starts each task as its link says', () => {
    expect(analysis.times.map(({ earliestStart }) => earliestStart)).toEqual([0, 4, 9]);
    expect(analysis.length).toBe(12);
    expect(analysis.criticalPath).toEqual(['A', 'C']);
  });

  it('computes float to the end of the network', () => {
    expect(analysis.times.map(({ totalFloat }) => totalFloat)).toEqual([0, 6, 0]);
  });
});

describe('a network that cannot be ordered', () => {
  it('names the cycle', () => {
    const { cycle } = analyseNetwork([
      { id: 'A', duration: 1, deps: [] },
      { id: 'B', duration: 1, deps: [fs('A'), fs('D')] },
      { id: 'C', duration: 1, deps: [fs('B')] },
      { id: 'D', duration: 1, deps: [fs('C')] },
    ]);
    expect(cycle).toEqual(['C', 'D', 'B']);
  });

  it('refuses an unknown predecessor and a doubled id', () => {
    expect(() => analyseNetwork([{ id: 'A', duration: 1, deps: [fs('Z')] }])).toThrow(/unknown task Z/);
    const twice = { id: 'A', duration: 1, deps: [] };
    expect(() => analyseNetwork([twice, twice])).toThrow(/two tasks/);
  });
});

const smallNetwork: fc.Arbitrary<NetworkTask[]> = fc
  .array(
    fc.record({
      duration: fc.nat(6),
      links: fc.array(fc.tuple(fc.nat(6), fc.nat(2), fc.integer({ min: -2, max: 4 })), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((rows) =>
    rows.map(({ duration, links }, index) => ({
      id: `T${index}`,
      duration,
      deps: links.flatMap(([to, type, lag]) =>
        to < index ? [{ id: `T${to}`, type: (['FS', 'SS', 'FF'] as const)[type] ?? 'FS', lag }] : [],
      ),
    })),
  );

/** Longest path by trying every path; `held` delays one task to a given start. */
function bruteLength(tasks: readonly NetworkTask[], held?: { id: string; start: number }): number {
  const start = (task: NetworkTask): number => {
    const own = held?.id === task.id ? held.start : 0;
    return task.deps.reduce((latest, dep) => {
      const before = tasks.find(({ id }) => id === dep.id);
      if (!before) throw new Error('unknown');
      const from = start(before) + dep.lag;
      const allowed =
        dep.type === 'SS'
          ? from
          : dep.type === 'FS'
            ? from + before.duration
            : from + before.duration - task.duration;
      return Math.max(latest, allowed);
    }, own);
  };
  return Math.max(...tasks.map((task) => start(task) + task.duration));
}

describe('any small network', () => {
  it('has the length that trying every path gives', () => {
    fc.assert(
      fc.property(smallNetwork, (tasks) => {
        expect(analyseNetwork(tasks).length).toBe(bruteLength(tasks));
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it('lets a task slip by its float and not by one day more', () => {
    fc.assert(
      fc.property(smallNetwork, (tasks) => {
        const { length, times } = analyseNetwork(tasks);
        for (const { id, latestStart } of times) {
          expect(bruteLength(tasks, { id, start: latestStart })).toBe(length);
          expect(bruteLength(tasks, { id, start: latestStart + 1 })).toBeGreaterThan(length);
        }
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  it('has a critical path without float', () => {
    fc.assert(
      fc.property(smallNetwork, (tasks) => {
        const { criticalPath, times } = analyseNetwork(tasks);
        for (const id of criticalPath) expect(times.find((time) => time.id === id)?.totalFloat).toBe(0);
      }),
      { seed: 9, numRuns: 400 },
    );
  });
});
