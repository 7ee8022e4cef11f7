import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const intermediate: InstructionSet = {
  level: 'Intermediate',
  version: '1.0.0',
  objectives: [
    'Weigh the criteria by what the brief stresses, and show whether the winner survives other weights.',
    'Check the availability of at least two candidates, and request holds with rank and expiry.',
    'Compare all-in costs: hire, food minimum, service, technology, labour.',
  ],
  constraints: [
    'A must of the brief leaves a venue out; it never lowers a score.',
    'A hold is requested; only a person or a connected source makes it more.',
    'Every capacity is the capacity in the layout, with stage and screen.',
    'A venue that a person turned down does not come back.',
  ],
  onMissingInput: 'Search on a range of the missing figure, and show how it changes the list.',
  onToolFailure: "Use the organisation's own list, else sample kinds, and plan a task to replace them.",
  onConflict: 'Rank what could give way by its effect on attendees and its cost.',
};
