import { z } from 'zod';
import { nextCursor } from '../paging.ts';
import { instant, person } from './fields.ts';

export const deadLetter = z
  .strictObject({
    id: z.string(),
    organisationId: z.string(),
    eventId: z.string(),
    task: z.string(),
    operation: z.string().meta({ description: 'Names the work over all its attempts.' }),
    attempt: z.int().min(1),
    queue: z.string().meta({ description: 'The queue that gave it up.' }),
    reason: z.string().meta({ description: 'A fault code of EODS or the reason that the queue gives.' }),
    description: z.string(),
    at: instant,
    retried: z
      .strictObject({ by: person, at: instant })
      .nullable()
      .meta({ description: 'Who had it sent again; null: nobody yet.' }),
  })
  .meta({ id: 'DeadLetter', description: "Work that an agent's queue gave up." });

export const deadLetterList = z
  .strictObject({ deadLetters: z.array(deadLetter), nextCursor })
  .meta({ id: 'DeadLetterList' });
