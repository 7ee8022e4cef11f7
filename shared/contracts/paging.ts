import { z } from 'zod';

/** What every list takes: how many rows, and after which. */
export const paging = {
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|1\d\d|200)$/, 'Use a whole number from 1 to 200.')
    .default('50')
    .meta({ description: 'Rows at most, from 1 to 200.', examples: ['50'] }),
  cursor: z
    .string()
    .max(1_500)
    .optional()
    .meta({ description: '`nextCursor` of the page before; left out for the first.' }),
};

export const nextCursor = z
  .string()
  .nullable()
  .meta({ description: 'Ask for the next page with it; null: the list ends here.' });
