import { z } from 'zod';
import { type FaultCode, faults } from '../../kernel/errors.ts';

// Keys of the table of faults.
const codes = Object.keys(faults) as [FaultCode, ...FaultCode[]];

export const fieldError = z
  .strictObject({
    pointer: z.string().meta({ description: 'JSON pointer into the request; empty is the whole.' }),
    detail: z.string().meta({ description: 'What to do about it.' }),
  })
  .meta({ id: 'FieldError', description: 'One field at fault.' });

export const problem = z
  .strictObject({
    type: z
      .string()
      .meta({ description: 'URN of the code.', examples: ['urn:eods:problem:event.not-found'] }),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.enum(codes).meta({ description: 'Each has an entry in docs/errors.md.' }),
    detail: z.string(),
    traceId: z.string().meta({ description: 'To be quoted when you ask for help.' }),
    errors: z.array(fieldError),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem.' });
