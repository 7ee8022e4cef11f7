import type { OrganisationPolicy } from '../kernel/organisation-policy.ts';

/** Where the product's own policy comes from; shown with it. */
export const defaultPolicySource =
  "Product default: planner's judgement on usual delegations of authority of event organisations. One person decides up to EUR 25,000, two different people above (four eyes, the second with an eye on the money); whoever prepared a matter does not sign it alone above EUR 10,000; days as in common chasing practice.";

const lead = ['approver', 'administrator'] as const;
const limit = { EUR: 2_500_000 };
const oneUpToLimit = { upTo: limit, seats: [lead] } as const;

/** Holds for every organisation that has set none of its own. Amounts in cents; other currencies at the planning rate. */
export const defaultPolicy: OrganisationPolicy = {
  approvals: {
    venue: [oneUpToLimit, { upTo: null, seats: [lead, ['finance', 'approver', 'administrator']] }],
    budget: [oneUpToLimit, { upTo: null, seats: [lead, ['finance', 'administrator']] }],
    'vendor-contracts': [
      { upTo: limit, seats: [['approver', 'vendor-manager', 'administrator']] },
      { upTo: null, seats: [lead, ['finance', 'vendor-manager', 'administrator']] },
    ],
    'final-go': [{ upTo: null, seats: [lead] }],
    postmortem: [{ upTo: null, seats: [lead] }],
  },
  separationAbove: { EUR: 1_000_000 },
  reapproval: { basisPoints: 100, atLeast: { USD: 100_000 } },
  silence: [
    { afterWorkingDays: 2, action: 'remind' },
    { afterWorkingDays: 4, action: 'next-approver' },
    { afterWorkingDays: 5, action: 'owner' },
    { afterWorkingDays: 6, action: 'administrator' },
    { afterWorkingDays: 7, action: 'block' },
  ],
  reports: { every: 'month' },
};
