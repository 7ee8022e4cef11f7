import { describe, expect, it } from 'vitest';
import { instructionLevels } from '../../shared/kernel/levels.ts';
import { generatedBrief, shortRun } from './generated-briefs.ts';
import { wrongWith } from './plan-properties.ts';

/** Their levels in turn. */
const runs = Array.from({ length: shortRun }, (_, index) => {
  const level = instructionLevels[index % instructionLevels.length] ?? 'Beginner';
  return [index + 1, level, generatedBrief(index + 1)] as const;
});

describe('the plan of a generated brief', () => {
  it.each(runs)('holds what every plan must hold (%i, %s)', (_seed, level, generated) => {
    expect(wrongWith(generated, level)).toEqual([]);
  });

  it('is of many kinds', () => {
    const facts = runs.map(([, , generated]) => generated.facts);
    expect(new Set(facts.map(({ currency }) => currency)).size).toBeGreaterThan(8);
    expect(facts.some(({ budgetMinor }) => budgetMinor === null)).toBe(true);
    expect(Math.max(...facts.map(({ people }) => people))).toBeGreaterThan(800);
  });
});
