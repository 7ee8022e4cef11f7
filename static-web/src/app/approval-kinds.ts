import type { Approval } from '../api/shapes.ts';

/** What each approval is called, and what follows from a yes. A new kind fails to compile until it is said. */
interface KindWords {
  title: string;
  consequence: string;
  /** The part of the event that shows what it rests on, and what the way to it says. */
  part: string;
  look: string;
}

export const approvalKinds: Record<Approval['kind'], KindWords> = {
  venue: {
    title: 'Venue',
    consequence:
      'Costs, programme and logistics are settled on this venue. A contract still needs its own approval.',
    part: 'venues',
    look: 'Compare the venues',
  },
  budget: {
    title: 'Budget',
    consequence: 'Ordering may begin within these amounts. A change above the threshold is put up again.',
    part: 'budget',
    look: 'Look at the budget',
  },
  'vendor-contracts': {
    title: 'Vendor contracts',
    consequence: 'The contracts may be signed as drafted; cancelling them later costs what they say.',
    part: 'budget',
    look: 'See what is paid when',
  },
  'final-go': {
    title: 'Final go',
    consequence: 'The event is confirmed to everybody and takes place as planned.',
    part: '',
    look: 'Look at the whole plan',
  },
  postmortem: {
    title: 'Postmortem',
    consequence: 'The event is closed; its lessons go to the next plans.',
    part: 'postmortem',
    look: 'Look at the postmortem',
  },
};

/** The title of a kind that comes as a plain text. */
export const kindTitle = (kind: string): string =>
  Object.entries(approvalKinds).find(([name]) => name === kind)?.[1].title ?? kind;
