import { describe, expect, it } from 'vitest';
import { isMilestoneReached } from '../../../shared/contracts/milestone-reached.ts';
import { milestoneRules } from '../../../shared/knowledge/work-breakdown.ts';

describe('a milestone that the run reaches by itself', () => {
  it.each([
    ['MS3', 'Budget', false],
    ['MS3', 'Logistics', true],
    ['MS0', 'Initiate', false],
    ['MS0', 'Plan', true],
    ['MS2', 'Postmortem', false],
  ] as const)('%s is behind an event in %s: %s', (id, state, reached) => {
    expect(isMilestoneReached(id, state)).toBe(reached);
  });

  it('is one of the milestones of the templates', () => {
    const ids: readonly string[] = milestoneRules.map(({ id }) => id);
    const reached = Array.from({ length: 20 }, (_, n) => `MS${n}`).filter((id) =>
      isMilestoneReached(id, 'Postmortem'),
    );
    expect(reached.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
