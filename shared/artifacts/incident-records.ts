import { z } from 'zod';
import { defineRecord, defineView } from '../kernel/define-record.ts';
import { sumMinor } from '../kernel/money.ts';

const minor = z.int().min(0);

export const incidentClosedRecord = defineRecord({
  kind: 'incident-closed',
  title: 'Incident closed',
  sensitive: ['/note'],
  by: 'system',
  schema: z.strictObject({
    /** Id of the record that opened it. */
    incidentId: z.string(),
    closedAt: z.iso.datetime(),
    note: z.string().max(2_000).optional(),
  }),
});

/** What an incident is likely to cost. The amount is proposed; what was paid is an actual cost. */
export const budgetImpactRecord = defineRecord({
  kind: 'budget-impact',
  title: 'Proposed effect of an incident on the budget',
  by: 'system',
  schema: z.strictObject({
    incidentId: z.string(),
    amountMinor: minor,
    currency: z.string().regex(/^[A-Z]{3}$/),
    /** Who or what says so. */
    basis: z.string(),
    thresholdMinor: minor,
    /** With what came before it and was not put up for approval, it reaches the threshold: the budget is approved again. */
    reapproval: z.boolean(),
  }),
});

export type ImpactBody = z.infer<typeof budgetImpactRecord.schema>;

/** Effects of incidents that the budget is to be approved with; null while they stay below the threshold. */
export const approvableImpacts = defineView({
  name: 'approvableImpacts',
  of: [budgetImpactRecord],
  decidedBy: 'budget',
  select: (records) => {
    const last = records.findLastIndex(({ body }) => body.reapproval);
    if (last < 0) return null;
    const counted = records.slice(0, last + 1).map(({ body }) => body);
    return {
      incidents: counted.length,
      amountMinor: sumMinor(counted.map(({ amountMinor }) => amountMinor)),
    };
  },
});

/** Minor units that incidents cost since the budget was last put up for approval because of them. */
export const impactsBelowThreshold = defineView({
  name: 'impactsBelowThreshold',
  of: [budgetImpactRecord],
  select: (records) => {
    const last = records.findLastIndex(({ body }) => body.reapproval);
    return sumMinor(records.slice(last + 1).map(({ body }) => body.amountMinor));
  },
});
