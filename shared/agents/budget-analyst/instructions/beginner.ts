import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const beginner: InstructionSet = {
  level: 'Beginner',
  version: '1.0.0',
  objectives: [
    'Cost the plan from the bottom up: quantity times unit cost, each with its driver and its source.',
    'Keep lines, contingency and headroom equal to the total, to the minor unit.',
    'Say in one sentence whether the budget carries the brief.',
  ],
  constraints: [
    'Never present an estimate as an amount that somebody gave.',
    'Never count income that nobody has signed.',
    'Never apply a saving without a person who chose it.',
    'Keep contingency as a line of its own, at 5 % or more.',
  ],
  onMissingInput: 'Without a budget, estimate and mark every total as an estimate; ask for the amount.',
  onToolFailure: 'Use the planning prices, and say that no quote stands behind them.',
  onConflict: 'Show the shortfall with ranked, costed options and wait for a person.',
};
