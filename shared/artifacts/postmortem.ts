import { z } from 'zod';
import { defineArtifact } from '../kernel/define-artifact.ts';

const text = z.string().min(1);

export const postmortemMetric = z.strictObject({
  name: text,
  value: z.number().nullable(),
  unit: z.enum(['percent', 'minutes', 'minor-units', 'count', 'points']),
  /** Null: no target was set, the figure is for comparison. */
  target: z.strictObject({ atMost: z.number().optional(), atLeast: z.number().optional() }).nullable(),
  status: z.enum(['met', 'missed', 'not-measured', 'information']),
  simulated: z.boolean(),
  formula: text,
});
export type PostmortemMetric = z.infer<typeof postmortemMetric>;

const postmortemBody = z.strictObject({
  outcome: z.enum(['held', 'cancelled', 'not-recorded']),
  outcomeNote: z.string().optional(),
  /** True when any of the reports it rests on came from a rehearsal. */
  simulated: z.boolean(),
  currency: text,
  metrics: z.array(postmortemMetric).min(1),
  budgetByCategory: z.array(
    z.strictObject({
      category: text,
      plannedMinor: z.int(),
      actualMinor: z.int().nullable(),
      note: z.string().optional(),
    }),
  ),
  wentWell: z.array(text),
  didNotGoWell: z.array(text),
  whyNothingToReport: z.string().optional(),
  lessons: z.array(z.strictObject({ lesson: text, action: text, owner: text, dueOn: z.iso.date() })),
  recommendations: z.array(text).min(1),
  /** Which risks of the register happened, and what happened without being in it. */
  riskReview: z
    .array(
      z.strictObject({
        riskId: text.nullable(),
        title: text,
        rating: z.int().nullable(),
        happened: z.int().min(0),
        /** Longest time to resolution; null where nothing was closed. */
        longestMinutes: z.number().nullable(),
      }),
    )
    .optional(),
  /** Planned and reported ends of tasks, for the durations of the next plan. */
  taskReview: z
    .array(
      z.strictObject({
        taskId: text,
        title: text,
        plannedEnd: z.iso.date(),
        finishedOn: z.iso.date(),
        daysLate: z.int(),
      }),
    )
    .optional(),
});
export type PostmortemBody = z.infer<typeof postmortemBody>;

export const postmortem = defineArtifact({
  type: 'Postmortem',
  title: 'Postmortem',
  version: '1.0.0',
  store: 'sql',
  schema: postmortemBody,
  decidedBy: 'postmortem',
  invariants: {
    'what has no value is not measured': ({ metrics }) =>
      metrics.flatMap((metric, index) =>
        (metric.value === null) === (metric.status === 'not-measured')
          ? []
          : [
              {
                pointer: `/metrics/${index}/status`,
                detail: `${metric.name} is ${metric.status} with value ${metric.value}.`,
              },
            ],
      ),
    'met and missed follow from the target': ({ metrics }) =>
      metrics.flatMap((metric, index) =>
        metric.value === null || metric.status === expectedStatus(metric)
          ? []
          : [
              {
                pointer: `/metrics/${index}/status`,
                detail: `${metric.name} should be ${expectedStatus(metric)}.`,
              },
            ],
      ),
    'something went well or not, or the reason is named': ({ wentWell, didNotGoWell, whyNothingToReport }) =>
      wentWell.length + didNotGoWell.length > 0 || whyNothingToReport
        ? []
        : ['Nothing is reported and no reason given.'],
  },
});

/** What a measured value says against its target. */
export function expectedStatus({
  value,
  target,
}: Pick<PostmortemMetric, 'value' | 'target'>): PostmortemMetric['status'] {
  if (value === null) return 'not-measured';
  if (!target) return 'information';
  return value <= (target.atMost ?? Infinity) && value >= (target.atLeast ?? -Infinity) ? 'met' : 'missed';
}
