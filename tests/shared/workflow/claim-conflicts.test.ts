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
const reserve = {
  currency: 'PLN',
  contingencyMinor: 70,
  spreadMinor: 140,
  heldBackMinor: 0,
  reapprovalFromMinor: 61,
};
const analyst = (key: Claim['key'], freeMinor: number) =>
  claim({
    key,
    wants: { atMost: 100 },
    byGate: true,
    option: { id: 'allocation-100', label: 'Keep', effect: 'e' },
    gives: { freeMinor, withoutAskingMinor: Math.min(freeMinor, 60), reserve },
  });
const coordinator = (key: Claim['key']) =>
  claim({
    key,
    wants: { atLeast: 150 },
    stated: true,
    option: { id: 'quote-150', label: 'Take', effect: 'e', savingMinor: -50 },
  });

interface Also {
  questions?: readonly Question[];
  isFresh?: boolean;
  /** Categories whose quotes are above them. */
  over?: readonly string[];
}

function conflicts(freeMinor: number, { questions = [], isFresh = true, over = ['catering'] }: Also = {}) {
  const state = (task: string, claims: Claim[]) =>
    [task, { task, inputHash: 'h', revision: 1, conflicts: [], claims }] as const;
  const tasks = new Map([
    state(
      'propose-budget',
      over.map((name) => analyst(`money.${name}`, freeMinor)),
    ),
    state(
      'draft-contracts',
      over.map((name) => coordinator(`money.${name}`)),
    ),
  ]);
  const standing = isFresh ? ('fresh' as const) : ('ready' as const);
  const facts = { tasks, questions } as Pick<RunFacts, 'tasks' | 'questions'> as RunFacts; // nothing else is read
  return claimConflicts(facts, [
    { task: proposeBudget, state: 'Budget', standing: 'fresh' },
    { task: draftContracts, state: 'Logistics', standing },
  ]);
}

/** The conflict about one category as it is decided or asked, answered. */
function answered(category: string, value: string, by = 'ola'): Question {
  const made = conflicts(1_000, { over: [category] }).decided[0]?.question;
  if (!made) throw new Error('nothing was decided');
  return {
    ...made,
    id: `q-${category}`,
    status: 'answered',
    askedAt: 'now',
    answer: { value, by, at: 'now' },
  };
}

const optionsOf = (questions: readonly { options: Question['options'] }[]) =>
  questions.map(({ options }) => options.map(({ id }) => id));

describe('claims of two agents on the money of a category', () => {
  it('are settled by the rule where the headroom has room, and every way out is kept', () => {
    const { asked, decided } = conflicts(1_000);
    expect(asked).toEqual([]);
    expect(decided).toMatchObject([
      { option: 'quote-150', rationale: expect.stringContaining('"what a person stated"') },
    ]);
    expect(decided[0]?.question).toMatchObject({ blocks: 'Confirm', neededBy: 'logistics-coordinator' });
    expect(optionsOf(decided.map(({ question }) => question))).toEqual([
      ['allocation-100', 'quote-150', 'contingency-150-50'],
    ]);
  });

  it('are a question where the headroom has no room, and the contingency is never taken by a rule', () => {
    const { asked, decided } = conflicts(0);
    expect(decided).toEqual([]);
    expect(asked).toMatchObject([{ why: expect.stringContaining('does not cover it') }]);
    expect(optionsOf(asked)).toEqual([['allocation-100', 'contingency-150-50']]);
    expect(optionsOf(conflicts(10).asked)).toEqual([
      ['allocation-100', 'contingency-150-40', 'contingency-150-50'],
    ]);
  });

  it('offer no more of the contingency than other decisions have left', () => {
    const venue = answered('venue', 'contingency-150-50');
    const { asked } = conflicts(0, { questions: [venue], over: ['catering', 'venue'] });
    expect(asked.map(({ field }) => field)).toContain('conflict:money.catering');
    expect(optionsOf(asked.filter(({ field }) => field === 'conflict:money.catering'))).toEqual([
      ['allocation-100'],
    ]);
  });

  it('are not settled while one of them is being drafted', () => {
    expect(conflicts(1_000, { isFresh: false })).toEqual({ asked: [], decided: [] });
  });

  it.each([
    ['quote-150', 'tie-break'],
    ['quote-150', 'ola'],
    ['allocation-100', 'ola'],
    ['contingency-150-50', 'ola'],
  ])('are settled once, by %s of %s, whatever other decisions move', (value, by) => {
    const own = answered('catering', value, by);
    expect(conflicts(1_000, { questions: [own] })).toEqual({ asked: [], decided: [] });
    const both = [own, answered('venue', 'quote-150')];
    const { asked, decided } = conflicts(1_000, { questions: both, over: ['catering', 'venue'] });
    expect([...asked, ...decided]).toEqual([]);
  });

  it('are a question where earlier decisions have used up what may be moved', () => {
    const questions = [answered('venue', 'quote-150')];
    const over = ['catering', 'venue'];
    expect(conflicts(1_000, { questions, over }).asked).toMatchObject([
      { why: expect.stringContaining('new approval') },
    ]);
    expect(conflicts(99, { questions, over }).asked).toMatchObject([
      { why: expect.stringContaining('does not cover it') },
    ]);
  });
});
