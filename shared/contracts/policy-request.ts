import { z } from 'zod';
import { approvalKinds } from '../artifacts/stakeholder-map.ts';
import { retentionLeast, retentionLongest } from './retention-limits.ts';
import { decidingRoles, reportSchedules, silenceActions } from '../kernel/organisation-policy.ts';

const amounts = z
  .record(
    z.string().regex(/^[A-Z]{3}$/, 'Write the currency as three letters, for instance EUR.'),
    z.int().min(0, 'An amount is a whole number of minor units, 0 or more.'),
  )
  .refine((value) => Object.keys(value).length > 0, 'Give the amount in at least one currency.')
  .refine((value) => Object.keys(value).length <= 50, 'Give the amount in at most 50 currencies.');

const tier = z.strictObject({
  /** Null: any amount. */
  upTo: amounts.nullable(),
  /** One entry for each person that it takes: the roles that person may have. */
  seats: z
    .array(z.array(z.enum(decidingRoles)).min(1, 'Name at least one role.').max(decidingRoles.length))
    .min(1, 'At least one person decides.')
    .max(3, 'At most three people decide.'),
});

/** Each tier ends above the one before, in every currency that both name; the last one has no end. */
const tiers = z
  .array(tier)
  .min(1, 'Give at least one tier.')
  .max(5, 'Give at most five tiers.')
  .check(({ value, issues }) => {
    value.forEach(({ upTo }, index) => {
      const isLast = index === value.length - 1;
      const path = [index, 'upTo'];
      const say = (message: string) => issues.push({ code: 'custom', message, path, input: upTo });
      if (isLast !== (upTo === null))
        say(isLast ? 'The last tier has no upper amount.' : 'Only the last tier is without an upper amount.');
      const before = value[index - 1]?.upTo;
      const names = (of: object) => Object.keys(of).sort().join();
      if (upTo && before && names(upTo) !== names(before)) say('Name the same currencies in every tier.');
      else if (upTo && before && Object.entries(upTo).some(([code, amount]) => amount <= (before[code] ?? 0)))
        say('Each tier ends above the one before.');
    });
  });

const silence = z
  .array(
    z.strictObject({
      afterWorkingDays: z.int().min(1, 'Wait at least one working day.').max(60),
      action: z.enum(silenceActions),
    }),
  )
  .min(1)
  .max(10)
  .check(({ value, issues }) => {
    value.forEach(({ afterWorkingDays, action }, index) => {
      const say = (message: string, field: string) =>
        issues.push({ code: 'custom', message, path: [index, field], input: value });
      if (afterWorkingDays <= (value[index - 1]?.afterWorkingDays ?? 0))
        say('Each step comes later than the one before.', 'afterWorkingDays');
      if ((action === 'block') !== (index === value.length - 1))
        say('The last step blocks, and no other: silence never approves and never goes unseen.', 'action');
    });
  });

const [venue, budget, contracts, go, postmortem] = approvalKinds;

const days = (what: keyof typeof retentionLeast, message: string) =>
  z.int().min(retentionLeast[what], message).max(retentionLongest).optional();

export const organisationPolicy = z.strictObject({
  approvals: z.strictObject({
    [venue]: tiers,
    [budget]: tiers,
    [contracts]: tiers,
    [go]: tiers,
    [postmortem]: tiers,
  }),
  separationAbove: amounts,
  reapproval: z.strictObject({ basisPoints: z.int().min(0).max(10_000), atLeast: amounts }),
  silence,
  reports: z
    .strictObject({ every: z.enum(reportSchedules) })
    .optional()
    .meta({ description: 'How often a report on the events is written; each month where it is left out.' }),
  retention: z
    .strictObject({
      logDays: days('logDays', 'Logs are kept for a year at least.'),
      activityDays: days('activityDays', 'The feed is kept for 30 days at least.'),
      traceDays: days('traceDays', 'Traces are kept for 30 days at least.'),
    })
    .optional()
    .meta({
      description:
        'Days for which the logs, the activity feed and the traces of agents of runs that are over are kept; what is left out is kept without end.',
    }),
});

export const policyRequest = z.strictObject({
  policy: organisationPolicy,
  /** Kept with the change. */
  reason: z.string().trim().min(3, 'Say why it is changed.').max(500),
});
