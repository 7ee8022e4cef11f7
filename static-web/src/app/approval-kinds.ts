import type { Approval } from '../api/shapes.ts';

/** What each approval is called, and what follows from a yes. A new kind fails to compile until it is said. */
export const approvalKinds: Record<Approval['kind'], { title: string; consequence: string }> = {
  venue: {
    title: 'Venue',
    consequence:
      'Costs, programme and logistics are settled on this venue. A contract still needs its own approval.',
  },
  budget: {
    title: 'Budget',
    consequence: 'Ordering may begin within these amounts. A change above the threshold is put up again.',
  },
  'vendor-contracts': {
    title: 'Vendor contracts',
    consequence: 'The contracts may be signed as drafted; cancelling them later costs what they say.',
  },
  'final-go': {
    title: 'Final go',
    consequence: 'The event is confirmed to everybody and takes place as planned.',
  },
  postmortem: { title: 'Postmortem', consequence: 'The event is closed; its lessons go to the next plans.' },
};

/** The title of a kind that comes as a plain text. */
export const kindTitle = (kind: string): string =>
  Object.entries(approvalKinds).find(([name]) => name === kind)?.[1].title ?? kind;
