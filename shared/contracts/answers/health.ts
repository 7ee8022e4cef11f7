import { z } from 'zod';

const status = z.enum(['ok', 'unavailable']);

export const health = z.strictObject({ status }).meta({ id: 'Health' });

export const readinessAnswer = z
  .strictObject({
    status,
    checks: z
      .strictObject({ sql: status, documents: status, keys: status, queues: status })
      .partial()
      .optional()
      .describe(
        'What was reached: databases, the wrapping key, and the queues where there are some. Absent where the app could not be opened at all.',
      ),
  })
  .meta({ id: 'Readiness' });
