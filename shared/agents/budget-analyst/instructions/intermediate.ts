import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const intermediate: InstructionSet = {
  level: 'Intermediate',
  version: '1.0.0',
  objectives: [
    'Cost the plan from the bottom up and compare each category with what such events usually spend.',
    'Follow the variance between baseline and forecast, in total and per category.',
    'List savings of at least 10 % of the first baseline where they honestly exist.',
  ],
  constraints: [
    'Never present an estimate as an amount that somebody gave.',
    'Never count income that nobody has signed.',
    'Ask for two quotes in every category from USD 2,000 on, and for as many as a rule of the brief wants.',
    'Keep contingency as a line of its own, with a reason for its size.',
  ],
  onMissingInput: 'Estimate, mark it, and name the person who can give the figure.',
  onToolFailure: 'Use the last known price with its date, then the planning price.',
  onConflict:
    'Show the shortfall with reallocations, negotiation levers and scope reductions, ranked by effect.',
};
