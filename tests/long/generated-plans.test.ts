import { describe, expect, it } from 'vitest';
import { instructionLevels } from '../../shared/kernel/levels.ts';
import { generatedBrief, shortRun } from '../properties/generated-briefs.ts';
import { wrongWith } from '../properties/plan-properties.ts';

/** Beyond those of the short run, in bundles so that one report names every seed that fails. */
const bundles = Array.from({ length: 11 }, (_, index) => shortRun + 1 + index * 30);

describe('330 more generated briefs', () => {
  it.each(bundles)('hold what every plan must hold, from seed %i', { timeout: 300_000 }, (first) => {
    const seeds = Array.from({ length: 30 }, (_, index) => first + index);
    const wrong = seeds.flatMap((seed) => {
      const level = instructionLevels[(seed - 1) % instructionLevels.length] ?? 'Beginner';
      return wrongWith(generatedBrief(seed), level);
    });
    expect(wrong).toEqual([]);
  });
});
