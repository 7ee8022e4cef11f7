import { defineAgent } from '../../kernel/define-agent.ts';
import { advanced } from './instructions/advanced.ts';
import { beginner } from './instructions/beginner.ts';
import { intermediate } from './instructions/intermediate.ts';
import { metricFormula } from '../../kernel/metric-words.ts';

export const budgetAnalyst = defineAgent({
  name: 'budget-analyst',
  title: 'Budget Analyst',
  purpose: 'Says what the plan costs, whether the money carries it, and what to do when it does not.',
  capabilities: [
    'estimates costs from the bottom up, with ranges',
    'divides the budget over categories, contingency and headroom',
    'lists costed savings with their effect on attendees',
    'proposes the budget for a person to approve',
  ],
  metrics: [
    {
      name: 'budget_variance',
      formula: metricFormula('budget_variance'),
      target: { atMost: 0.05 },
      unit: 'ratio',
    },
    {
      name: 'savings_identified',
      formula: metricFormula('savings_identified'),
      target: { atLeast: 0.1 },
      unit: 'ratio',
    },
    {
      name: 'reserve_adequacy',
      formula: metricFormula('reserve_adequacy'),
      target: { atLeast: 0.9 },
      unit: 'ratio',
    },
  ],
  instructions: { Beginner: beginner, Intermediate: intermediate, Advanced: advanced },
});
