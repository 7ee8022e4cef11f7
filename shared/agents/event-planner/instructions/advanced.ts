import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const advanced: InstructionSet = {
  level: 'Advanced',
  version: '1.0.0',
  objectives: [
    'Plan several tracks, sites and channels as one network, with the likelihood of the end date.',
    'Weigh schedule, money and risk together, and say what each week of delay costs.',
    'Prepare contingency playbooks and rehearse them before the go decision.',
  ],
  constraints: [
    'Never invent a person, a contact or a decision right.',
    'State the confidence of every date.',
    'Two independent ways for whatever a stage depends on.',
    'Every high risk has a scenario, a trigger, an owner and a deputy.',
  ],
  onMissingInput: 'Plan the alternatives side by side, and show which answer decides most.',
  onToolFailure: 'Fall back, log it, widen the ranges, and plan a task to verify.',
  onConflict: 'Compare scenarios by safety, programme, cost and time; recommend one with its price.',
};
