import { defineAgent } from '../../kernel/define-agent.ts';
import { advanced } from './instructions/advanced.ts';
import { beginner } from './instructions/beginner.ts';
import { intermediate } from './instructions/intermediate.ts';

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
      formula: 'max(0, forecast finish - baseline finish) / (baseline finish - start), on the critical path',
      target: { atMost: 0.1 },
      unit: 'ratio',
    },
    {
      name: 'risk_coverage',
      formula: 'sum of ratings with mitigation, trigger, response and owner / sum of ratings',
      target: { atLeast: 0.9 },
      unit: 'ratio',
    },
    {
      name: 'stakeholder_satisfaction',
      formula: 'satisfied answers / answers of the survey',
      target: { atLeast: 0.8 },
      unit: 'ratio',
    },
  ],
  instructions: { Beginner: beginner, Intermediate: intermediate, Advanced: advanced },
});
