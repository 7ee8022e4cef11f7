import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MipSolver } from '../../../shared/planning/mip-solver.ts';
import {
  type Choosable,
  chooseBySolver,
  chooseExactly,
  chooseOptions,
} from '../../../shared/planning/option-choice.ts';

const option = (id: string, group: string, savingMinor: number, severity: number, requires?: string) => ({
  id,
  group,
  savingMinor,
  severity,
  ...(requires && { requires }),
});

const anyOptions = fc
  .array(
    fc.record({
      group: fc.integer({ min: 0, max: 5 }),
      savingMinor: fc.integer({ min: 1, max: 9_000_000 }),
      severity: fc.integer({ min: 1, max: 5 }),
      needs: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 1, maxLength: 11 },
  )
  .map((list) =>
    list.map(({ group, savingMinor, severity, needs }, index): Choosable =>
      option(`o${index}`, `g${group}`, savingMinor, severity, needs < index ? `o${needs}` : undefined),
    ),
  );

describe('the choice among options', () => {
  it('is the same with the solver and by exact search', () => {
    fc.assert(
      fc.property(anyOptions, fc.integer({ min: 1, max: 20_000_000 }), (options, gap) => {
        expect(chooseBySolver(options, gap)).toEqual(chooseExactly(options, gap));
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  it('is never beaten by another set, closes the gap and keeps groups and dependencies', () => {
    fc.assert(
      fc.property(
        anyOptions.filter(({ length }) => length <= 8),
        fc.integer({ min: 1, max: 20_000_000 }),
        (options, gap) => {
          const effect = (set: readonly Choosable[]) =>
            set.reduce((sum, { severity }) => sum + severity ** 2, 0);
          const allowed = (set: readonly Choosable[]) =>
            new Set(set.map(({ group }) => group)).size === set.length &&
            set.every(({ requires }) => !requires || set.some(({ id }) => id === requires)) &&
            set.reduce((sum, { savingMinor }) => sum + savingMinor, 0) >= gap;
          const sets = Array.from({ length: 2 ** options.length }, (_, bits) =>
            options.filter((__, index) => bits & (1 << index)),
          ).filter(allowed);
          const chosen = chooseExactly(options, gap);
          if (chosen === null) expect(sets).toEqual([]);
          else {
            const set = options.filter(({ id }) => chosen.includes(id));
            expect(allowed(set)).toBe(true);
            expect(effect(set)).toBe(Math.min(...sets.map(effect)));
          }
        },
      ),
      { seed: 6, numRuns: 150 },
    );
  });

  it('takes several mild options before one that hurts', () => {
    const options = [
      option('day', 'length', 100, 4),
      option('food', 'food', 60, 2),
      option('av', 'av', 50, 2),
    ];
    expect(chooseOptions(options, 100)).toEqual(['food', 'av']);
    expect(chooseBySolver(options, 100)).toEqual(['food', 'av']);
  });

  it('takes at most one of a group', () => {
    const options = [option('ten', 'size', 60, 3), option('twenty', 'size', 90, 4)];
    expect(chooseOptions(options, 100)).toBeNull();
    expect(chooseOptions(options, 80)).toEqual(['twenty']);
  });

  it('falls back to the exact search where there is no solver', () => {
    const none: MipSolver = () => ({ status: 'unavailable', values: null, objective: null });
    const options = [option('food', 'food', 60, 2), option('av', 'av', 50, 2)];
    expect(chooseBySolver(options, 100, none)).toEqual(['food', 'av']);
  });
});
