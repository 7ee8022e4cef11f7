import { describe, expect, it } from 'vitest';
import { lifecycleStates } from '../../../shared/kernel/levels.ts';
import { approvalsBefore, lifecycle, phaseOf, stateAfter } from '../../../shared/workflow/lifecycle.ts';

describe('the lifecycle', () => {
  it('has one phase per state, in order', () => {
    expect(lifecycle.map(({ state }) => state)).toEqual(lifecycleStates);
  });

  it('ends after the postmortem', () => {
    expect(stateAfter('Execute')).toBe('Postmortem');
    expect(stateAfter('Postmortem')).toBeUndefined();
  });

  it('finds the phase of a state', () => {
    expect(phaseOf('Budget')).toMatchObject({ lead: 'budget-analyst', approval: 'budget' });
  });
});

describe('approvals before a state', () => {
  it('at Beginner ask for the budget only before Confirm', () => {
    expect(approvalsBefore('Research', 'Beginner')).toEqual([]);
    expect(approvalsBefore('Budget', 'Beginner')).toEqual(['venue']);
    expect(approvalsBefore('Logistics', 'Beginner')).toEqual(['venue']);
    expect(approvalsBefore('Confirm', 'Beginner')).toEqual(['venue', 'budget', 'vendor-contracts']);
  });

  it.each(['Intermediate', 'Advanced'] as const)('at %s ask for the budget before Logistics', (level) => {
    expect(approvalsBefore('Logistics', level)).toEqual(['venue', 'budget']);
  });

  it('are all needed before Execute, and the acceptance at the end', () => {
    expect(approvalsBefore('Execute', 'Beginner')).toEqual([
      'venue',
      'budget',
      'vendor-contracts',
      'final-go',
    ]);
    expect(approvalsBefore('end', 'Beginner')).toEqual([
      'venue',
      'budget',
      'vendor-contracts',
      'final-go',
      'postmortem',
    ]);
  });
});
