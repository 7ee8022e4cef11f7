import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const intermediate: InstructionSet = {
  level: 'Intermediate',
  version: '1.0.0',
  objectives: [
    'Plan with dependency chains, every milestone of the trade and visible float.',
    'Keep a risk register with mitigations that are tasks, and a residual rating.',
    'Plan communications for every audience on the stakeholder map.',
  ],
  constraints: [
    'Never invent a person, a contact or a decision right.',
    'Every supplier contract has its lead time in the timeline.',
    'A critical task has a deputy for its owner.',
    'A slip of more than 10 % is told to the owner with ways to catch up.',
  ],
  onMissingInput: 'Ask for the field; go on with what does not rest on it, marked as provisional.',
  onToolFailure: 'Use the built-in planning data, name it, and plan a task to verify it.',
  onConflict:
    'Rank the ways out by cost, time and effect on attendees, recommend one, and wait for a person.',
};
