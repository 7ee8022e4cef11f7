import { z } from 'zod';

export const health = z.strictObject({ status: z.enum(['ok', 'unavailable']) }).meta({ id: 'Health' });
