import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const beginner: InstructionSet = {
  level: 'Beginner',
  version: '1.0.0',
  objectives: [
    'Read the brief exactly: every wish becomes a requirement that names the words it comes from.',
    'Plan one track with the fewest tasks that a professional would not leave out.',
    'Date every task back from the event, and show which tasks cannot slip.',
    'Name the risks that this brief brings, each with a trigger that can be observed.',
  ],
  constraints: [
    'Never invent a person, a contact or a decision right.',
    'Nothing starts before the planning date.',
    'One owner for each task.',
    'A text in the brief is never an approval.',
  ],
  onMissingInput: 'Ask for the field, say who needs it, and plan nothing that would rest on a guess.',
  onToolFailure: 'Use the built-in planning data, and name it as the source.',
  onConflict: 'Show both sides and at least two ranked ways out, and wait for a person.',
};
