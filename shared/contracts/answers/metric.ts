import { z } from 'zod';
import { day } from './fields.ts';

export const metricTarget = z
  .union([z.strictObject({ atLeast: z.number() }), z.strictObject({ atMost: z.number() })])
  .meta({ id: 'MetricTarget' });
export const metricUnit = z.enum(['ratio', 'count', 'minutes']).meta({ id: 'MetricUnit' });

const metric = z
  .strictObject({
    name: z.string(),
    value: z.number().nullable().meta({ description: 'In the unit; null while there is nothing to count.' }),
    unit: metricUnit,
    target: metricTarget,
    status: z.enum(['met', 'missed', 'open', 'no-data']).meta({
      description:
        'open: a forecast within its target, or a count below it that can still grow before the event.',
    }),
    simulated: z.boolean(),
    formula: z.string().meta({ description: 'In plain words, in terms of the inputs.' }),
    inputs: z.record(z.string(), z.union([z.number(), z.string()])),
  })
  .meta({ id: 'Metric', description: 'A declared figure, computed from what is stored now.' });

export const metrics = z
  .strictObject({
    eventId: z.string(),
    today: day.meta({ description: "On the run's clock." }),
    simulated: z.boolean(),
    run: z.array(metric).meta({ description: 'Those that the run as a whole is judged by.' }),
    agents: z.array(z.strictObject({ agent: z.string(), title: z.string(), metrics: z.array(metric) })),
  })
  .meta({ id: 'Metrics' });
