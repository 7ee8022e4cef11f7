import { describe, expect, it } from 'vitest';
import type { Claim, ClaimKey } from '../../../shared/kernel/claim.ts';
import type { Question } from '../../../shared/kernel/run-store.ts';
import { approvableDraws, drawnMoney } from '../../../shared/workflow/drawn-money.ts';
import type { RunFacts } from '../../../shared/workflow/run-facts.ts';

const claim = (key: ClaimKey, wants: Claim['wants']) => ({ key, wants }) as Claim; // nothing else is read

interface Answer {
  category: string;
  headroomMinor?: number;
  contingencyMinor?: number;
}

/** Decisions in this order, with a threshold of 1,000 and 5,000 of free headroom; `settled` names quotes that came down. */
function facts(answers: readonly Answer[], settled: readonly string[] = []) {
  const questions = answers.map(({ category, headroomMinor = 0, contingencyMinor = 0 }, n) => {
    const draws = { headroomMinor, contingencyMinor, freeHeadroomMinor: 5_000, reapprovalFromMinor: 1_000 };
    return {
      field: `conflict:money.${category}`,
      status: 'answered',
      options: [{ id: 'keep' }, { id: 'take', savingMinor: -headroomMinor - contingencyMinor, draws }],
      answer: {
        value: headroomMinor + contingencyMinor > 0 ? 'take' : 'keep',
        by: 'ola',
        at: `2027-02-0${n + 1}`,
      },
    } as unknown as Question; // nothing else is read
  });
  const apart = [...new Set(answers.map(({ category }) => category))].filter(
    (name) => !settled.includes(name),
  );
  const claims = apart.flatMap((category) => [
    claim(`money.${category}`, { atMost: 1 }),
    claim(`money.${category}`, { atLeast: 2 }),
  ]);
  const tasks = new Map([['any', { claims }]]) as unknown as RunFacts['tasks']; // nothing else is read
  return { questions, tasks };
}

describe('what decisions moved within the budget', () => {
  it('counts the latest decision about each category, by its source', () => {
    const given = facts([
      { category: 'catering', headroomMinor: 100 },
      { category: 'venue', contingencyMinor: 300 },
      { category: 'catering', contingencyMinor: 200 },
    ]);
    const all = { headroomMinor: 0, contingencyMinor: 500, sinceApprovalMinor: 500 };
    expect(drawnMoney(given, 'none')).toEqual(all);
    expect(drawnMoney(given, 'conflict:money.venue')).toMatchObject({ contingencyMinor: 200 });
  });

  it('gives back what a quote took that came down, or that a later decision keeps within its category', () => {
    const taken = { category: 'catering', contingencyMinor: 400 };
    expect(drawnMoney(facts([taken], ['catering']), 'none').contingencyMinor).toBe(0);
    expect(drawnMoney(facts([taken, { category: 'catering' }]), 'none').contingencyMinor).toBe(0);
  });
});

describe('what the budget is to be approved with', () => {
  it('is nothing while all that was moved stays below the threshold', () => {
    expect(approvableDraws(facts([{ category: 'catering', contingencyMinor: 999 }]))).toBeNull();
  });

  it('is all that was moved once a decision reaches it, and no less by what follows below it', () => {
    const [first, second] = [
      { category: 'catering', contingencyMinor: 600 },
      { category: 'venue', headroomMinor: 400 },
    ];
    const approvable = [
      { category: 'catering', headroomMinor: 0, contingencyMinor: 600 },
      { category: 'venue', headroomMinor: 400, contingencyMinor: 0 },
    ];
    expect(approvableDraws(facts([first, second]))).toEqual(approvable);
    const later = facts([first, second, { category: 'staff', contingencyMinor: 999 }]);
    expect(approvableDraws(later)).toEqual(approvable);
    expect(drawnMoney(later, 'none').sinceApprovalMinor).toBe(999);
    expect(
      approvableDraws(facts([first, second, { category: 'staff', contingencyMinor: 1_000 }])),
    ).toHaveLength(3);
  });

  it('is what reaches into the headroom that the owner holds back, however little', () => {
    const steps = [1, 2, 3, 4, 5].map((n) => ({ category: `c${n}`, headroomMinor: 999 }));
    expect(approvableDraws(facts(steps.slice(0, 1)))).toBeNull();
    const held = facts([...steps, { category: 'c6', headroomMinor: 6 }]);
    expect(approvableDraws(held)).toHaveLength(6);
  });

  it('is nothing again once the quotes came down', () => {
    expect(
      approvableDraws(facts([{ category: 'catering', contingencyMinor: 2_000 }], ['catering'])),
    ).toBeNull();
  });
});
