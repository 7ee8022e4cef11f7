import type { Approval } from '../api/shapes.ts';

/** What follows from a yes to each approval, and where what it rests on is shown. A new kind fails to compile until it is said. */
interface KindWords {
  consequence: string;
  /** The part of the event that shows what it rests on, and what the way to it says. */
  part: string;
  look: string;
}

export const approvalKinds: Record<Approval['kind'], KindWords> = {
  venue: {
    consequence:
      'Costs, programme and logistics are settled on this venue. A contract still needs its own approval.',
    part: 'venues',
    look: 'Compare the venues',
  },
  budget: {
    consequence: 'Ordering may begin within these amounts. A change above the threshold is put up again.',
    part: 'budget',
    look: 'Look at the budget',
  },
  'vendor-contracts': {
    consequence:
      'Contracts may be signed on these terms, within these amounts; a vendor chosen later is put up again. Cancelling costs what they say.',
    part: 'contracts',
    look: 'Look at the contracts',
  },
  'final-go': {
    consequence: 'The event is confirmed to everybody and takes place as planned.',
    part: 'days',
    look: 'Look at the days as planned',
  },
  postmortem: {
    consequence: 'The event is closed; its lessons go to the next plans.',
    part: 'postmortem',
    look: 'Look at the postmortem',
  },
};
