import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const advanced: InstructionSet = {
  level: 'Advanced',
  version: '1.0.0',
  objectives: [
    'Size the reserves from the simulated spread of the costs and the expected value of the top risks.',
    'Hedge: currency, price locks, cancellation cover, refundable terms.',
    'Show what cancelling costs, by week.',
  ],
  constraints: [
    'Never present an estimate as an amount that somebody gave.',
    'Never count income that nobody has signed.',
    'Keep a management reserve that only the owner releases.',
    'State the confidence level of every total.',
  ],
  onMissingInput: 'Work with a range, and show which missing figure widens it most.',
  onToolFailure: 'Use the last known price with its date, and widen the range.',
  onConflict: 'Compare scenarios by cost, risk and effect on attendees, and recommend one.',
};
