import { z } from 'zod';
import { defineKnowledge } from '../kernel/define-knowledge.ts';
import type { OrganisationPolicy } from '../kernel/organisation-policy.ts';
import { defaultPolicy } from './approval-policy.ts';

interface Reapproval {
  basisPoints: number;
  /** Pairs of currency and minor units: replaced as a whole, so that no amount of the product stays among one's own. */
  atLeast: readonly (readonly [string, number])[];
}

/** In the form of the table. */
export function reapprovalOf({ reapproval: { basisPoints, atLeast } }: OrganisationPolicy): Reapproval {
  return { basisPoints, atLeast: Object.entries(atLeast) };
}

/** From which change on a budget is put up for approval again. Set by the policy of approvals, not by itself. */
export const reapprovalTable = defineKnowledge<'reapproval', Reapproval>({
  name: 'reapproval',
  title: 'Re-approval of a budget',
  about: 'A change of the greater of a share of the total and an amount is put up for approval again.',
  schema: z.strictObject({
    basisPoints: z.int().min(0).max(10_000),
    atLeast: z.array(z.tuple([z.string(), z.int().min(0)])).min(1),
  }),
  value: reapprovalOf(defaultPolicy),
});
