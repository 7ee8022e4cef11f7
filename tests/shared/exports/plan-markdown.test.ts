import { describe, expect, it } from 'vitest';
import { planMarkdown, type PlanMarkdownInput } from '../../../shared/exports/plan-markdown.ts';
import { fullPlan } from '../../support/full-plan.ts';

const hostile = '<script>alert(1)</script> | [x](javascript:alert(1))';

function input(change: Partial<PlanMarkdownInput> = {}): PlanMarkdownInput {
  return {
    title: 'Kraków Rust Evening',
    state: 'Budget',
    status: 'waiting',
    provisional: { CostModel: ['venue'] },
    artifacts: fullPlan('krakow'),
    questions: [],
    conflicts: [],
    approvals: [],
    decisions: [],
    ...change,
  };
}

describe('plan.md of a drafted plan', () => {
  const text = planMarkdown(input());

  it('answers what, when in local time, where, who and how much on the first page', () => {
    const page = text.slice(0, text.indexOf('## Decisions waiting'));
    expect(page).toContain('2027-03-11 18:30 to 2027-03-11 21:30 local time (Europe/Warsaw)');
    expect(page).toContain('Kraków');
    expect(page).toContain('20 on site; 29 registrations to open');
    expect(page).toMatch(
      /budget PLN 2,000\.00; needed PLN [\d,.]+ \(PLN [\d,.]+ to PLN [\d,.]+\), headroom PLN/,
    );
  });

  it('names critical path, main risks, and what is provisional on which choice', () => {
    expect(text).toContain('## Critical path');
    expect(text).toContain('Low registrations');
    expect(text).toContain('Cost model rests on the undecided choice of venue.');
  });

  it('has a section for every artifact', () => {
    for (const title of [
      'Timeline and tasks',
      'Risks',
      'Venues',
      'Costs',
      'Budget',
      'Schedule',
      'Logistics',
      'If something happens',
    ])
      expect(text).toContain(`\n## ${title}\n`);
  });
});

describe('plan.md of a plan over budget', () => {
  it('says so on the first page and lists the ways out of the conflict', () => {
    const conflict = {
      text: 'Over budget',
      why: 'The plan needs more.',
      blocks: 'Logistics' as const,
      options: [{ id: 'a', label: 'Simpler food', effect: 'Fewer choices' }],
    };
    const text = planMarkdown(input({ artifacts: fullPlan('toronto'), conflicts: [conflict] }));
    expect(text).toContain('OVER BUDGET by CAD');
    expect(text).toContain('| 1 | Simpler food | Fewer choices |');
    expect(text).toContain('at risk until signed');
  });
});

describe('plan.md of a hostile brief', () => {
  it('shows Markdown and HTML as they were typed', () => {
    const brief = fullPlan('krakow')['EventBrief'];
    const artifacts = { EventBrief: { ...brief, notUnderstood: [{ text: hostile, why: hostile }] } };
    const question = { text: hostile, why: hostile, blocks: 'Plan' as const, neededBy: hostile };
    const text = planMarkdown(input({ title: hostile, artifacts, questions: [question] }));
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/(?<!\\)\]\(javascript/);
    expect(text.split('\n')[0]).toBe(
      '# &lt;script&gt;alert(1)&lt;/script&gt; \\| \\[x\\](javascript:alert(1))',
    );
  });
});

describe('plan.md of an event that nobody has planned yet', () => {
  it('says what is missing instead of failing', () => {
    expect(planMarkdown(input({ artifacts: {}, provisional: {} }))).toContain('not said yet');
  });
});
