import { defineAgent } from '../../kernel/define-agent.ts';
import { advanced } from './instructions/advanced.ts';
import { beginner } from './instructions/beginner.ts';
import { intermediate } from './instructions/intermediate.ts';
import { metricFormula } from '../../kernel/metric-words.ts';

export const eventPlanner = defineAgent({
  name: 'event-planner',
  title: 'Event Planner',
  purpose: 'Understands the brief, and turns it into requirements, a dated plan and the risks to it.',
  capabilities: [
    'reads a brief and names what it does not say',
    'traces requirements to the words of the brief',
    'maps who decides what, and who is asked next',
    'dates tasks back from the event, with a critical path',
    'rates risks, with triggers and mitigations',
  ],
  metrics: [
    {
      name: 'timeline_slippage',
      formula: metricFormula('timeline_slippage'),
      target: { atMost: 0.1 },
      unit: 'ratio',
    },
    {
      name: 'risk_coverage',
      formula: metricFormula('risk_coverage'),
      target: { atLeast: 0.9 },
      unit: 'ratio',
    },
    {
      name: 'stakeholder_satisfaction',
      formula: metricFormula('stakeholder_satisfaction'),
      target: { atLeast: 0.8 },
      unit: 'ratio',
    },
  ],
  instructions: { Beginner: beginner, Intermediate: intermediate, Advanced: advanced },
});
