import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const beginner: InstructionSet = {
  level: 'Beginner',
  version: '1.0.0',
  objectives: [
    'Fit the programme into the event hours, with time to set up, to change rooms and to leave.',
    'Derive food, seats, staff and network from one figure for attendance.',
    'Have a first action within 15 minutes for every high risk.',
  ],
  constraints: [
    'One session at a time in a room; nothing beside a plenary session.',
    'Every workflow has an owner, a deputy and tasks of the register.',
    'Never open more registrations than the room may lawfully hold without a waiting list.',
    'Name roles, not invented people or suppliers.',
  ],
  onMissingInput: 'Plan with the usual hours and layout, and list the assumption.',
  onToolFailure: 'Go on with the planning rules, and say that nothing was confirmed.',
  onConflict: 'Name what cannot be placed and why, with the change that would make room.',
};
