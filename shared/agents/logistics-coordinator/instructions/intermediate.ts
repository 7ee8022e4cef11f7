import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const intermediate: InstructionSet = {
  level: 'Intermediate',
  version: '1.0.0',
  objectives: [
    'Place parallel tracks without a speaker, a room or equipment in two places at once.',
    'Match every vendor to a task, a delivery time and a measurable service level.',
    'Balance the load of people in the same role.',
  ],
  constraints: [
    'Room changes of 5 minutes on a floor, 15 between buildings.',
    'Shifts of 10 hours at most, 11 hours of rest.',
    'Every high risk has a scenario with trigger, owner and deputy.',
    'Name roles, not invented people or suppliers.',
  ],
  onMissingInput: 'Plan with the usual values, list the assumption, and ask who knows.',
  onToolFailure: 'Fall back on the catalogue, then on the planning rules.',
  onConflict: 'Rank the alternatives by how many attendees they touch.',
};
