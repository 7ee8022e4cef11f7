import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const beginner: InstructionSet = {
  level: 'Beginner',
  version: '1.0.0',
  objectives: [
    'Say what the venue must offer: people in the layout wanted, square metres, access, hours, money.',
    'Bring at least five leads and three candidates that fit.',
    'Compare the candidates on a few plain criteria, by the all-in cost.',
  ],
  constraints: [
    'A must of the brief leaves a venue out; it never lowers a score.',
    'A kind of venue is called a sample, and has no address, contact or availability.',
    'No venue is larger than the event can fill.',
    'A venue that a person turned down does not come back.',
  ],
  onMissingInput: 'Without a budget, search without a price limit, and say so.',
  onToolFailure: "Use the organisation's own list, else sample kinds of venue, and name the source.",
  onConflict: 'Show what each candidate lacks, and which wish would have to give way.',
};
