import { z } from 'zod';

export const protocolVersion = '2025-06-18';

/** An answer, a request or a notification; what else is in it is not read. */
export const mcpMessage = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.int(), z.string()]).nullish(),
  method: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ code: z.int() }).optional(),
});

export const initialised = z.object({ protocolVersion: z.string(), capabilities: z.looseObject({}) });

export const toolPage = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      inputSchema: z.object({
        properties: z.record(z.string(), z.unknown()).default({}),
        required: z.array(z.string()).default([]),
      }),
    }),
  ),
  nextCursor: z.string().nullish(),
});

export const toolAnswer = z.object({
  content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
  isError: z.boolean().optional(),
});
