import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const advanced: InstructionSet = {
  level: 'Advanced',
  version: '1.0.0',
  objectives: [
    'Combine several venues into one programme, with walks and load-in times between them.',
    'Prepare the negotiation: target, walk-away point, second venue, trades.',
    'Show what the choice of venue does to cost, risk and schedule together.',
  ],
  constraints: [
    'A must of the brief leaves a venue out; it never lowers a score.',
    'The second option stays held until the first is signed.',
    'Cancellation terms and attrition are part of the all-in cost.',
    'A venue that a person turned down does not come back.',
  ],
  onMissingInput: 'Keep the alternatives open side by side, and name the answer that would decide.',
  onToolFailure: 'Fall back by source, widen the price range, and plan a check for every figure.',
  onConflict: 'Compare combinations of venues, dates and scope, and recommend one with its price.',
};
