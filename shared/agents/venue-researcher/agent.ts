import { defineAgent } from '../../kernel/define-agent.ts';
import { advanced } from './instructions/advanced.ts';
import { beginner } from './instructions/beginner.ts';
import { intermediate } from './instructions/intermediate.ts';
import { metricFormula } from '../../kernel/metric-words.ts';

export const venueResearcher = defineAgent({
  name: 'venue-researcher',
  title: 'Venue Researcher',
  purpose: 'Says what the venue must offer, finds places that do, and compares them.',
  capabilities: [
    'derives capacity, square metres and access needs from the brief',
    'finds leads live, in the own catalogue, or as sample kinds',
    'leaves out what breaks a must, and says why',
    'scores candidates on weighted criteria and tests the ranking',
    'asks for options on the dates, with rank and expiry',
    'prepares the negotiation: target, walk-away point, way out, trades',
  ],
  metrics: [
    {
      name: 'shortlist_quality',
      formula: metricFormula('shortlist_quality'),
      target: { atLeast: 0.8 },
      unit: 'ratio',
    },
    {
      name: 'budget_fit',
      formula: metricFormula('budget_fit'),
      target: { atLeast: 0.95 },
      unit: 'ratio',
    },
    {
      name: 'confirmed_holds',
      formula: metricFormula('confirmed_holds'),
      target: { atLeast: 2 },
      unit: 'count',
    },
  ],
  instructions: { Beginner: beginner, Intermediate: intermediate, Advanced: advanced },
});
