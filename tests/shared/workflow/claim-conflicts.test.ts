import { describe, expect, it } from 'vitest';
import { proposeBudget } from '../../../shared/agents/budget-analyst/tasks/propose-budget.ts';
import { draftContracts } from '../../../shared/agents/logistics-coordinator/tasks/draft-contracts.ts';
import type { Claim } from '../../../shared/kernel/claim.ts';
import type { Question } from '../../../shared/kernel/run-store.ts';
import { claimConflicts } from '../../../shared/workflow/claim-conflicts.ts';
import type { RunFacts } from '../../../shared/workflow/run-facts.ts';

const claim = (change: Partial<Claim> & Pick<Claim, 'key' | 'wants'>): Claim => ({
  hard: false,
  stated: false,
  byGate: false,
  why: 'because',
  wrongMinor: 0,
  option: { id: 'own', label: 'Own', effect: 'e' },
  ...change,
});
const analyst = (freeMinor: number) =>
  claim({
    key: 'money.catering',
    wants: { atMost: 100 },
    byGate: true,
    option: { id: 'allocation-100', label: 'Keep', effect: 'e' },
    gives: { freeMinor, withoutAskingMinor: Math.min(freeMinor, 60) },
  });
const coordinator = claim({
  key: 'money.catering',
  wants: { atLeast: 150 },
  stated: true,
  option: { id: 'quote-150', label: 'Take', effect: 'e', savingMinor: -50 },
});

function conflicts(freeMinor: number, questions: readonly Question[] = [], isFresh = true) {
  const state = (task: string, claims: Claim[]) =>
    [task, { task, inputHash: 'h', revision: 1, conflicts: [], claims }] as const;
  const tasks = new Map([
    state('propose-budget', [analyst(freeMinor)]),
    state('draft-contracts', [coordinator]),
  ]);
  const standing = isFresh ? ('fresh' as const) : ('ready' as const);
  const facts = { tasks, questions } as Pick<RunFacts, 'tasks' | 'questions'> as RunFacts; // nothing else is read
  return claimConflicts(facts, [
    { task: proposeBudget, state: 'Budget', standing: 'fresh' },
    { task: draftContracts, state: 'Logistics', standing },
  ]);
}

const answeredBy = (by: string, signature: string, field = 'conflict:money.catering'): Question => {
  const [made] = conflicts(1_000).decided;
  if (!made) throw new Error('nothing was decided');
  const answer = { value: 'quote-150', by, at: 'now' };
  return { ...made.question, field, signature, id: 'q', status: 'answered', askedAt: 'now', answer };
};

describe('claims of two agents on the money of a category', () => {
  it('are settled by the rule where there is room, and both ways out are kept', () => {
    const { asked, decided } = conflicts(1_000);
    expect(asked).toEqual([]);
    expect(decided).toMatchObject([
      { option: 'quote-150', rationale: expect.stringContaining('"what a person stated"') },
    ]);
    expect(decided[0]?.question).toMatchObject({ blocks: 'Confirm', neededBy: 'logistics-coordinator' });
    expect(decided[0]?.question.options.map(({ id }) => id)).toEqual(['quote-150', 'allocation-100']);
  });

  it('are a question without the dear way out where the budget has no room for it', () => {
    const { asked, decided } = conflicts(49);
    expect(decided).toEqual([]);
    expect(asked).toMatchObject([
      { why: expect.stringContaining('no room'), options: [{ id: 'allocation-100' }] },
    ]);
  });

  it('are not settled while one of them is being drafted', () => {
    expect(conflicts(1_000, [], false)).toEqual({ asked: [], decided: [] });
  });

  it('are settled once, by whomever', () => {
    const signature = conflicts(1_000).decided[0]?.question.signature ?? '';
    for (const by of ['tie-break', 'ola'])
      expect(conflicts(1_000, [answeredBy(by, signature)])).toEqual({ asked: [], decided: [] });
  });

  it('are a question where earlier decisions have used up what may be moved', () => {
    const earlier = answeredBy('tie-break', 'other', 'conflict:money.venue');
    expect(conflicts(1_000, [earlier]).asked).toMatchObject([
      { why: expect.stringContaining('new approval') },
    ]);
    expect(conflicts(99, [earlier]).asked).toMatchObject([{ why: expect.stringContaining('no room') }]);
  });
});
